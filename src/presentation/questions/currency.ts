/** "In euros please": the bill in another currency, at the rate that is on record. */
import { formatConverted, formatPercent, formatUsd } from '../format/number-format.ts'
import { currencyOf, exchangeText } from '../format/told-money.ts'
import type { QuestionContext } from './question-context.ts'

const settled =
  'A workspace can have amounts shown in another currency beside them in every answer: `/gpucost settings`, “Show amounts also in”.'

/** The total with its range; says so where no rate is on record. */
export function currencyAnswer({ recommendation: { best }, args, currencies }: QuestionContext): readonly string[] {
  const code = args?.currency
  if (code === undefined || code === 'USD')
    return [`US dollars, in which the providers list most prices: ${formatUsd(best.allInUsd.p50)} in total.`, settled]
  const facts = currencies?.[code]
  if (facts === undefined)
    return [
      `No rate of ${code} is on record here: take your bank’s, on ${formatUsd(best.allInUsd.p50)} in total.`,
      settled,
    ]
  const money = currencyOf(facts)
  const { p10, p50, p90 } = best.allInUsd
  const taxed = (amount: number): string => formatConverted(amount * (1 + (args?.moves ?? 0)), money)
  return [
    args?.moves === undefined
      ? ''
      : `With ${formatPercent(args.moves)} of tax on top: about ${taxed(p50)} in total, 8 times in 10 ${taxed(p10)} to ${taxed(p90)}.`,
    args?.asksCurrency === true ? 'All figures are US dollars.' : '',
    `${args?.moves === undefined ? 'The' : 'Without tax the'} plan costs about ${formatConverted(p50, money)} in total (${formatUsd(p50)}), 8 times in 10 ${formatConverted(p10, money)} to ${formatConverted(p90, money)}, at ${exchangeText(money)} (rate of ${facts.usd.asOf}).`,
    args?.tax === 'net' ? 'That is without tax, as the providers list it.' : '',
    args?.tax === 'gross' && args.moves === undefined
      ? 'That is without tax: which one you pay is not known here; say its share, such as “incl. 19% VAT”.'
      : '',
    `From here on this thread shows totals in ${facts.sign.trim()} too; reply “dollars only” to end that.`,
  ]
}
