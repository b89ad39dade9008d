/** The market of a day: every offer with its quote, by GPU. Built once for a day and a team's terms, then only read. */
import type { Catalog } from '../catalog/catalog.ts'
import { listOffers } from './offer.ts'
import { ownedOffers } from './owned-offers.ts'
import { negotiatedObservations } from './negotiated-prices.ts'
import { quote } from './quote.ts'
import { noTerms, type TeamTerms } from './team-terms.ts'
import type { QuotedOffer } from './quoted-offer.ts'

export type Market = {
  readonly catalog: Catalog
  /** ISO date. */
  readonly today: string
  readonly terms: TeamTerms
  readonly byGpu: ReadonlyMap<string, readonly QuotedOffer[]>
}

/** Prices everything that is for rent on `today` (ISO date), at a team's own prices where it has some. */
export function openMarket(catalog: Catalog, today: string, terms: TeamTerms = noTerms): Market {
  const negotiated = negotiatedObservations(terms.prices, catalog)
  // A copy: prices that are renewed later are another market's.
  const observations = negotiated.length === 0 ? catalog.observations : [...catalog.observations, ...negotiated]
  const marketCatalog = { ...catalog, observations }
  const quotedOffers = listOffers(marketCatalog).map((offer) => ({ offer, quote: quote(offer, today, catalog) }))
  const all = [...quotedOffers, ...ownedOffers(terms.owned)]
  return { catalog: marketCatalog, today, terms, byGpu: Map.groupBy(all, ({ offer }) => offer.gpu) }
}
