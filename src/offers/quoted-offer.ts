/** An offer with its price today. */
import type { Offer } from './offer.ts'
import type { Quote } from './quote.ts'

/** An offer with its price of the day. */
export type QuotedOffer = { readonly offer: Offer; readonly quote: Quote }
