/** The plan of a job on the command line: without a team's rules, and without a thread to reply in. */
import { inquiryDocument } from '../conversation/inquiry-document.ts'
import type { Outcome } from '../conversation/outcome.ts'
import type { RequestContext } from '../conversation/request.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { MessageContent } from '../presentation/content/message-content.ts'
import { terminalProblem } from '../presentation/terminal/terminal-problem.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { specDocument } from '../scenario/spec-document.ts'
import { noRules } from '../team/team-rules.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import type { VerbInput, VerbOutput } from './verb.ts'

/** The context of a request without a team: no rules, no channel. `today`: an ISO date. */
export const commandContext = (today: string): RequestContext => ({
  today,
  rules: noRules,
  teamMeasurements: [],
  isInteractive: false,
})

export type JobAnswer =
  | {
      readonly kind: 'plan'
      readonly answer: AnsweredScenario
      readonly content: MessageContent
      /** What is said of other questions of the text. */
      readonly besides?: readonly string[]
    }
  | {
      readonly kind: 'problem'
      readonly besides?: readonly string[]
      readonly problem: Problem | Infeasible
      /** What was understood; null where the text was not. */
      readonly scenario: Scenario | null
      readonly content: MessageContent
    }

/** What is answered without a plan: `document` is the answer for programs. */
export type InquiryAnswer = {
  readonly kind: 'inquiry'
  readonly document: Readonly<Record<string, unknown>>
  readonly content: MessageContent
}

/** The same of a text that may ask something else than a plan, such as prices. */
export function answerJobOrInquiry(
  dependencies: Pick<CliDependencies, 'engine'>,
  input: Pick<VerbInput, 'text' | 'configs'>,
  today: string,
): JobAnswer | InquiryAnswer {
  if (input.configs.length > 0) return answerJobText(dependencies, input, today)
  const outcome = dependencies
    .engine()
    .handle({ kind: 'job', text: input.text, inputKind: 'command', allowsInquiry: true }, commandContext(today))
  if (outcome.kind !== 'answer') return jobAnswerOf(outcome)
  const document = outcome.detail === undefined ? null : inquiryDocument(outcome.detail)
  if (document === null) throw new Error('an inquiry was answered without its data')
  return { kind: 'inquiry', document, content: outcome.content }
}

/** The answer to the text, or to configurations with the text beside them. */
export function answerJobText(
  { engine }: Pick<CliDependencies, 'engine'>,
  { text, configs }: Pick<VerbInput, 'text' | 'configs'>,
  today: string,
): JobAnswer {
  const outcome = engine().handle(
    configs.length > 0 ? { kind: 'config', configs, text } : { kind: 'job', text, inputKind: 'command' },
    commandContext(today),
  )
  return jobAnswerOf(outcome)
}

function jobAnswerOf(outcome: Outcome): JobAnswer {
  const { kind } = outcome
  const besides = outcome.besides === undefined ? {} : { besides: outcome.besides }
  if (kind === 'plan') return { kind, answer: outcome.answer, content: outcome.content, ...besides }
  if (kind === 'infeasible') {
    const { revisions, position } = outcome.thread.conversation
    return {
      kind: 'problem',
      problem: outcome.problem,
      scenario: revisions[position] ?? null,
      content: outcome.content,
      ...besides,
    }
  }
  if (kind === 'problem')
    return { kind: 'problem', problem: outcome.problem, scenario: null, content: outcome.content, ...besides }
  throw new Error(`a job was answered with "${kind}"`)
}

/** What stands in the way of a plan, with what comes closest. A plan without a price is an answer. */
export function printJobProblem(
  { problem, scenario, besides = [] }: Extract<JobAnswer, { kind: 'problem' }>,
  { renderContextOn }: Pick<CliDependencies, 'renderContextOn'>,
  today: string,
): VerbOutput {
  const unpriced = 'unpriced' in problem && scenario !== null ? unpricedDocument(problem, scenario) : null
  return {
    json: unpriced ?? { problem },
    text: (terminal) =>
      terminalProblem(
        { ...problem, message: withBesides(problem.message, besides) },
        renderContextOn(today).names,
        terminal,
      ),
    status: unpriced === null ? 2 : 0,
  }
}

/** Before what is said of the lines below. */
const withBesides = (message: string, besides: readonly string[]): string => {
  const [said, below = ''] = message.split(/ (?=Such as:$)/u)
  return [said, ...besides, below].filter((part) => part !== '').join(' ')
}

/** The answer in the form of a recommendation: every figure that a price would give is null. */
function unpricedDocument(
  { unpriced, message, nearest }: Infeasible,
  { spec, notes }: Scenario,
): Readonly<Record<string, unknown>> | null {
  if (unpriced === undefined) return null
  return {
    spec: specDocument(spec),
    recommendation: {
      best: unpriced,
      cheapest: unpriced,
      fastest: unpriced,
      options: [unpriced],
      ruledOut: [],
      keyConsiderations: [message],
      assumptions: notes,
      apiAlternatives: [],
      nearest,
    },
  }
}
