/** "In euros please": the bill in another currency, at the rate that is on record. */
import { formatConverted, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import type { QuestionContext } from './question-context.ts'

const inDollars = 'I answer in US dollars, in which the providers list most prices.'
const settled =
  'A workspace can have amounts shown in another currency beside them in every answer: `/gpucost settings`, “Show amounts also in”.'

export function currencyAnswer({ recommendation: { best }, args, currencies }: QuestionContext): readonly string[] {
  const code = args?.currency
  if (code === undefined || code === 'USD') return [inDollars, settled]
  const facts = currencies?.[code]
  if (facts === undefined) return [`No rate of ${code} is on record here.`, inDollars, settled]
  const { usd: rate, name } = facts
  const money = { sign: facts.sign, usd: rate.base }
  const { p10, p50, p90 } = best.allInUsd
  return [
    `The plan costs about ${formatConverted(p50, money)} in total (${formatUsd(p50)}), 8 times in 10 ${formatConverted(p10, money)} to ${formatConverted(p90, money)}, at ${formatSignificant(rate.base, 4)} dollars to the ${name} (rate of ${rate.asOf}).`,
    `From here on this thread shows totals in ${facts.sign.trim()} too; reply “dollars only” to end that.`,
  ]
}
