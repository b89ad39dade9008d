/** "Which part of this is the least certain?" */
import { describePrice } from '../content/recommendation-summary.ts'
import { formatDurationRange, formatUsdPerHour } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import type { QuestionContext } from './question-context.ts'

/** Speed against price: whose range is the wider, and what each rests on. */
export function weakestFigureAnswer({ recommendation: { best }, renderContext }: QuestionContext): readonly string[] {
  const { hours, priceRange, basis } = best
  const speed = hours.p90 / hours.p10
  const price = priceRange === undefined ? 1 : priceRange.high / priceRange.low
  const ofSpeed = `8 in 10 comparable runs take ${formatDurationRange(hours)}, as it rests on ${toOneLine(basis, 120).replace(/\.$/, '')}`
  const ofPrice =
    priceRange === undefined
      ? describePrice(best, renderContext)
      : `${formatUsdPerHour(priceRange.low)} to ${formatUsdPerHour(priceRange.high)} per GPU is likely today`
  return [
    speed >= price
      ? `The speed, and so the hours: ${ofSpeed}. The price is surer: ${ofPrice}.`
      : `The price: ${ofPrice}. The hours are surer: ${ofSpeed}.`,
    'Twenty steps on the machine itself settle the speed: reply with tokens per second. What is not in any range: how much data, how many tries, and how good it gets.',
  ]
}
