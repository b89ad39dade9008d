/** "Tomorrow's spot price of a p5.48xlarge in us-east-2": a price that nobody knows yet, with what is on record beside it. */
import { asksSpotLater } from '../language/inquiries/later-price.ts'
import { placeMarket } from '../offers/market.ts'
import { type RecordedSpot, spotLaterSentences } from '../presentation/content/inquiries/later-price-sentences.ts'
import { placeOfPrice } from '../presentation/format/display-names.ts'
import { rentsOf } from '../recommend/inquiries/quote.ts'
import type { Spec } from '../scenario/scenario.ts'
import { sharedName } from './named-rent.ts'
import { knownInquiry, type SpecReader } from './part-readers.ts'

/** Null where no such price is asked, no card is named, or a job is. */
export const spotLaterOf: SpecReader = (text, specOf, request, context) => {
  const when = asksSpotLater(text)
  if (when === null) return null
  const read = specOf(text)
  const { gpus, params, tokens } = read
  if (gpus === null || params !== null || tokens !== null) return null
  const { names } = context.renderContextOn(request)
  const market = context.marketFor(request)
  const spec: Spec = { ...read, deadlineHours: null, budgetUsd: null, pricing: null }
  const leastOf = (asked: Spec, pricing: 'spot' | 'on_demand'): RecordedSpot | null => {
    const least = rentsOf(asked, pricing, placeMarket(market, asked)).find(
      ({ provider }) => asked.providers?.includes(provider) ?? true,
    )
    return least === undefined ? null : { usd: least.usdPerGpuHour, place: placeOfPrice(least, names) }
  }
  const anyPlace: Spec = { ...spec, region: null }
  const anySeller: Spec = { ...anyPlace, providers: null }
  return knownInquiry(
    'spot later',
    spotLaterSentences({
      when,
      gpu: sharedName(gpus.map((id) => names.gpu(id))),
      count: spec.gpuCount ?? 1,
      there: leastOf(spec, 'spot'),
      atSeller: leastOf(anyPlace, 'spot'),
      anywhere: leastOf(anySeller, 'spot'),
      onDemand: leastOf(spec, 'on_demand') ?? leastOf(anyPlace, 'on_demand') ?? leastOf(anySeller, 'on_demand'),
      isOfAws: spec.providers?.includes('aws') === true,
    }),
  )
}
