/** The market of a day: every offer with its quote, by GPU. Built once per catalog and day, then only read. */
import type { Catalog } from '../catalog/catalog.ts'
import { type Offer, offers } from './offer.ts'
import { type Quote, quote } from './quote.ts'

export type QuotedOffer = { readonly offer: Offer; readonly quote: Quote }

export type Market = {
  readonly catalog: Catalog
  /** ISO date. */
  readonly today: string
  readonly byGpu: ReadonlyMap<string, readonly QuotedOffer[]>
}

/** Prices everything that is for rent on `today` (ISO date). */
export function openMarket(catalog: Catalog, today: string): Market {
  const quoted = offers(catalog).map((offer) => ({ offer, quote: quote(offer, today, catalog) }))
  return { catalog, today, byGpu: Map.groupBy(quoted, ({ offer }) => offer.gpu) }
}
