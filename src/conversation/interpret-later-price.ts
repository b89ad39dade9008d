/** What a card will cost at a later time: that nobody knows it, today's price, and a range to plan with. */
import { laterPriceIn } from '../language/inquiries/later-price.ts'
import { laterPriceSentences } from '../presentation/content/inquiries/later-price-sentences.ts'
import { placeOfPrice } from '../presentation/format/display-names.ts'
import { rentOnRecord, rentsOf } from '../recommend/inquiries/quote.ts'
import { sharedName } from './named-rent.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'

/** Null where no such price is asked, or none of the card is on record. */
export const laterPriceOf: SpecReader = (text, specOf, request, context) => {
  const asked = laterPriceIn(text, request.today)
  if (asked === null) return null
  const { gpus } = specOf(asked.gpu)
  if (gpus === null) return null
  const spec = { ...specOf(''), gpus: [...gpus] }
  const market = context.marketFor(request)
  const pricing = asked.pricing === 'spot' ? ('spot' as const) : null
  const record = rentOnRecord({ ...spec, pricing }, market)
  if (record === null) return null
  const [reserved] = rentsOf(spec, 'reserved', market)
  const { names } = context.renderContextOn(request)
  return knownInquiry(
    'later price',
    laterPriceSentences({
      ...asked,
      gpu: sharedName(gpus.map((id) => names.gpu(id))),
      low: { usd: record.lowest.usdPerGpuHour, place: placeOfPrice(record.lowest, names) },
      middle: record.median,
      reserved: reserved === undefined ? null : { usd: reserved.usdPerGpuHour, place: placeOfPrice(reserved, names) },
      facts: context.catalog.inquiryFacts.rules.yearlyPrice,
    }),
  )
}
