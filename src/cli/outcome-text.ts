/** Renders outcomes of a conversation for a terminal. Files are described in words, as a terminal shows no pictures. */
import type { FileRequest, Outcome } from '../conversation/outcome.ts'
import { type MessageContent, lines } from '../presentation/content/message-content.ts'
import { watchNotKeptText } from '../presentation/content/messages/watch-message.ts'
import { terminalMessage } from '../presentation/terminal/terminal-message.ts'
import { terminalHelp, terminalProblem } from '../presentation/terminal/terminal-problem.ts'
import { terminalRecommendation } from '../presentation/terminal/terminal-recommendation.ts'
import type { Terminal } from '../presentation/terminal/terminal.ts'
import type { CliDependencies } from './cli-dependencies.ts'

/** `isFirst`: a first plan is told in full; what follows, as what it changes. Lines joined by newlines. */
export function outcomeText(
  outcome: Outcome,
  isFirst: boolean,
  dependencies: Pick<CliDependencies, 'renderContextOn' | 'commandText'>,
  today: string,
  terminal: Terminal,
): string {
  const renderContext = dependencies.renderContextOn(today)
  switch (outcome.kind) {
    case 'ignored':
      return 'Nothing here changes the plan. "help" says what can be typed.'
    case 'problem':
    case 'infeasible':
      return terminalProblem(outcome.problem, renderContext.names, terminal)
    case 'plan': {
      const { scenario, recommendation } = outcome.answer
      return isFirst
        ? terminalRecommendation(scenario, recommendation, renderContext, terminal)
        : terminalMessage(outcome.content, terminal)
    }
    case 'answer':
      return outcome.detail?.kind === 'help' ? terminalHelp(terminal) : terminalMessage(outcome.content, terminal)
    case 'asks':
    case 'report':
    case 'run':
    case 'run callback':
    case 'watch end':
      return terminalMessage(outcome.content, terminal)
    case 'watch':
      return terminalMessage({ text: lines([watchNotKeptText]) }, terminal)
    case 'file':
      return terminalMessage(fileContent(outcome, dependencies), terminal)
  }
}

/** What a file shows, or the command that writes it. */
export function fileContent(
  { file, content }: { readonly file: FileRequest; readonly content: MessageContent },
  { commandText }: Pick<CliDependencies, 'commandText'>,
): Pick<MessageContent, 'text'> {
  if (file.format === 'chart') return content
  const out = file.format === 'csv' ? ' --out options.csv' : ''
  const command = `gpucost ask "${commandText(file.answer.scenario)}" --${file.format}${out}`
  return { text: lines([`Every option with every figure: ${command}`]) }
}
