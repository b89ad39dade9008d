/** The receipt for a terminal: every part, every line, then each source once. */
import type { ReceiptLine, ReceiptSource } from '../../recommend/receipt/receipt-line.ts'
import { describeSource, type ReceiptEntry, receiptSections } from '../content/receipt-sections.ts'
import type { Terminal } from './terminal.ts'
import { wrapLines } from './wrapped-lines.ts'

/** Headings stand out, formulas stand back. Lines joined by newlines; ends without one. */
export function terminalReceipt(receipt: readonly ReceiptLine[], terminal: Terminal): string {
  return wrapLines(receiptLines(receipt), terminal)
    .split('\n')
    .map((text) => {
      if (/^\S/u.test(text)) return terminal.paint('bold', text)
      return /^ {6,}/u.test(text) ? terminal.paint('dim', text) : text
    })
    .join('\n')
}

function receiptLines(receipt: readonly ReceiptLine[]): string {
  const numbers = new Map<string, number>()
  const cite = (sources: readonly ReceiptSource[]) =>
    sources
      .map((source) => {
        const citation = describeSource(source)
        numbers.set(citation, numbers.get(citation) ?? numbers.size + 1)
        return `[${numbers.get(citation)}]`
      })
      .join('')
  const sections = receiptSections(receipt).map(({ title, entries }) =>
    [title, ...entries.flatMap((entry) => entryLines(entry, cite(entry.sources)))].join('\n'),
  )
  const sources = [...numbers].map(([citation, number]) => `  [${number}] ${citation}`)
  return [...sections, ['Sources', ...sources].join('\n')].join('\n\n')
}

function entryLines(
  { figure, value, formula, substitution, note }: ReceiptEntry,
  citations: string,
): readonly string[] {
  const tail = [note, citations].filter((words) => words !== '').join(' ')
  return [
    `  ${figure}: ${value}${tail === '' ? '' : `  · ${tail}`}`,
    ...(formula === undefined ? [] : [`      = ${formula}`]),
    ...(substitution === undefined ? [] : [`      = ${substitution}`]),
  ]
}
