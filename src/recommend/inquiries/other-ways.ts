/** Beside a list of prices: the same GPUs in other ways to pay, and sellers that let fewer of them at once. */
import type { Pricing } from '../../catalog/provider.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { PricedOffer } from './priced-offer.ts'
import { type PriceList, priceListOf } from './prices.ts'

/** null: nothing is on record, or it says nothing beside the list. */
export type OtherWays = {
  readonly middle: { readonly usdPerGpuHour: number; readonly count: number } | null
  /** What is listed is spot, of one seller. */
  readonly onDemand: PricedOffer | null
  readonly spot: PricedOffer | null
  readonly reserved: PricedOffer | null
}

/** Who is listed, so many at least, has a middle. */
const fewestOfMiddle = 3

/**
 * Of the sellers that are listed alone: who asks about one has not asked what others take. What costs no less than on
 * demand is no way to pay.
 */
export function otherWaysOf(list: PriceList, spec: Spec, pricings: readonly Pricing[], market: Market): OtherWays {
  const { hours, providerCount: count, medianUsdPerGpuHour: middle } = list
  const sellers = spec.providers?.length ?? 0
  const cheapestIn = (pricing: Pricing): PricedOffer | null =>
    priceListOf(spec, [pricing], hours, market).offers[0] ?? null
  const none: OtherWays = { middle: null, onDemand: null, spot: null, reserved: null }
  const [pricing, ...others] = pricings
  if (sellers > 1 || others.length > 0) return none
  if (pricing === 'spot') return sellers === 1 ? { ...none, onDemand: cheapestIn('on_demand') } : none
  if (pricing !== 'on_demand') return none
  const least = Math.min(...list.offers.map(({ usdPerGpuHour }) => usdPerGpuHour))
  const ifLess = (offer: PricedOffer | null) => (offer !== null && offer.usdPerGpuHour < least ? offer : null)
  return {
    ...none,
    middle:
      sellers > 0 || hours !== null || middle === null || count < fewestOfMiddle
        ? null
        : { usdPerGpuHour: middle, count },
    spot: ifLess(cheapestIn('spot')),
    reserved: ifLess(cheapestIn('reserved')),
  }
}

const mostSmaller = 2

/** Cheaper than all that are listed, of sellers of which no machine with so many GPUs is on record. */
export function smallerMachines(list: PriceList, spec: Spec, market: Market): readonly PricedOffer[] {
  const { gpuCount, providers } = spec
  const [cheapest] = list.offers
  if (gpuCount === null || gpuCount < 2 || providers !== null || cheapest === undefined || list.isOtherCount) return []
  const sold = new Set(list.offers.map(({ provider }) => provider))
  return priceListOf({ ...spec, gpuCount: null }, ['on_demand'], list.hours, market)
    .offers.filter(
      ({ provider, usdPerGpuHour, isThirdParty }) =>
        isThirdParty !== true && usdPerGpuHour < cheapest.usdPerGpuHour && !sold.has(provider),
    )
    .slice(0, mostSmaller)
}
