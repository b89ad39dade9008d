/** The rate at which a plan's bill is shown in the team's own currency, and its date; prices stay in dollars. */
import type { Currencies } from '../../../catalog/total-cost.ts'
import { currencyOf, exchangeText } from '../../format/told-money.ts'
import { line, type MessageContent, withNoteBelowHeadline } from '../message-content.ts'

/** "At 1.179 dollars to the euro (rate of 2026-10-03, inferred).": the rate of the amount in the headline. Null for dollars. */
export function conversionText(currency: string | null, currencies: Currencies): string | null {
  if (currency === null || currency === 'USD') return null
  const facts = currencies[currency]
  if (facts === undefined) return `Amounts in ${currency} are not shown: no rate is on record.`
  const { usd: rate } = facts
  const standing = rate.standing === undefined ? '' : `, ${rate.standing}`
  return `At ${exchangeText(currencyOf(facts))} (rate of ${rate.asOf}${standing}).`
}

/** The content with `note` below its headline; itself where `note` is null. */
export const withConversion = (content: MessageContent, note: string | null): MessageContent =>
  note === null ? content : withNoteBelowHeadline(content, line(note))
