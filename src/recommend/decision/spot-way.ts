/** The same GPUs on spot: expected hours and dollars, how often to save, and whether it pays. */
import type { Interval, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import { sells } from '../../offers/offer.ts'
import type { Option } from '../recommendation.ts'
import { jobDollars } from '../formulas.ts'
import { interruptedHours, startedOverHours } from './interruption.ts'
import { startupOf } from '../startup.ts'
import { isRefused, spotHours, type SpotRun, spotRun } from './spot-run.ts'

export type SpotWay = {
  readonly provider: string
  readonly tier: string | null
  readonly region: string | null
  readonly usdPerGpuHour: number
  readonly priceAsOf: string
  readonly stale: boolean
  readonly source: string
  readonly run: SpotRun
  /** Wall clock and the whole job, start-up included. */
  readonly hours: Interval
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
export function spotWay(option: Option, plan: Plan, tokens: number, market: Market): SpotWay | null {
  const offers = (market.byGpu.get(plan.gpu.id) ?? []).filter(
    ({ offer }) =>
      offer.pricing === 'spot' && sells(offer, plan.gpuCount, plan.nodes) && isTheOne(option, offer.provider.id),
  )
  const cheapest = offers.toSorted((a, b) => a.quote.usdPerGpuHour - b.quote.usdPerGpuHour)
  // A price of half a year ago is told only where there is no other.
  const best = cheapest.find(({ quote }) => !quote.age.stale) ?? cheapest[0]
  return best === undefined ? null : wayOf(best, option, plan, tokens, market)
}

/** Of an option that is on spot already, spot means its own. */
const isTheOne = (option: Option, provider: string) => option.pricing !== 'spot' || provider === option.provider

function wayOf({ offer, quote }: QuotedOffer, option: Option, plan: Plan, tokens: number, market: Market): SpotWay {
  const startup = startupOf(plan, offer.provider, market.catalog)
  const run = spotRun(plan, tokens / option.tokensPerSecond.p50 / 3600, startup, market)
  const { interruptions, work, expected } = run
  const training = spotHours(run, option.tokensPerSecond, tokens, market)
  const hours = {
    p10: training.p10 + startup,
    p50: expected + startup,
    p90: training.p90 + startup,
  }
  const cost = (time: number, rate: number) => jobDollars(time, plan.gpuCount, rate)
  const usd = {
    p10: cost(hours.p10, quote.low),
    p50: cost(hours.p50, quote.usdPerGpuHour),
    p90: cost(hours.p90, quote.high),
  }
  const overhead = expected / work - 1
  const usual = market.catalog.spot.checkpointInterval.base / 3600
  const band = market.catalog.decision.reclaimed.bands.find(
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
    usual: { intervalHours: usual, overhead: interruptedHours(work, usual, interruptions) / work - 1 },
    withoutCheckpointsHours: startedOverHours(work, interruptions),
    refused: isRefused(run, market),
    saves: option.pricing === 'spot' ? null : option.usd.p50 - usd.p50,
    breakEvenDiscount: 1 - (work + startup) / hours.p50,
    reclaimed: band === undefined ? null : { low: band.low, high: band.high, asOf: band.asOf, source: band.source },
  }
}
