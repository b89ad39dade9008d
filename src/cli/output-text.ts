/** The answers of the terminal in plain words. */
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import type { ReceiptLine } from '../recommend/receipt/receipt-line.ts'
import { wrapText } from '../presentation/terminal/text-columns.ts'
import { terminalReceipt } from '../presentation/content/receipt-sections.ts'
import { layoutWidth, type Terminal } from '../presentation/terminal/terminal-recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { CliDependencies, ConversationTurn } from './cli-dependencies.ts'

/** What is wrong, then what could be typed instead, a line each. */
export function problemText({ message, suggestions }: Problem): string {
  return [message, ...suggestions.map((suggestion) => `  try: ${suggestion}`)].join('\n')
}

/** The same of an answer, laid out for a window with what comes closest, where the corridor can. */
export function problemAnswerText(
  { problem, message }: Pick<Extract<AdvisorAnswer, { kind: 'problem' }>, 'problem' | 'message'>,
  { layOutProblem }: Pick<CliDependencies, 'layOutProblem'>,
  terminal: Terminal,
): string {
  if (layOutProblem !== undefined) return layOutProblem(problem, terminal)
  const isInMessage = problem.kind === 'help' || problem.kind === 'infeasible'
  return isInMessage ? unescapeMrkdwn(message.text) : problemText(problem)
}

/** Slack's escapes undone. */
export const unescapeMrkdwn = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Lines of any length brought into a window: what goes over hangs under its own beginning. */
export function wrapLines(text: string, terminal: Terminal): string {
  const columns = layoutWidth(terminal)
  return text
    .split('\n')
    .flatMap((line) => {
      const indent = /^\s*(?:- |= )?/u.exec(line)?.[0] ?? ''
      const hang = indent.trim() === '' ? '  ' : ''
      return wrapText(line.slice(indent.length), columns, indent, ' '.repeat(indent.length) + hang)
    })
    .join('\n')
}

/** A receipt: its headings stand out, its formulas stand back. */
export function receiptText(lines: readonly ReceiptLine[], terminal: Terminal): string {
  return wrapLines(terminalReceipt(lines), terminal)
    .split('\n')
    .map((line) => {
      if (/^\S/u.test(line)) return terminal.paint('bold', line)
      return /^ {6,}/u.test(line) ? terminal.paint('dim', line) : line
    })
    .join('\n')
}

/** What was asked, one field a line; what nobody asked for is left out. */
export function specText({ spec, notes }: Scenario): string {
  const setFields = Object.entries(spec).filter(([, value]) => value !== null)
  const width = Math.max(...setFields.map(([field]) => field.length))
  const lines = setFields.map(([field, value]) => `${field.padEnd(width)}  ${valueText(value)}`)
  return [...lines, ...notes.map((note) => `note: ${note}`)].join('\n')
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumFractionDigits: 10 })
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** One turn of a conversation. */
export function turnText(turn: ConversationTurn): string {
  switch (turn.kind) {
    case 'scenario':
      return specText(turn.scenario)
    case 'problem':
      return problemText(turn.problem)
    case 'ignored':
      return '(left alone: nothing here changes the plan)'
    case 'answer':
      return turn.text
  }
}
