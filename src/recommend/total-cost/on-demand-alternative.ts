/** Renting the same GPUs on demand: the price that spot, commitments and purchases are compared with. */
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { Interval, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import { sells } from '../../offers/offer.ts'
import type { Option } from '../recommendation.ts'
import { billAmounts, billTotal, planBytes } from './bill-amounts.ts'
import { planStartupHours } from '../plan-startup.ts'

export type OnDemandAlternative = {
  readonly provider: ProviderId
  readonly tier: string | null
  readonly usdPerGpuHour: number
  readonly priceAsOf: string
  /** The same run without preemptions. */
  readonly hours: Interval
  /** The whole bill. */
  readonly usd: number
}

/**
 * The cheapest on-demand offer of so many GPUs that is still there tomorrow: no lowest asks, no PCs of strangers, nothing
 * stale; any other only where there is none. undefined: nobody rents them on demand.
 */
export function cheapestOnDemand(
  gpu: GpuId,
  gpuCount: number,
  nodes: number,
  { byGpu }: Market,
): QuotedOffer | undefined {
  const offers = (byGpu.get(gpu) ?? [])
    .filter(
      ({ offer }) =>
        offer.pricing === 'on_demand' && offer.provider.id !== ownServersId && sells(offer, gpuCount, nodes),
    )
    .toSorted((a, b) => a.quote.usdPerGpuHour - b.quote.usdPerGpuHour)
  const reliable = offers.find(
    ({ offer: { tier }, quote }) => tier?.priceBasis !== 'from' && tier?.hosts !== 'consumer' && !quote.age.stale,
  )
  return reliable ?? offers[0]
}

/** For an option that is not rented on demand itself: what it would cost if it were. */
export function findOnDemandAlternative(
  option: Option,
  plan: Plan,
  tokens: number,
  market: Market,
): OnDemandAlternative | null {
  const { gpu, gpuCount, nodes } = plan
  if (option.pricing === 'on_demand' && option.provider !== ownServersId) return null
  const quotedOffer = cheapestOnDemand(gpu.id, gpuCount, nodes, market)
  if (quotedOffer === undefined) return null
  const { p10, p50, p90 } = option.tokensPerSecond
  const work = option.interruption?.workHours ?? option.hours.p50 - option.startupHours
  const startup = planStartupHours(plan, quotedOffer.offer.provider, market.catalog)
  const hoursAt = (speed: number) => (work * p50) / speed + startup
  const hours = { p10: hoursAt(p90), p50: hoursAt(p50), p90: hoursAt(p10) }
  return {
    provider: quotedOffer.offer.provider.id,
    tier: quotedOffer.offer.tier?.id ?? null,
    usdPerGpuHour: quotedOffer.quote.usdPerGpuHour,
    priceAsOf: quotedOffer.quote.asOf,
    hours,
    usd: billTotal(
      billAmounts(
        { hours: hours.p50, gpuCount, usdPerGpuHour: quotedOffer.quote.usdPerGpuHour },
        quotedOffer.offer,
        planBytes(plan, tokens, market.catalog),
        market,
      ),
    ),
  }
}
