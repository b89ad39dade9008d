/** Offers that bind for different terms, set against each other and against rent by the hour. */
import { codesOfSigns } from '../language/text/currency-signs.ts'
import { termOffersIn } from '../language/inquiries/term-offers.ts'
import { termOffersSentences } from '../presentation/content/inquiries/term-offers-sentences.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import { inDollars } from './dollars.ts'
import { sellerOf } from './named-rent.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Null where no such offers are told, or a job with data is. */
export const termOffersOf: SpecReader = (text, specOf, request, context) => {
  const told = termOffersIn(text)
  if (told === null) return null
  const spec = specOf(told.rest)
  if (spec.tokens !== null || (spec.gpus === null && spec.gpuCount === null)) return null
  const market = context.marketFor(request)
  // Those who made the offers are no limit to where else is rented.
  const record = spec.gpus === null ? null : rentOnRecord({ ...spec, providers: null, pricing: null }, market)
  const { names } = context.renderContextOn(request)
  const usdOfOne = inDollars(1, codesOfSigns[told.sign], context)
  const onDemand =
    told.onDemand !== null
      ? { price: told.onDemand, seller: null }
      : record === null
        ? null
        : {
            price: record.lowest.usdPerGpuHour / usdOfOne,
            seller: sellerOf(record.lowest, spec.gpus ?? [], names),
          }
  const says = termOffersSentences({ ...told, gpuCount: spec.gpuCount ?? 1, openPrice: onDemand })
  return inquiryOf({ kind: 'known', id: 'term offers', says })
}
