/** The rate at which a plan's bill is shown in the team's own currency, and its date; prices stay in dollars. */
import type { Currencies } from '../../../catalog/total-cost.ts'
import { currencyOf, exchangeText, moneyText } from '../../format/told-money.ts'
import { line, type Line, type MessageContent, withNoteBelowHeadline } from '../message-content.ts'

/** "At 1.179 dollars to the euro (rate of 2026-10-03, inferred).": the rate of the amount in the headline. Null for dollars. */
export function conversionText(currency: string | null, currencies: Currencies): string | null {
  if (currency === null || currency === 'USD') return null
  const facts = currencies[currency]
  if (facts === undefined) return `Amounts in ${currency} are not shown: no rate is on record.`
  const { usd: rate } = facts
  const standing = rate.standing === undefined ? '' : `, ${rate.standing}`
  return `At ${exchangeText(currencyOf(facts))} (rate of ${rate.asOf}${standing}).`
}

/** "$1,807 in total" with the same in the other money behind it, where that does not stand there already. */
const totalInDollars = /\$(\d[\d,]*(?:\.\d+)?) in total(?! \()/gu

/** An answer whose bills are told in the other currency too; itself for dollars. */
export function withTotalsConverted(
  content: MessageContent,
  code: string | null,
  currencies: Currencies,
): MessageContent {
  const facts = code === null || code === 'USD' ? undefined : currencies[code]
  if (facts === undefined) return content
  const money = currencyOf(facts)
  const inBoth = (text: string): string =>
    text.replaceAll(
      totalInDollars,
      (words, dollars: string) => `${words} (about ${moneyText(Number(dollars.replaceAll(',', '')), money)})`,
    )
  const ofLine = (each: Line): Line => ({
    ...each,
    spans: each.spans.map((span) =>
      typeof span === 'string' ? inBoth(span) : span.kind === 'strong' ? { ...span, text: inBoth(span.text) } : span,
    ),
  })
  return {
    ...content,
    text: content.text.map(ofLine),
    blocks: content.blocks.map((block) =>
      block.kind === 'text' ? { ...block, lines: block.lines.map(ofLine) } : block,
    ),
  }
}

/** The content with `note` below its headline; itself where `note` is null. */
export const withConversion = (content: MessageContent, note: string | null): MessageContent =>
  note === null ? content : withNoteBelowHeadline(content, line(note))
