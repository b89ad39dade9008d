/** The market of a day: every offer with its quote, by GPU. Built once for a day and a team's terms, then only read. */
import type { Catalog } from '../catalog/catalog.ts'
import { offers } from './offer.ts'
import { ownedOffers } from './owned.ts'
import { priceBook } from './price-book.ts'
import { quote } from './quote.ts'
import { noTerms, type TeamTerms } from './terms.ts'
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
  const own = priceBook(terms.prices, catalog)
  // A copy: prices that are renewed later are another market's.
  const observations = own.length === 0 ? catalog.observations : [...catalog.observations, ...own]
  const known = { ...catalog, observations }
  const quoted = offers(known).map((offer) => ({ offer, quote: quote(offer, today, catalog) }))
  const all = [...quoted, ...ownedOffers(terms.owned)]
  return { catalog: known, today, terms, byGpu: Map.groupBy(all, ({ offer }) => offer.gpu) }
}
