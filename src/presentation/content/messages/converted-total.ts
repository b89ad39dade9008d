/** The whole bill of a plan in the team's own currency, with the rate and its date; prices stay in dollars. */
import type { Currencies } from '../../../catalog/total-cost.ts'
import { roundUsd } from '../../../recommend/figure-text.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { formatUsd } from '../../format/number-format.ts'
import { line, type MessageContent, notesBlock } from '../message-content.ts'

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

/** Below what the message says first, so that it stands on the first screen. */
export function withConvertedTotal(content: MessageContent, note: string | null): MessageContent {
  if (note === null) return content
  const [head, ...rest] = content.text
  const [heading, ...blocks] = content.blocks
  const block = notesBlock([line(note)])
  return {
    ...content,
    text: head === undefined ? [line(note)] : [head, line(note), ...rest],
    blocks: heading?.kind === 'heading' ? [heading, block, ...blocks] : [block, ...content.blocks],
  }
}
