/** The whole bill of a plan in the team's own currency, with the rate and its date; prices stay in dollars. */
import type { Currencies } from '../../../catalog/total-cost.ts'
import { roundUsd } from '../../../recommend/figure-text.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { formatUsd } from '../../format/number-format.ts'
import { line, type MessageContent, notesBlock, plainLine } from '../message-content.ts'

/**
 * "$1,140 in total is about €967, at 1.179 dollars a euro (rate of 2026-10-03, inferred)". `currency`: three letters.
 * What is converted is the figure that is printed, so that both say the same. Null for dollars.
 */
export function convertedTotalText(usd: number, currency: string | null, currencies: Currencies): string | null {
  if (currency === null || currency === 'USD') return null
  const facts = currencies[currency]
  if (facts === undefined) return `Amounts in ${currency} are not shown: no rate is on record.`
  const { usd: rate, sign, name } = facts
  const standing = rate.standing === undefined ? '' : `, ${rate.standing}`
  return `${formatUsd(usd)} in total is about ${sign}${amountText(roundUsd(usd) / rate.base)}, at ${formatSignificant(rate.base, 4)} dollars a ${name} (rate of ${rate.asOf}${standing}).`
}

/** An amount as dollars are printed, without the sign. */
const amountText = (amount: number): string => formatUsd(amount).replace('$', '')

/** Below the headline, so that it stands on the first screen; above everything where there is none. */
export function withConvertedTotal(content: MessageContent, note: string | null): MessageContent {
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
