/** "Is that price from today? I see 2.99 on their site": yes or no with the day, and the job at the price that was seen. */
import { describePrice } from '../content/recommendation-summary.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { formatUsd, formatUsdDifference, formatUsdPerHour } from '../format/number-format.ts'
import { priceSourceSentence } from './price-page.ts'
import type { QuestionContext } from './question-context.ts'
import { billAtRate } from './bill-at-rate.ts'

/** `value`: the price of an hour that was seen; absent where none was named. */
export function freshness(context: QuestionContext): readonly string[] {
  const {
    value,
    recommendation: { best },
    renderContext,
  } = context
  const isToday = best.priceAsOf === renderContext.today
  const price = `${describePrice(best, renderContext)}.`
  if (isOwnedAtPowerCost(best)) return [`It is no seller’s price: ${price}`]
  const seen =
    value === undefined || Math.abs(value / best.usdPerGpuHour - 1) < same ? null : billAtRate(context, value)
  return [
    `${isToday ? 'Of today' : `Not of today: seen on ${best.priceAsOf}`}. ${price}`,
    value === undefined
      ? ''
      : seen === null
        ? `The ${formatUsdPerHour(value)} that you see is what the plan takes.`
        : `At ${formatUsdPerHour(value)} per GPU the job is about ${formatUsd(seen)} in total, ${formatUsdDifference(seen, best.allInUsd.p50)} ${seen > best.allInUsd.p50 ? 'more' : 'less'} than the ${formatUsd(best.allInUsd.p50)} here; believe their page.`,
    value === undefined
      ? priceSourceSentence(best, renderContext.names)
      : `Reply “at ${formatUsdPerHour(value)}” to plan with it.`,
  ]
}
const same = 0.005
