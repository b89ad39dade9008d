/** A job without its data is asked for them; whether it fits its GPUs, and what a usual amount costs, is said beside. */
import { understand } from '../language/pipeline.ts'
import { methodNames } from '../catalog/training-method.ts'
import { asksIfSumIsRight } from '../language/inquiries/doubted-figure.ts'
import { namesOneGpu } from '../language/resolution/single-gpu.ts'
import {
  fitCommand,
  fitSentence,
  fittingSpec,
  otherMethodsSentences,
} from '../presentation/content/inquiries/fit-message.ts'
import { teacherBill } from '../presentation/content/job-extras-lines.ts'
import { planName, providerName } from '../presentation/format/display-names.ts'
import { formatDuration, formatTokens, formatUsd } from '../presentation/format/number-format.ts'
import type { Option } from '../recommend/recommendation.ts'
import { withFirstNote } from '../scenario/noted-scenario.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation, JobInterpretation } from './interpretation.ts'
import { giantSentences } from './giant-model.ts'
import { withExtras } from './interpretation-extras.ts'
import { interpretJob } from './interpret-job.ts'
import { nodesOfJob } from './nodes-of-job.ts'
import type { RequestContext } from './request.ts'

/** Characters of a text for which suggestions are read once more. */
const maxCommand = 300

/** Unchanged where something else is missing, or no plan is found. */
export function withExampleCost(
  job: JobInterpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
): JobInterpretation {
  if (job.kind !== 'problem') return job
  if (job.problem.kind === 'missing-model' || (job.problem.kind === 'unknown' && text.length <= maxCommand))
    return withFittingModels(job, request, context)
  if (job.problem.kind !== 'missing-data') return job
  const scenario = job.partial?.scenario ?? null
  if (scenario === null || (scenario.spec.params === null && scenario.spec.model === null)) return job
  if (scenario.spec.task === 'pretrain' && scenario.spec.params !== null && isFromNothing(text))
    return withOptimalData(scenario, scenario.spec.params, context.catalog.inquiryFacts.rules.tokensPerParameter.base)
  const fit = saysFit(scenario, text, request, context) ? fitOf(scenario.spec, request, context) : null
  if (fit !== null && fit.verdict !== 'yes') {
    const message = `${fit.says} ${job.problem.message}`
    const suggestions = fit.verdict === 'no' ? fit.suggestions : job.problem.suggestions
    return { ...job, problem: { ...job.problem, message, suggestions } }
  }
  const tokens = context.catalog.inquiryFacts.goals.pricesTokens.base
  const asked = { ...scenario, spec: { ...scenario.spec, tokens } }
  const answer = context.answerWith(request, null)(asked)
  const taught = teacherBill(asked, context.catalog.inquiryFacts.rules.teacher)
  const ofTeacher =
    taught === null ? '' : ` The passes of the teacher over them come on top, some ${formatUsd(taught.usd)}.`
  const says =
    answer.kind === 'recommendation'
      ? `${exampleCost(tokens, scenario.spec.method === null, answer.recommendation.best, request, context)}${ofTeacher}`
      : ''
  // A GPU that nobody rents is somebody's own, and one.
  const ofGpu =
    fit ?? (says === '' ? fitOf({ ...scenario.spec, gpuCount: scenario.spec.gpuCount ?? 1 }, request, context) : null)
  const paid = paidFor(scenario.spec, text, answer, request, context)
  if (paid !== null) return { ...job, problem: { ...job.problem, message: `${paid} ${says} ${job.problem.message}` } }
  const nodes =
    answer.kind === 'recommendation' ? nodesOfJob(text, asked, answer.recommendation.best, request, context) : ''
  const giant = scenario.spec.method === null ? giantSentences(scenario.spec, request, context) : []
  const message = [ofGpu?.says ?? '', nodes, job.problem.message, says, ...giant]
    .filter((part) => part !== '')
    .join(' ')
  return { ...job, problem: { ...job.problem, message } }
}

/** Of the models that are suggested those that the GPUs of the question hold; all of them where none does. */
function withFittingModels(
  job: Extract<JobInterpretation, { kind: 'problem' }>,
  request: RequestContext,
  context: EngineContext,
): JobInterpretation {
  const { kind, suggestions } = job.problem
  if (suggestions.length < 2) return job
  const fitting = suggestions.filter((text) => {
    const read = interpretJob(text, 'command', request, context)
    // A GPU that is named beside something not understood may be many: where the model alone is missing it is one.
    if (read.kind !== 'start' || (kind === 'unknown' && read.scenario.spec.gpuCount === null)) return true
    return fitOf(read.scenario.spec, request, context)?.verdict !== 'no'
  })
  return fitting.length === 0 ? job : { ...job, problem: { ...job.problem, suggestions: fitting } }
}

