/** The same GPUs on spot: expected hours and dollars, how often to save, and whether it pays. */
import type { ProviderId } from '../../catalog/ids.ts'
import type { Interval, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import { sells } from '../../offers/offer.ts'
import type { Option } from '../recommendation.ts'
import { jobDollars } from '../job-formulas.ts'
import { billAmounts, billRange, planBytes } from './bill-amounts.ts'
import { hoursWithCheckpoints, hoursWithoutCheckpoints } from './preemption.ts'
import { planStartupHours } from '../plan-startup.ts'
import { isRefused, spotHoursRange, type SpotRun, estimateSpotRun } from './spot-run.ts'

export type SpotAlternative = {
  readonly provider: ProviderId
  readonly tier: string | null
  readonly region: string | null
  readonly usdPerGpuHour: number
  readonly priceAsOf: string
  readonly stale: boolean
  readonly source: string
  readonly run: SpotRun
  /** Wall clock, start-up included. */
  readonly hours: Interval
  /** The whole bill. */
  readonly usd: Interval
  /** Share of the training that preemptions and saving add. */
  readonly overhead: number
  /** The same run saved as often as people are told. */
  readonly usual: { readonly intervalHours: number; readonly overhead: number }
  /** Expected hours of training where nothing is saved. */
  readonly withoutCheckpointsHours: number
  /** A run without checkpoints that is too long to be left to chance. */
  readonly refused: boolean
  /** Dollars less than the option, in the middle; negative: spot costs more. null where the option is this one. */
  readonly saves: number | null
  /** Share by which the spot price must be below on demand to pay for the overhead. */
  readonly breakEvenDiscount: number
  /** Published shares of machines taken back in a month. */
  readonly reclaimed: {
    readonly low: number
    readonly high: number
    readonly asOf: string
    readonly source: string
  } | null
}

/** The spot offer with the least expected cost; null where nobody rents so many of the GPU so. */
export function findSpotAlternative(
  option: Option,
  plan: Plan,
  tokens: number,
  market: Market,
): SpotAlternative | null {
  const offers = (market.byGpu.get(plan.gpu.id) ?? []).filter(
    ({ offer }) =>
      offer.pricing === 'spot' &&
      sells(offer, plan.gpuCount, plan.nodes) &&
      isEligibleProvider(option, offer.provider.id),
  )
  const byPrice = offers.toSorted((a, b) => a.quote.usdPerGpuHour - b.quote.usdPerGpuHour)
  // A price of half a year ago is told only where there is no other.
  const chosen = byPrice.find(({ quote }) => !quote.age.stale) ?? byPrice[0]
  return chosen === undefined ? null : alternativeOf(chosen, option, plan, tokens, market)
}

/** Of an option that is on spot already, spot means its own. */
const isEligibleProvider = (option: Option, provider: ProviderId) =>
  option.pricing !== 'spot' || provider === option.provider

function alternativeOf(
  { offer, quote }: QuotedOffer,
  option: Option,
  plan: Plan,
  tokens: number,
  market: Market,
): SpotAlternative {
  const startup = planStartupHours(plan, offer.provider, market.catalog)
  const run = estimateSpotRun(plan, tokens / option.tokensPerSecond.p50 / 3600, startup, market)
  const { interruptions: preemptions, work, expected } = run
  const training = spotHoursRange(run, option.tokensPerSecond, tokens, market)
  const hours = {
    p10: training.p10 + startup,
    p50: expected + startup,
    p90: training.p90 + startup,
  }
  const cost = (time: number, rate: number) => jobDollars(time, plan.gpuCount, rate)
  const { gpuCount } = plan
  const { usdPerGpuHour } = quote
  const bytes = planBytes(plan, tokens, market.catalog)
  const usd = billRange(billAmounts({ hours: hours.p50, gpuCount, usdPerGpuHour }, offer, bytes, market), {
    p10: cost(hours.p10, quote.low),
    p50: cost(hours.p50, usdPerGpuHour),
    p90: cost(hours.p90, quote.high),
  })
  const overhead = expected / work - 1
  const usualInterval = market.catalog.spot.checkpointInterval.base / 3600
  const reclaimBand = market.catalog.totalCost.preemptions.bands.find(
    (each) => each.provider === offer.provider.id && each.gpu === plan.gpu.id,
  )
  return {
    provider: offer.provider.id,
    tier: offer.tier?.id ?? null,
    region: offer.region,
    usdPerGpuHour: quote.usdPerGpuHour,
    priceAsOf: quote.asOf,
    stale: quote.age.stale,
    source: quote.source,
    run,
    hours,
    usd,
    overhead,
    usual: {
      intervalHours: usualInterval,
      overhead: hoursWithCheckpoints(work, usualInterval, preemptions) / work - 1,
    },
    withoutCheckpointsHours: hoursWithoutCheckpoints(work, preemptions),
    refused: isRefused(run, market),
    saves: option.pricing === 'spot' ? null : option.allInUsd.p50 - usd.p50,
    breakEvenDiscount: 1 - (work + startup) / hours.p50,
    reclaimed:
      reclaimBand === undefined
        ? null
        : { low: reclaimBand.low, high: reclaimBand.high, asOf: reclaimBand.asOf, source: reclaimBand.source },
  }
}
