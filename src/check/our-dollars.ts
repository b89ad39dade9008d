/** Dollars that are claimed without a price or a speed, beside what our speeds and the market's prices come to. */
import type { Market } from '../offers/market.ts'
import { count, tokens, tokensPerSecond, usdPerHour, usdRange } from '../reply/format.ts'
import { gpusOf } from './arithmetic.ts'
import type { Bench } from './bench.ts'
import type { Claimed, Figure } from './claimed.ts'
import type { Finding } from './finding.ts'

/** Ranges of speed and of price together are wide; beyond them a figure is another figure. */
const beyond = 1.1

/** Nothing where a price and hours, or a speed, say more. `bench`: null where no model is named. */
export function dollarsOfOurs(claimed: Claimed, bench: Bench | null, market: Market): Finding[] {
  const { spec, usd, usdPer, durations } = claimed
  const gpuCount = gpusOf(claimed)
  if (bench === null || bench.speed === null || gpuCount === null || spec.gpus === null) return []
  if (usdPer !== null && (claimed.rate === null || claimed.usdPerHour === null)) {
    const perStep =
      spec.batch === null || spec.sequenceLength === null ? null : spec.batch * spec.sequenceLength * gpuCount
    const many = usdPer.unit === 'tokens' ? usdPer.count : perStep === null ? null : perStep * usdPer.count
    const what =
      usdPer.unit === 'tokens' || many === null
        ? tokens(usdPer.count)
        : `${count(usdPer.count)} steps of ${count(many / usdPer.count)} tokens`
    return many === null ? [] : beside(usdPer, 'step cost', many, what, gpuCount, claimed, bench, market)
  }
  if (usd === null || durations.length > 0 || claimed.rate !== null || claimed.usdPerHour !== null) return []
  if (spec.tokens === null) return []
  return beside(usd, 'dollars', spec.tokens, tokens(spec.tokens), gpuCount, claimed, bench, market)
}

function beside(
  stated: Figure,
  about: Finding['about'],
  many: number,
  what: string,
  gpuCount: number,
  { spec }: Claimed,
  { speed }: Bench,
  market: Market,
): Finding[] {
  const prices = (spec.gpus ?? []).flatMap((gpu) => market.byGpu.get(gpu) ?? []).map(({ quote }) => quote.usdPerGpuHour)
  if (speed === null || prices.length === 0) return []
  const [low, high] = [Math.min(...prices), Math.max(...prices)]
  const of = (rate: number, price: number): number => (many / rate / 3600) * price * gpuCount
  const ours = { low: of(speed.p90, low), high: of(speed.p10, high) }
  const range = usdRange({ p10: ours.low, p90: ours.high })
  const shown = `${what} at ${tokensPerSecond(speed.p10)} to ${tokensPerSecond(speed.p90)} and ${usdPerHour(low)} to ${usdPerHour(high)} a GPU come to ${range}`
  const isMet = stated.high >= ours.low / beyond && stated.low <= ours.high * beyond
  const factor = stated.high < ours.low ? stated.high / ours.low : stated.low / ours.high
  return [
    {
      about,
      verdict: isMet ? 'consistent' : 'off',
      claimed: stated.words,
      shown,
      factor: isMet ? null : factor,
      slip: null,
    },
  ]
}
