/** Alternatives to renting, as sentences: rows of the total cost. */
import { ownServersId } from '../../offers/owned-offers.ts'
import type { TotalCost } from '../../recommend/total-cost/total-cost.ts'
import type { CostAlternative } from '../content/total-cost/cost-alternative.ts'
import { formatDuration, formatUsd } from '../format/number-format.ts'
import { capitalized } from '../../recommend/figure-text.ts'

/** A way of having it done, by the words of the whole cost's table. */
export function describeAlternative({ kind, where, cost, time, verdict, assumptions }: CostAlternative): string {
  if (cost === '–') return `${kind}, ${where}: ${verdict}.`
  const takes = time === '–' || time === 'not said' ? '' : `, ${time}`
  const says = assumptions[0] === undefined ? '' : ` ${asSentence(assumptions[0])}`
  return `${kind}, ${where}: ${cost}${takes}, ${verdict}.${says}`
}

/** Words with a capital letter and a full stop. */
export const asSentence = (words: string): string => `${capitalized(words).replace(/\.$/, '')}.`

/** The plan itself as the first of the alternatives. */
export const describePlanned = ({ option, bill }: TotalCost): string =>
  option.provider === ownServersId
    ? `As planned, on GPUs of your own, it is ${formatUsd(bill.total.p50)} in total for ${formatDuration(option.hours.p50)}, without rent.`
    : `Renting as planned is ${formatUsd(bill.total.p50)} in total for ${formatDuration(option.hours.p50)}, ${formatUsd(option.usd.p50)} of it GPU time.`
