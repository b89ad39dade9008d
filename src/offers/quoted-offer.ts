/** An offer with its price today. */
import type { Offer } from './offer.ts'
import type { Quote } from './quote.ts'

export type QuotedOffer = { readonly offer: Offer; readonly quote: Quote }
