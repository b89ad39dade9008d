/** A receipt in words: parts with titles, each figure with its formula, the same with numbers, and its sources. */
import type { ReceiptLine, ReceiptSource } from '../../recommend/receipt/receipt-line.ts'
import { formatReceiptFigure } from '../format/receipt-figure.ts'
import type { Span } from './message-content.ts'

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

/** The source as a link where it has an address on the web; otherwise in words. */
export function sourceReference(source: ReceiptSource): Span {
  const { title, date, standing, where } = source
  const [address = ''] = where.split(/[ ,;]/, 1)
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(address)
    ? { kind: 'link', label: `${title}, ${date}${standing === undefined ? '' : ` (${standing})`}`, address }
    : describeSource(source)
}
