/** The first answer to a job, under the rules of its channel. */
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import { recommendationMessage } from '../presentation/content/messages/recommendation-message.ts'
import { line, type MessageContent, withNoteAbove } from '../presentation/content/message-content.ts'
import { withOtherSizes } from '../presentation/content/messages/other-sizes.ts'
import { withRecognizedText } from '../presentation/content/messages/recognized-text-line.ts'
import { problemMessage } from '../presentation/content/messages/problem-message.ts'
import { withStatedPrice } from './stated-price.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { applyRules } from '../team/rule-application.ts'
import { bestAttempt } from './best-attempt.ts'
import type { AnswerScenario, EngineContext } from './engine-context.ts'
import { fittingJob } from './fitting-job.ts'
import { exportFile } from './file-export.ts'
import { exportRunFiles } from './run-file-export.ts'
import { withKeptWishes } from './kept-wishes.ts'
import type { Interpretation, JobInterpretation } from './interpretation.ts'
import type { Outcome } from './outcome.ts'
import { onGpusInstead } from './on-gpus-instead.ts'
import { problemOutcome } from './problem-outcome.ts'
import type { RequestContext } from './request.ts'
import { refusalWithDrop } from './feasible-plan.ts'
import { answerWatch } from './run-response.ts'
import { newThread, withShown } from './thread-state.ts'
import { unreachableJob } from './unreachable-job.ts'

/** A plan, or the problem that the job has. */
export function answerJob(job: JobInterpretation, request: RequestContext, context: EngineContext): Outcome {
  if (job.kind === 'problem') return problemOutcome(job, request, context)
  const { policy, phrases } = job
  const ask = context.answerWith(request, null)
  const scenario = withKeptWishes(fittingJob(onOneGpu(job.scenario, ask), ask), job.wishes ?? [], ask)
  const attempts = applyRules(scenario, request.rules, policy, context.catalog)
  const answer = onGpusInstead(bestAttempt(attempts, ask), scenario, ask, context)
  const unreachable = unreachableJob(answer, scenario.spec, context)
  if (unreachable !== null) return problemOutcome({ problem: unreachable, style: 'command' }, request, context)
  const outcome = openThread(answer, attempts.at(-1)?.[0] ?? scenario, request, context)
  const content = outcome.kind === 'plan' ? withSizes(outcome, job.sizes ?? [], request, context) : outcome.content
  const annotated = { ...outcome, content: withRecognizedText(content, phrases) }
  if (annotated.kind !== 'plan' || job.watch === undefined) return annotated
  return { ...annotated, followUp: answerWatch(job.watch, annotated.answer, annotated.thread, request, context) }
}

/** GPUs of a desktop: who names one without a number mostly means one. */
const desktopGpu = /^rtx-[2-5]0[5-9]0/u

/** "8b lora on a 4090": one GPU, where the job runs on one and nothing asks for haste. */
function onOneGpu(scenario: Scenario, ask: AnswerScenario): Scenario {
  const { gpus, gpuCount, nodes, deadlineHours, objective } = scenario.spec
  if (gpus === null || gpuCount !== null || nodes !== null || deadlineHours !== null || objective !== null)
    return scenario
  if (!gpus.every((id) => desktopGpu.test(id))) return scenario
  const text = 'One card is taken: say “4x” before it for more.'
  const single: Scenario = {
    ...scenario,
    spec: { ...scenario.spec, gpuCount: 1 },
    notes: [...scenario.notes, text],
    remarks: [...(scenario.remarks ?? []), { field: 'gpuCount', text }],
  }
  const answer = ask(single)
  return answer.kind === 'recommendation' && answer.recommendation.best.offload !== 'params' ? single : scenario
}

/** The plan of a wish, with what larger models would cost. */
function withSizes(
  { content, answer }: Extract<Outcome, { kind: 'plan' }>,
  sizes: readonly number[],
  request: RequestContext,
  context: EngineContext,
): MessageContent {
  const ask = context.answerWith(request, null)
  const { scenario } = answer
  const others = sizes.flatMap((params) => {
    const other = ask({ ...scenario, spec: { ...scenario.spec, model: null, variant: null, params } })
    return other.kind === 'recommendation' ? [other] : []
  })
  const { medium, large } = context.catalog.inquiryFacts.goals
  const isAboveUsual = [medium, large].some(({ base }) => base === scenario.spec.params)
  return withOtherSizes(content, scenario, others, context.renderContextOn(request), isAboveUsual)
}

/** `widest`: the attempt with the fewest restrictions, which the thread goes on with where nothing meets it. */
function openThread(
  answer: AdvisorAnswer,
  widest: Scenario,
  request: RequestContext,
  context: EngineContext,
): Extract<Outcome, { kind: 'plan' | 'infeasible' }> {
  const renderContext = context.renderContextOn(request)
  if (answer.kind === 'problem') {
    const problem = withStatedPrice(answer.problem, widest)
    const thread = newThread(widest)
    const content = refusalWithDrop(problemMessage(problem, renderContext), thread, request, context)
    return { kind: 'infeasible', problem, content, thread }
  }
  const { scenario, recommendation } = answer
  return {
    kind: 'plan',
    answer: { scenario, recommendation },
    content: recommendationMessage(scenario, recommendation, renderContext),
    thread: withShown(newThread(scenario), recommendation, request.today),
  }
}

/** "chart 70b 2B tokens": the file of a plan; where there is no plan, what stands in its way. */
export function answerJobFile(
  { format, job }: Extract<Interpretation, { kind: 'job file' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const outcome = answerJob(job, request, context)
  return outcome.kind === 'plan' ? exportFile(format, outcome.answer, request, context) : outcome
}

/** "slurm script for 70b 2B tokens": the same of the files that run it. */
export function answerJobRunFiles(
  { tool, job, assumed }: Extract<Interpretation, { kind: 'job run files' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const outcome = answerJob(job, request, context)
  if (outcome.kind !== 'plan') return outcome
  const files = exportRunFiles(tool, outcome.answer, null, request, context)
  if (assumed === '' || files.kind === 'ignored') return files
  return { ...files, content: withNoteAbove(files.content, line(assumed)) }
}
