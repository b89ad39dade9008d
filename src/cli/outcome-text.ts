/** Renders outcomes of a conversation for a terminal. Files are described in words, as a terminal shows no pictures. */
import type { Outcome, PlanFile, RunFiles } from '../conversation/outcome.ts'
import type { ExportFile } from '../export/export-file.ts'
import { type MessageContent, line, lines } from '../presentation/content/message-content.ts'
import { watchNotKeptText } from '../presentation/content/messages/watch-message.ts'
import { terminalMessage } from '../presentation/terminal/terminal-message.ts'
import { terminalHelp, terminalProblem } from '../presentation/terminal/terminal-problem.ts'
import { terminalRecommendation } from '../presentation/terminal/terminal-recommendation.ts'
import type { Terminal } from '../presentation/terminal/terminal.ts'
import type { CliDependencies } from './cli-dependencies.ts'

/** Without replies to choose from it stands alone. */
const askMore = 'ask, for example, “why this one?”'

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
      const text = isFirst
        ? terminalRecommendation(scenario, recommendation, { ...renderContext, isInteractive: true }, terminal, askMore)
        : terminalMessage(outcome.content, terminal)
      return outcome.followUp?.kind === 'watch'
        ? `${text}\n\n${terminalMessage({ text: lines([watchNotKeptText]) }, terminal)}`
        : text
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
    case 'file': {
      const { file, content } = outcome
      if (file.format !== 'run') return terminalMessage(fileContent(outcome, dependencies), terminal)
      // The lines of a file stay whole, however narrow the window is.
      const above = terminalMessage({ text: content.text.slice(0, -1) }, terminal)
      return `${above}\n\n${listedFiles(file.files)}`
    }
  }
}

/** Files below one another, each under its name. */
export const listedFiles = (files: readonly ExportFile[]): string =>
  files.map(({ name, content }) => `==> ${name}\n${content.trimEnd()}`).join('\n\n')

/** What a file shows, or the command that writes it. */
export function fileContent(
  { file, content }: { readonly file: PlanFile | RunFiles; readonly content: MessageContent },
  { commandText }: Pick<CliDependencies, 'commandText'>,
): Pick<MessageContent, 'text'> {
  if (file.format === 'chart') return content
  if (file.format === 'receipt')
    return {
      text: lines([
        `Every figure with its formula and sources: gpucost receipt "${commandText(file.answer.scenario)}"`,
      ]),
    }
  if (file.format === 'run')
    return { text: [...content.text.slice(0, -1), line(), ...lines(listedFiles(file.files).split('\n'))] }
  const out = file.format === 'csv' ? ' --out options.csv' : ''
  const command = `gpucost ask "${commandText(file.answer.scenario)}" --${file.format}${out}`
  return { text: lines([`Every option with every figure: ${command}`]) }
}
