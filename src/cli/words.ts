/** The answers of the terminal in plain words. */
import type { Answer } from '../reply/answer.ts'
import type { ReceiptLine } from '../recommend/receipt-parts.ts'
import { wrap } from '../reply/columns.ts'
import { receiptText } from '../reply/receipt.ts'
import { columnsOf, type Terminal } from '../reply/terminal.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/spec.ts'
import type { Corridor, Turn } from './corridor.ts'

/** What is wrong, then what could be typed instead, a line each. */
export function problemText({ message, suggestions }: Problem): string {
  return [message, ...suggestions.map((suggestion) => `  try: ${suggestion}`)].join('\n')
}

/** The same of an answer, laid out for a window with what comes closest, where the corridor can. */
export function refusalText(
  { problem, message }: Pick<Extract<Answer, { kind: 'problem' }>, 'problem' | 'message'>,
  { refuse }: Pick<Corridor, 'refuse'>,
  terminal: Terminal,
): string {
  if (refuse !== undefined) return refuse(problem, terminal)
  const isTold = problem.kind === 'help' || problem.kind === 'infeasible'
  return isTold ? unescaped(message.text) : problemText(problem)
}

/** Slack's escapes undone. */
export const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Lines of any length brought into a window: what goes over hangs under its own beginning. */
export function wrapped(text: string, terminal: Terminal): string {
  const columns = columnsOf(terminal)
  return text
    .split('\n')
    .flatMap((line) => {
      const indent = /^\s*(?:- |= )?/u.exec(line)?.[0] ?? ''
      const hang = indent.trim() === '' ? '  ' : ''
      return wrap(line.slice(indent.length), columns, indent, ' '.repeat(indent.length) + hang)
    })
    .join('\n')
}

/** A receipt: its headings stand out, its formulas stand back. */
export function receiptWords(lines: readonly ReceiptLine[], terminal: Terminal): string {
  return wrapped(receiptText(lines), terminal)
    .split('\n')
    .map((line) => {
      if (/^\S/u.test(line)) return terminal.paint('bold', line)
      return /^ {6,}/u.test(line) ? terminal.paint('dim', line) : line
    })
    .join('\n')
}

/** What was asked, one field a line; what nobody asked for is left out. */
export function specText({ spec, notes }: Scenario): string {
  const asked = Object.entries(spec).filter(([, value]) => value !== null)
  const width = Math.max(...asked.map(([field]) => field.length))
  const lines = asked.map(([field, value]) => `${field.padEnd(width)}  ${valueText(value)}`)
  return [...lines, ...notes.map((note) => `note: ${note}`)].join('\n')
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumFractionDigits: 10 })
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** One turn of a conversation. */
export function turnText(turn: Turn): string {
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