/** `isOpen`: nobody named the method, and it decides the figures. */
function exampleCost(
  tokens: number,
  isOpen: boolean,
  best: Option,
  request: RequestContext,
  context: EngineContext,
): string {
  const { names } = context.renderContextOn(request)
  const slow = best.offload === 'params' ? ', with the weights in the memory of the host, which is slow' : ''
  const method = isOpen ? ` with ${methodNames[best.method]}` : ''
  return `As a yardstick${method}, ${formatTokens(tokens)} take about ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} on ${planName(best, names)} at ${providerName(best, names)}${slow}.`
}

/** What a sum pays for where no data is named, and first whether a price that is asked is right; null: no sum is named, or it trains nothing. */
function paidFor(
  spec: Spec,
  text: string,
  usual: ReturnType<ReturnType<EngineContext['answerWith']>>,
  request: RequestContext,
  context: EngineContext,
): string | null {
  const { budgetUsd, task } = spec
  if (budgetUsd === null || usual.kind !== 'recommendation' || isGenerated(task)) return null
  const open = { ...spec, budgetUsd: null, method: spec.method ?? context.catalog.inquiryFacts.goals.method }
  const asker = context.askerContext(request, null)
  const most = context.advisor.affordable({ spec: open, setBy: {}, notes: [] }, budgetUsd, request.today, asker)
  if (most === null) return null
  const { best } = most.recommendation
  const { names } = context.renderContextOn(request)
  const buys = `${formatUsd(budgetUsd)} ${asksIfSumIsRight(text) ? 'would pay' : 'pays'} for about ${formatTokens(most.tokens)} of ${methodNames[best.method]}, all passes together, on ${planName(best, names)} at ${providerName(best, names)} (${formatDuration(best.hours.p50)}).`
  if (!asksIfSumIsRight(text)) return buys
  const times = budgetUsd / usual.recommendation.best.allInUsd.p50
  const verdict =
    times >= farOff
      ? 'Too much for the GPUs of a run of usual size; the rest would be many runs, far more data, or people’s work: ask what is in it.'
      : times >= 1
        ? 'It may be right.'
        : 'Rather little.'
  return `${verdict} ${buys}`
}
/** Times what a usual amount of data takes. */
const farOff = 3

/** Its data are prompts, and their tokens are written in training. */
const isGenerated = (task: Spec['task']): boolean => task === 'grpo' || task === 'ppo'

/** "qlora 70b on 2x3090": of use where so many are named, or where it is asked. */
function saysFit({ spec }: Scenario, text: string, request: RequestContext, { vocabulary, catalog }: EngineContext) {
  if (spec.gpus === null) return false
  return (
    spec.gpuCount !== null ||
    spec.nodes !== null ||
    catalog.inquiryFacts.words.fit.test(text) ||
    namesOneGpu(understand(text, { mode: 'command', vocabulary, today: request.today }))
  )
}

/** "Will it fit?", of a job whose method was left open: whether the other methods would is said beside the plan. */
export function withOtherMethods(
  answer: Interpretation,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  if (answer.kind !== 'start' || answer.scenario.extras?.doubt !== 'cards') return answer
  const { spec, extras } = answer.scenario
  if (spec.method !== null || spec.gpus === null) return answer
  const result = context.fitFor(request)(spec)
  if (result === null) return answer
  return withExtras(answer, { generalAnswers: [...otherMethodsSentences(result), ...(extras.generalAnswers ?? [])] })
}

/** Whether it fits the GPUs that are named needs no data; null: none are, or nothing runs it there. */
function fitOf(spec: Spec, request: RequestContext, context: EngineContext) {
  if (spec.gpus === null) return null
  const result = context.fitFor(request)(spec)
  const { names } = context.renderContextOn(request)
  if (result === null) return null
  const fitting = fittingSpec(result, spec)
  return {
    verdict: result.verdict,
    says: fitSentence(result, spec, names),
    suggestions: fitting === null ? [] : [fitCommand(fitting)],
  }
}

/** Training that begins from nothing, whose data follow from the model. */
const isFromNothing = (text: string): boolean =>
  /\bfrom (?:scratch|zero)\b|\bpre-?train(?:ing)?\b/iu.test(text) &&
  !/\b(?:continu\w*|cpt|further|domain|adapt\w*)\b/iu.test(text)

/** What its arithmetic is spent best on, where nothing is said of data. */
function withOptimalData(scenario: Scenario, params: number, tokensPerParameter: number): JobInterpretation {
  const tokens = tokensPerParameter * params
  const note = `${formatTokens(tokens)} are assumed, ${tokensPerParameter} a parameter, as nothing is said of data.`
  return {
    kind: 'start',
    scenario: withFirstNote({ ...scenario, spec: { ...scenario.spec, tokens } }, note, 'tokens'),
    policy: null,
    phrases: [],
  }
}
