/** A commitment instead of paying by the hour: what it takes off, what it asks, and from which use it pays. */
import type { Market } from '../../offers/market.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import { sells } from '../../offers/offer.ts'
import type { Option } from '../recommendation.ts'
import { billBook } from './formulas.ts'
import { hoursAMonth } from './bill.ts'

export type ReservedWay = {
  readonly provider: string
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
export function reservedWay({ provider, gpu, gpuCount, nodes, hours }: Option, market: Market): ReservedWay | null {
  const offers = (market.byGpu.get(gpu) ?? []).filter(
    ({ offer }) => offer.provider.id === provider && offer.pricing === 'reserved' && sells(offer, gpuCount, nodes),
  )
  const [found] = offers.toSorted((a, b) => a.quote.usdPerGpuHour - b.quote.usdPerGpuHour)
  return found === undefined ? null : wayOf(found, gpuCount, hours.p50, market)
}

function wayOf({ offer }: QuotedOffer, gpuCount: number, hours: number, { catalog, terms }: Market): ReservedWay {
  const { provider, tier, terms: known, observation } = offer
  const { low, high } = known?.discount ?? catalog.commitment
  const listed = observation.price.base
  // A commitment that a team has agreed is a price already: nothing more comes off.
  const agreed = observation.pricing === 'reserved'
  const off = agreed ? { low: 0, high: 0 } : { low: low.base, high: high.base }
  const months = known?.months ?? null
  const paid = (time: number, share: number) => billBook.machineHours(time, gpuCount, listed * (1 - share))
  const term = (months ?? 0) * hoursAMonth
  const from = (share: number) => billBook.reservedFrom(hoursAMonth, share)
  const used = terms.assumed.hoursAMonth
  const paysFrom = { low: from(off.high), high: from(off.low) }
  return {
    provider: provider.id,
    tier: tier?.id ?? null,
    usd: { low: paid(hours, off.high), high: paid(hours, off.low) },
    discount: off,
    published: known !== null,
    agreed,
    months,
    prepaid: known?.prepaid ?? null,
    terms: known?.terms ?? null,
    leastUsd: months === null ? null : { low: paid(term, off.high), high: paid(term, off.low) },
    paysFromHoursAMonth: paysFrom,
    usedHoursAMonth: used,
    pays: used === null ? null : used >= paysFrom.high ? true : used < paysFrom.low ? false : null,
    sources: [low.source, ...(known === null ? [] : [known.source])],
  }
}
