/** The receipt in short: the main figures with their sums, the nearest measured runs, the sources. */
import type { ReceiptLine } from '../../../recommend/receipt/receipt-line.ts'
import {
  bullet,
  code,
  headingBlock,
  line,
  type Line,
  lines,
  type MessageContent,
  notesBlock,
  type Span,
  strong,
  textBlock,
} from '../message-content.ts'
import { type ReceiptEntry, receiptSections, sourceReference } from '../receipt-sections.ts'

/** `headline` is that of the answer. */
export function receiptMessage(receipt: readonly ReceiptLine[], headline: string): MessageContent {
  const [result, evidence] = receiptSections(receipt.filter(({ part }) => part === 'result' || part === 'evidence'))
  const formulaEntries = result?.entries.filter(({ substitution }) => substitution !== undefined) ?? []
  const evidenceEntries = evidence?.entries ?? []
  const memoryLines = receipt.filter(({ part, figure }) => part === 'memory' && figure === 'device memory')
  const mainEntries = [...formulaEntries, ...receiptSections(memoryLines).flatMap(({ entries }) => entries)]
  return {
    text: lines([headline, ...mainEntries.map(plainSubstitution)]),
    blocks: [
      headingBlock('How the figures come about'),
      textBlock([line(strong(headline))]),
      textBlock(mainEntries.map(substitutionLine)),
      ...(evidenceEntries.length === 0
        ? []
        : [textBlock([line(strong('The nearest measured runs')), ...evidenceEntries.map(evidenceLine)])]),
      notesBlock([
        line(
          'Every formula that ran, each input and its source: ',
          strong('Details'),
          ' under the answer, or ',
          code('gpucost receipt'),
          '.',
        ),
      ]),
    ],
  }
}

const substitutionLine = (entry: ReceiptEntry): Line =>
  line(
    strong(`${entry.figure}: ${entry.value}`),
    entry.substitution === undefined ? '' : `\n      = ${entry.substitution}`,
    ...sourceSpans(entry),
  )

const plainSubstitution = ({ figure, value, substitution }: ReceiptEntry): string =>
  `${figure}: ${value}${substitution === undefined ? '' : ` = ${substitution}`}`

const evidenceLine = (entry: ReceiptEntry): Line =>
  bullet(`${entry.figure}: `, strong(entry.value), `, ${entry.note}`, ...sourceSpans(entry))

/** Each source once, on a line below. */
function sourceSpans({ sources }: ReceiptEntry): readonly Span[] {
  const references = new Map(sources.map(sourceReference).map((span) => [JSON.stringify(span), span]))
  return [...references.values()].flatMap((span, index) => [index === 0 ? '\n      ' : ' · ', span])
}
