/** Checks a claimed cost that states neither price nor speed against our estimated speed and the market's prices. */
import type { Market } from '../offers/market.ts'
import {
  formatCount,
  formatTokens,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../presentation/format/number-format.ts'
import { gpuCountOf, pricedTokens } from './arithmetic-check.ts'
import type { OurEstimate } from './claim-check-result.ts'
import type { ReferenceRuns } from './reference-runs.ts'
import type { RunClaim, StatedFigure } from './claim.ts'
import type { CheckFinding } from './finding.ts'

/** Ranges of speed and of price together are wide; beyond them a figure is another figure. */
const rangeTolerance = 1.1

/** Nothing where a price and hours, or a speed, say more. `bench`: null where no model is named. */
export function checkCost(claim: RunClaim, referenceRuns: ReferenceRuns | null, market: Market): CheckFinding[] {
  const { spec, usd, usdPer, durations } = claim
  const gpuCount = gpuCountOf(claim)
  if (referenceRuns === null || referenceRuns.speed === null || gpuCount === null || spec.gpus === null) return []
  if (usdPer !== null && (claim.rate === null || claim.usdPerHour === null)) {
    const tokenCount = pricedTokens(usdPer, spec, gpuCount)
    const tokensText =
      usdPer.unit === 'tokens' || tokenCount === null
        ? formatTokens(usdPer.count)
        : `${formatCount(usdPer.count)} steps of ${formatCount(tokenCount / usdPer.count)} tokens`
    return tokenCount === null
      ? []
      : compareCost(usdPer, 'step cost', tokenCount, tokensText, gpuCount, claim, referenceRuns, market)
  }
  if (usd === null || durations.length > 0 || claim.rate !== null || claim.usdPerHour !== null) return []
  if (spec.tokens === null) return []
  return compareCost(usd, 'dollars', spec.tokens, formatTokens(spec.tokens), gpuCount, claim, referenceRuns, market)
}

/** A sum for a job, with nothing said of where or how fast: what a vendor takes. A limit is a wish. */
export const isJobCost = ({ spec, usd, usdPer, usdPerHour, rate, durations }: RunClaim): boolean =>
  usd !== null &&
  usd.bound === null &&
  usdPer === null &&
  usdPerHour === null &&
  rate === null &&
  durations.length === 0 &&
  spec.gpus === null &&
  spec.tokens !== null

/** Dearer than this many times ours is another price; below it the vendor's own work and margin are in it. */
const dearFrom = 3

/** Beside what our plan of the same job comes to; nothing where there is none. */
export function checkJobCost({ usd }: RunClaim, ours: OurEstimate | null): CheckFinding[] {
  if (usd === null || ours === null) return []
  const { p10, p50, p90 } = ours.option.allInUsd
  const isMet = usd.high >= p10 / rangeTolerance && usd.low <= Math.max(dearFrom * p50, p90 * rangeTolerance)
  const times = (usd.low + usd.high) / 2 / p50
  return [
    {
      about: 'dollars',
      verdict: isMet ? 'consistent' : 'off',
      claimed: usd.words,
      shown: `ours is ${formatUsd(p50)} (${formatUsdRange({ p10, p90 })}) for one run on rented GPUs; people, data and trials come on top`,
      factor: isMet ? null : times,
      slip: null,
    },
  ]
}

function compareCost(
  stated: StatedFigure,
  about: CheckFinding['about'],
  tokenCount: number,
  tokensText: string,
  gpuCount: number,
  { spec }: RunClaim,
  { speed }: ReferenceRuns,
  market: Market,
): CheckFinding[] {
  const prices = (spec.gpus ?? []).flatMap((gpu) => market.byGpu.get(gpu) ?? []).map(({ quote }) => quote.usdPerGpuHour)
  if (speed === null || prices.length === 0) return []
  const [low, high] = [Math.min(...prices), Math.max(...prices)]
  const costOf = (rate: number, price: number): number => (tokenCount / rate / 3600) * price * gpuCount
  const ours = { low: costOf(speed.p90, low), high: costOf(speed.p10, high) }
  const range = formatUsdRange({ p10: ours.low, p90: ours.high })
  const shown = `${tokensText} at ${formatTokensPerSecond(speed.p10)} to ${formatTokensPerSecond(speed.p90)} and ${formatUsdPerHour(low)} to ${formatUsdPerHour(high)} a GPU cost ${range}`
  const isMet = stated.high >= ours.low / rangeTolerance && stated.low <= ours.high * rangeTolerance
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
