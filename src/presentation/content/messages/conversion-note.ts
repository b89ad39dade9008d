/** The rate at which a plan's bill is shown in the team's own currency, and its date; prices stay in dollars. */
import type { Currencies } from '../../../catalog/total-cost.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { line, type MessageContent, notesBlock, plainLine } from '../message-content.ts'

/** "In euro at 1.179 dollars each (rate of 2026-10-03, inferred).": the rate of the amount in the headline. Null for dollars. */
export function conversionText(currency: string | null, currencies: Currencies): string | null {
  if (currency === null || currency === 'USD') return null
  const facts = currencies[currency]
  if (facts === undefined) return `Amounts in ${currency} are not shown: no rate is on record.`
  const { usd: rate, name } = facts
  const standing = rate.standing === undefined ? '' : `, ${rate.standing}`
  return `In ${name} at ${formatSignificant(rate.base, 4)} dollars each (rate of ${rate.asOf}${standing}).`
}

/** Below the headline, so that it stands on the first screen; above everything where there is none. */
export function withConversion(content: MessageContent, note: string | null): MessageContent {
  if (note === null) return content
  const { text, blocks } = content
  const heading = blocks.findIndex(({ kind }) => kind === 'heading')
  const headingBlock = blocks[heading]
  const headline = headingBlock?.kind === 'heading' ? headingBlock.text : ''
  const head = text.findIndex((each) => headline !== '' && plainLine(each).startsWith(headline))
  return {
    ...content,
    text: text.toSpliced(head + 1, 0, line(note)),
    blocks: blocks.toSpliced(heading + 1, 0, notesBlock([line(note)])),
  }
}
