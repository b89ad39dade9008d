/** Prices of groups of sellers, and of sellers that are named beside them: of each its least. */
import type { ProviderId } from '../../catalog/ids.ts'
import type { Pricing } from '../../catalog/provider.ts'
import type { SellerGroup } from '../../language/inquiries/seller-groups.ts'
import type { Market } from '../../offers/market.ts'
import { hostsOf, type Offer, priceBasisOf } from '../../offers/offer.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { PricedOffer } from './priced-offer.ts'
import { maxListed, type PriceList, priceListOf } from './prices.ts'

export type AskedSellers = { readonly groups: readonly SellerGroup[]; readonly named: readonly ProviderId[] }

/** Of each group and pricing; of one group that is set against sellers by name there is room for more. */
const [listedOfGroup, listedOfOne] = [2, maxListed]

/** The list in the order of the groups and names; `unpricedGroups` is what nothing is on record of. */
export function pricesOfSellers(
  spec: Spec,
  { groups, named }: AskedSellers,
  pricings: readonly Pricing[],
  hours: number | null,
  market: Market,
): PriceList {
  const most = groups.length === 1 && named.length > 0 && pricings.length === 1 ? listedOfOne : listedOfGroup
  const lists = [
    ...groups.map((group) => {
      const list = countedList(spec, pricings, hours, marketOfGroup(market, spec, group, named))
      const offers = pricings.flatMap((pricing) =>
        list.offers.filter((offer) => offer.pricing === pricing).slice(0, group === 'any' ? 1 : most),
      )
      return { ...list, offers: offers.map((offer): PricedOffer => ({ ...offer, group })) }
    }),
    ...named.map((id) => {
      const list = countedList({ ...spec, providers: [id], tier: null }, pricings, hours, market)
      return { ...list, offers: list.offers.slice(0, pricings.length) }
    }),
  ]
  const offers = lists.flatMap((list) => list.offers)
  return {
    hours,
    offers,
    providerCount: new Set(offers.map(({ provider }) => provider)).size,
    highestUsdPerGpuHour: offers.length === 0 ? null : Math.max(...offers.map(({ usdPerGpuHour }) => usdPerGpuHour)),
    medianUsdPerGpuHour: null,
    isOtherCount: false,
    furtherKinds: 0,
    unpricedProviders: lists.flatMap(({ unpricedProviders }) => unpricedProviders),
    unpricedPricings: pricings.filter((pricing) => !offers.some((offer) => offer.pricing === pricing)),
    unpricedGroups: groups.filter((group) => !offers.some((offer) => offer.group === group)),
  }
}

function isOfGroup(offer: Offer, group: SellerGroup, named: readonly ProviderId[]): boolean {
  const isOwn = hostsOf(offer) === 'own'
  if (group === 'marketplace') return !isOwn
  if (group === 'own') return isOwn
  // "The cheapest vs AWS": another than those that are named.
  if (group === 'any') return isOwn && !named.includes(offer.provider.id)
  return isOwn && offer.provider.kind === group
}

/** What stands in for another number of GPUs is marked offer by offer. */
function countedList(spec: Spec, pricings: readonly Pricing[], hours: number | null, market: Market): PriceList {
  const list = priceListOf(spec, pricings, hours, market)
  return list.isOtherCount
    ? { ...list, offers: list.offers.map((offer): PricedOffer => ({ ...offer, isOfOtherCount: true })) }
    : list
}

/** The one lowest ask of a market, and what is stale, stand only where nothing better is on record. */
function marketOfGroup(market: Market, { gpus }: Spec, group: SellerGroup, named: readonly ProviderId[]): Market {
  const kept = (gpus ?? []).flatMap((gpu) =>
    (market.byGpu.get(gpu) ?? []).filter(({ offer }) => isOfGroup(offer, group, named)),
  )
  const firm = kept.filter(({ offer, quote }) => priceBasisOf(offer) !== 'from' && !quote.age.stale)
  return { ...market, byGpu: Map.groupBy(firm.length > 0 ? firm : kept, ({ offer }) => offer.gpu) }
}
