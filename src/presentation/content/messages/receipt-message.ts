/** The receipt in short: the main figures with their sums, the nearest measured runs, the sources. */
import type { ReceiptLine } from '../../../recommend/receipt/receipt-line.ts'
import { roundUsd } from '../../../recommend/figure-text.ts'
import { formatUsdExactly } from '../../format/number-format.ts'
import { billPartTexts } from '../total-cost/bill-parts.ts'
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
  const mainEntries = [
    ...totalEntries(receipt, result?.entries ?? []),
    ...formulaEntries,
    ...receiptSections(memoryLines).flatMap(({ entries }) => entries),
  ]
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

/** The total as the sum of the parts of its bill; none where the receipt has no bill. */
function totalEntries(receipt: readonly ReceiptLine[], result: readonly ReceiptEntry[]): readonly ReceiptEntry[] {
  const total = result.find(({ figure }) => figure === 'dollars in total')
  const bill = receipt.flatMap(({ part, figure, value }) =>
    part === 'bill' && typeof value === 'number' ? [{ id: figure.replace(/^bill: /, ''), usd: value, says: '' }] : [],
  )
  const p50 = bill.find(({ id }) => id === 'everything')?.usd
  if (total === undefined || p50 === undefined) return []
  const parts = bill.filter(({ id, usd }) => usd > 0 && !id.startsWith('everything'))
  const sum = billPartTexts({ parts, total: { p50 } }).map(({ id, usd }) => `${usd} ${id}`)
  return [{ ...total, value: formatUsdExactly(roundUsd(p50)), substitution: sum.join(' + ') }]
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
