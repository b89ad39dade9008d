/** A commitment instead of paying by the hour: what it takes off, what it asks, and from which use it pays. */
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import type { ProviderId } from '../../catalog/ids.ts'
import type { Market } from '../../offers/market.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import { sells } from '../../offers/offer.ts'
import type { Option } from '../recommendation.ts'
import { compiledBillFormulas } from './cost-formulas.ts'

export type ReservedAlternative = {
  readonly provider: ProviderId
  readonly tier: string | null
  /** The hours of this run at the reserved rate, as if the rest of the term were used too. */
  readonly usd: { readonly low: number; readonly high: number }
  /** Share off the on-demand price, low and high. */
  readonly discount: { readonly low: number; readonly high: number }
  /** False: the provider publishes none, and this is what is said of others. */
  readonly published: boolean
  /** The team's own price, agreed for the term. */
  readonly agreed: boolean
  /** Shortest term; null: not known. */
  readonly months: number | null
  readonly prepaid: boolean | null
  /** What the provider says of it; null: nothing. */
  readonly terms: string | null
  /** The least that is paid for the option's GPUs over the shortest term. */
  readonly leastUsd: { readonly low: number; readonly high: number } | null
  /** Hours of use a month from which it pays, at the higher and the lower discount. */
  readonly paysFromHoursAMonth: { readonly low: number; readonly high: number }
  /** Hours a month that the team has said it uses; null: not said. */
  readonly usedHoursAMonth: number | null
  /** Whether it pays at that use; null: not said, or between the two. */
  readonly pays: boolean | null
  readonly sources: readonly string[]
}

/**
 * At the option's own provider, for the same GPUs in whichever of its tiers takes commitments; null where none does, or
 * the machines are the team's own.
 */
export function findReservedAlternative(
  { provider, gpu, gpuCount, nodes, hours }: Option,
  market: Market,
): ReservedAlternative | null {
  const offers = (market.byGpu.get(gpu) ?? []).filter(
    ({ offer }) => offer.provider.id === provider && offer.pricing === 'reserved' && sells(offer, gpuCount, nodes),
  )
  const [cheapest] = offers.toSorted((a, b) => a.quote.usdPerGpuHour - b.quote.usdPerGpuHour)
  return cheapest === undefined ? null : alternativeOf(cheapest, gpuCount, hours.p50, market)
}

function alternativeOf(
  { offer }: QuotedOffer,
  gpuCount: number,
  hours: number,
  { catalog, terms }: Market,
): ReservedAlternative {
  const { provider, tier, terms: reservedTerms, observation } = offer
  const { low, high } = reservedTerms?.discount ?? catalog.commitment
  const onDemandRate = observation.price.base
  // A commitment that a team has agreed is a price already: nothing more comes off.
  const isNegotiated = observation.pricing === 'reserved'
  const discount = isNegotiated ? { low: 0, high: 0 } : { low: low.base, high: high.base }
  const months = reservedTerms?.months ?? null
  const usdFor = (time: number, share: number) =>
    compiledBillFormulas.machineHours({ hours: time, gpus: gpuCount, rate: onDemandRate * (1 - share) })
  const termHours = (months ?? 0) * hoursOfMonth
  const breakEvenHours = (share: number) => compiledBillFormulas.reservedFrom({ month: hoursOfMonth, discount: share })
  const usedHours = terms.assumptions.hoursAMonth
  const paysFrom = { low: breakEvenHours(discount.high), high: breakEvenHours(discount.low) }
  return {
    provider: provider.id,
    tier: tier?.id ?? null,
    usd: { low: usdFor(hours, discount.high), high: usdFor(hours, discount.low) },
    discount: discount,
    published: reservedTerms !== null,
    agreed: isNegotiated,
    months,
    prepaid: reservedTerms?.prepaid ?? null,
    terms: reservedTerms?.terms ?? null,
    leastUsd: months === null ? null : { low: usdFor(termHours, discount.high), high: usdFor(termHours, discount.low) },
    paysFromHoursAMonth: paysFrom,
    usedHoursAMonth: usedHours,
    pays: usedHours === null ? null : usedHours >= paysFrom.high ? true : usedHours < paysFrom.low ? false : null,
    sources: [low.source, ...(reservedTerms === null ? [] : [reservedTerms.source])],
  }
}
