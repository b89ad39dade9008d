/** A receipt in words: parts with titles, each figure with its formula, the same with numbers, and its sources. */
import type { ReceiptLine, ReceiptSource } from '../../recommend/receipt/receipt-line.ts'
import { formatReceiptFigure } from '../format/receipt-figure.ts'

/** One figure: "dollars in total: $971", then how, then where from. Nothing is escaped. */
export type ReceiptEntry = {
  readonly figure: string
  readonly value: string
  /** "hours * gpus * rate", and the same with the numbers in; absent for what is a fact. */
  readonly formula?: string
  readonly substitution?: string
  readonly note: string
  readonly sources: readonly ReceiptSource[]
}

export type ReceiptSection = { readonly title: string; readonly entries: readonly ReceiptEntry[] }

const sectionTitles: readonly (readonly [ReceiptLine['part'], string])[] = [
  ['result', 'The figures of the first plan'],
  ['bill', 'The whole bill'],
  ['evidence', 'What was measured'],
  ['job', 'What went in'],
  ['speed', 'Speed by physics: one micro-step on one GPU'],
  ['memory', 'Memory by physics: the fullest GPU'],
  ['others', 'The other figures of the answer'],
]

/** The parts in reading order; empty ones are left out. */
export function receiptSections(lines: readonly ReceiptLine[]): readonly ReceiptSection[] {
  return sectionTitles
    .map(([part, title]) => ({ title, entries: lines.filter((line) => line.part === part).map(receiptEntry) }))
    .filter(({ entries }) => entries.length > 0)
}

function receiptEntry({ figure, value, unit, formula, inputs, sources, note }: ReceiptLine): ReceiptEntry {
  const entry = { figure, value: formatReceiptFigure(value, unit), note: note ?? '', sources }
  if (formula === undefined || inputs === undefined) return entry
  const withNumbers = formula.replaceAll(/[A-Za-z]+/g, (name) => {
    const input = inputs[name]
    return input === undefined ? name : formatReceiptFigure(input.value, input.unit)
  })
  return { ...entry, formula: withMathSigns(formula), substitution: withMathSigns(withNumbers) }
}

const withMathSigns = (text: string) => text.replaceAll(' * ', ' × ').replaceAll(' / ', ' ÷ ')

/** "RunPod pricing page, 2026-10-03, runpod.io/pricing"; says where a figure was only remembered or worked out. */
export function describeSource({ title, where, date, standing }: ReceiptSource): string {
  return `${title}, ${date}${standing === undefined ? '' : ` (${standing})`}, ${where}`
}

/** The receipt for a terminal: every part, every line, then each source once. */
export function terminalReceipt(lines: readonly ReceiptLine[]): string {
  const numbers = new Map<string, number>()
  const cite = (sources: readonly ReceiptSource[]) =>
    sources
      .map((source) => {
        const citation = describeSource(source)
        numbers.set(citation, numbers.get(citation) ?? numbers.size + 1)
        return `[${numbers.get(citation)}]`
      })
      .join('')
  const sections = receiptSections(lines).map(({ title, entries }) =>
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
