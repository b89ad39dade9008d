/** The plan of a job on the command line: without a team's rules, and without a thread to reply in. */
import type { RequestContext } from '../conversation/request.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { MessageContent } from '../presentation/content/message-content.ts'
import { terminalProblem } from '../presentation/terminal/terminal-problem.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import { noRules } from '../team/team-rules.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import type { VerbInput, VerbOutput } from './verb.ts'

export const commandContext = (today: string): RequestContext => ({
  today,
  rules: noRules,
  teamMeasurements: [],
  isInteractive: false,
})

export type JobAnswer =
  | { readonly kind: 'plan'; readonly answer: AnsweredScenario; readonly content: MessageContent }
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible; readonly content: MessageContent }

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
  const { kind } = outcome
  if (kind === 'plan') return { kind, answer: outcome.answer, content: outcome.content }
  if (kind === 'infeasible' || kind === 'problem')
    return { kind: 'problem', problem: outcome.problem, content: outcome.content }
  throw new Error(`a job was answered with "${kind}"`)
}

/** What stands in the way of a plan, with what comes closest. */
export function printJobProblem(
  problem: Problem | Infeasible,
  { renderContextOn }: Pick<CliDependencies, 'renderContextOn'>,
  today: string,
): VerbOutput {
  return {
    json: { problem },
    text: (terminal) => terminalProblem(problem, renderContextOn(today).names, terminal),
    status: 2,
  }
}
