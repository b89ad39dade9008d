/** The market of a day: every offer with its quote, by GPU. Built once for a day and a team's terms, then only read. */
import { type Catalog, withObservations } from '../catalog/catalog.ts'
import { listOffers } from './offer.ts'
import { ownedOffers } from './owned-offers.ts'
import { negotiatedObservations } from './negotiated-prices.ts'
import { isPlaced, isVouchedFor, oneRegionEach, placementGap, type PlacementRequirement } from './placement.ts'
import { quote } from './quote.ts'
import { noTerms, type TeamTerms } from './team-terms.ts'
import type { QuotedOffer } from './quoted-offer.ts'

/** What can be rented on a day under the terms of a team: the catalog's offers with their prices. */
export type Market = {
  readonly catalog: Catalog
  /** ISO date. */
  readonly today: string
  readonly terms: TeamTerms
  /** One region of each thing that is rented; the provider's home region, where none is asked for. */
  readonly byGpu: ReadonlyMap<string, readonly QuotedOffer[]>
  /** In every region. */
  readonly everywhere: readonly QuotedOffer[]
}

/** Prices everything that is for rent on `today` (ISO date), at a team's own prices where it has some. */
export function openMarket(catalog: Catalog, today: string, terms: TeamTerms = noTerms): Market {
  const negotiated = negotiatedObservations(terms.prices, catalog)
  // A copy: prices that are renewed later are another market's.
  const observations = negotiated.length === 0 ? catalog.observations : [...catalog.observations, ...negotiated]
  const marketCatalog = withObservations(catalog, () => observations)
  const quotedOffers = listOffers(marketCatalog).map((offer) => ({ offer, quote: quote(offer, today, catalog) }))
  const everywhere = [...quotedOffers, ...ownedOffers(terms.owned)]
  return { catalog: marketCatalog, today, terms, byGpu: offersByGpu(oneRegionEach(everywhere)), everywhere }
}

const offersByGpu = (offers: readonly QuotedOffer[]) => Map.groupBy(offers, ({ offer }) => offer.gpu)

/** Wishes of a day that are remembered. */
const maxPlacedMarkets = 64

const vouchedMarkets = new WeakMap<Market, Market>()

/** The market of those sellers alone of whom a certificate is on record, on machines of their own; made once for a market. */
export function vouchedMarket(market: Market): Market {
  const known = vouchedMarkets.get(market)
  if (known !== undefined) return known
  const everywhere = market.everywhere.filter(({ offer }) => isVouchedFor(offer))
  const byGpu = new Map([...market.byGpu].map(([gpu, all]) => [gpu, all.filter(({ offer }) => isVouchedFor(offer))]))
  const result = { ...market, byGpu, everywhere }
  vouchedMarkets.set(market, result)
  return result
}

const placedMarkets = new WeakMap<Market, Map<string, Market>>()

/** The market of those offers alone that meet `requirement`; itself, where nothing is wished. Made once for a requirement. */
export function placeMarket(market: Market, requirement: PlacementRequirement): Market {
  if (!isPlaced(requirement)) return market
  const key = `${requirement.region}|${requirement.hosting}|${requirement.certificates?.join()}`
  const remembered = placedMarkets.get(market)
  const placed =
    remembered === undefined || remembered.size >= maxPlacedMarkets ? new Map<string, Market>() : remembered
  placedMarkets.set(market, placed)
  const known = placed.get(key)
  if (known !== undefined) return known
  const { places } = market.catalog
  const everywhere = market.everywhere.filter(({ offer }) => placementGap(offer, requirement, places) === null)
  const byGpu = offersByGpu(oneRegionEach(everywhere, requirement.region !== null))
  const result = { ...market, byGpu, everywhere }
  placed.set(key, result)
  return result
}
