/** Whether to rent where the data lie or to take them to another seller: both sums, the move in the one. */
import { dataAtSellerIn } from '../language/inquiries/data-at-seller.ts'
import {
  dataAtSellerSentences,
  type WeighedSeller,
} from '../presentation/content/inquiries/data-at-seller-sentences.ts'
import { type Market, placeMarket } from '../offers/market.ts'
import { providerName } from '../presentation/format/display-names.ts'
import { dataOutUsd } from '../recommend/inquiries/data-out.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'

const sides = /\b(?:or|vs\.?|versus|against|for|to|than|and|at|on)\b|[.,;:?!/()]/iu

/** Null where no two sellers are weighed, GPUs and a time are not both told, or a job is. */
export function dataAtSellerOf(
  text: string,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const found = dataAtSellerIn(text)
  if (found === null) return null
  const spec = specOf(found.rest)
  const { gpus, gpuCount, params } = spec
  if (gpus === null || gpuCount === null || params !== null) return null
  const { bytes, cloud: id, hours, isCloudNamed } = found
  // "AWS, or move everything to Lambda": each side names its own.
  const ofSides = found.rest.split(sides).flatMap((side) => specOf(`8x H100 at ${side}`).providers ?? [])
  const ids = [...new Set([...(isCloudNamed ? [id] : []), ...(spec.providers ?? []), ...ofSides])]
  const data = context.catalog.inquiryFacts.rules.clouds.find(({ provider }) => provider === id)
  if (ids.length < 2 || data === undefined) return null
  const open = context.marketFor(request)
  const { names } = context.renderContextOn(request)
  const asked: Spec = { ...spec, providers: ids, tier: null, region: null, pricing: 'on_demand' }
  const listIn = (market: Market) => priceListOf(asked, ['on_demand'], hours, market).offers
  // Data of somebody's own go to no stranger's machine where there is another.
  const hosted = listIn(placeMarket(open, { ...asked, hosting: 'data-centre' }))
  const offers = ids.every((each) => hosted.some(({ provider }) => provider === each)) ? hosted : listIn(open)
  const ofId = (each: string) => offers.find(({ provider }) => provider === each)
  const sellers = ids.flatMap((each): WeighedSeller[] => {
    const offer = ofId(each)
    return offer === undefined
      ? []
      : [
          {
            name: providerName(offer, names),
            gpu: names.gpu(offer.gpu),
            usdPerGpuHour: offer.usdPerGpuHour,
            priceAsOf: offer.priceAsOf,
            dataUsd: each === id ? 0 : dataOutUsd(bytes, data),
          },
        ]
  })
  if (sellers.length < 2) return null
  const says = dataAtSellerSentences(sellers, {
    lineShare: context.catalog.inquiryFacts.rules.lineShare,
    gpuCount,
    hours,
    bytes,
    cloud: names.provider(id),
    unpriced: ids.filter((each) => ofId(each) === undefined).map((each) => names.provider(each)),
  })
  return knownInquiry('data at seller', says)
}
