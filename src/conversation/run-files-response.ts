/** The files that run a plan, as an answer: what is assumed, then each file as it is written. */
import {
  lineWithCode,
  code,
  line,
  type Line,
  type MessageContent,
  textBlock,
} from '../presentation/content/message-content.ts'
import { describeJob } from '../presentation/content/scenario-summary.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { exportAnswer } from './export-answer.ts'
import type { EngineContext } from './engine-context.ts'
import { answerJob } from './plan-start.ts'
import type { Interpretation } from './interpretation.ts'
import type { Outcome } from './outcome.ts'
import { problemOutcome } from './problem-outcome.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

type RunFiles = Extract<Interpretation, { kind: 'run files' }>

/** Of the answer to a job of its own; where there is no plan, what stands in its way. */
export function answerJobRunFiles(
  { tool, job, assumed }: Extract<Interpretation, { kind: 'job run files' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const outcome = answerJob(job, request, context)
  if (outcome.kind !== 'plan') return outcome
  const files = runFilesOf(tool, outcome.answer, outcome.thread, request, context, assumed)
  // The thread goes on with the plan that the files run.
  return files.kind === 'answer' ? { ...outcome, content: { ...outcome.content, ...files.content } } : files
}

export function runFilesOf(
  tool: RunFiles['tool'],
  answer: AnsweredScenario,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
  assumed = '',
): Outcome {
  const { catalog, vocabulary, advisor } = context
  const asker = context.askerContext(request, thread)
  const exported = exportAnswer(answer, tool, { catalog, vocabulary, advisor, today: request.today, asker })
  if ('problem' in exported) return problemOutcome({ problem: exported.problem, style: 'reply' }, request, context)
  const { names } = context.renderContextOn(request)
  // The tool's own software may take other hours: the files say their figures.
  const plan = `${describeJob(answer.scenario.spec, names)}, planned for ${tool}; its figures are at the top of the file.`
  const intro = [
    line(plan),
    ...(assumed === '' ? [] : [line(assumed)]),
    lineWithCode('In a terminal, `gpucost export … --as ' + tool + ' --out run` writes the files.'),
  ]
  const listed = exported.files.map(({ name, content }) => ({ name, lines: content.trimEnd().split('\n') }))
  const content: MessageContent = {
    text: [
      ...intro,
      ...listed.flatMap(({ name, lines }) => [line(''), line(`==> ${name}`), ...lines.map((each) => line(each))]),
    ],
    blocks: [
      textBlock(intro),
      ...listed.map(({ name, lines }) => textBlock([line(`${name}:`), ...lines.map(codeLine)])),
    ],
  }
  return { kind: 'answer', content }
}

const codeLine = (text: string): Line => (text.trim() === '' ? line(' ') : line(code(text)))
