/** A commitment instead of paying by the hour: what it takes off, what it asks, and from which use it pays. */
import type { Market, QuotedOffer } from '../../offers/market.ts'
import type { Option } from '../recommendation.ts'
import { billBook } from './formulas.ts'
import { hoursAMonth } from './bill.ts'

export type ReservedWay = {
  readonly provider: string
  /** Share off the on-demand price, low and high. */
  readonly discount: { readonly low: number; readonly high: number }
  /** False: the provider publishes none, and this is what is said of others. */
  readonly published: boolean
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

/** At the option's own provider; null where hosts set prices one by one, or the machines are the team's own. */
export function reservedWay(option: Option, { offer }: QuotedOffer, market: Market): ReservedWay | null {
  const { provider, tier } = offer
  const own = provider.hosts === 'own' && (tier === null || tier.hosts === 'own')
  const elsewhere = market.catalog.commitment
  const known = own ? provider.reserved : null
  if (provider.id === 'own-servers') return null
  if (!own) return null
  const discount = known?.discount ?? elsewhere
  const off = { low: discount.low.base, high: discount.high.base }
  const listed = offer.observation.price.base
  const months = known?.months ?? null
  const wholeMonths = (months ?? 0) * hoursAMonth * option.gpuCount * listed
  const from = (share: number) => billBook.reservedFrom(hoursAMonth, share)
  const { hoursAMonth: used } = market.terms.assumed
  const paysFrom = { low: from(off.high), high: from(off.low) }
  return {
    provider: provider.id,
    discount: off,
    published: known !== null,
    months,
    prepaid: known?.prepaid ?? null,
    terms: known?.terms ?? null,
    leastUsd: months === null ? null : { low: wholeMonths * (1 - off.high), high: wholeMonths * (1 - off.low) },
    paysFromHoursAMonth: paysFrom,
    usedHoursAMonth: used,
    pays: used === null ? null : used >= paysFrom.high ? true : used < paysFrom.low ? false : null,
    sources: [discount.low.source, ...(known === null ? [] : [known.source])],
  }
}
