/** "RunPod or Lambda for a 20 hour 8b lora run?": the same card for the same hours at each of the sellers. */
import { hoursAtSellersIn } from '../language/inquiries/hours-at-sellers.ts'
import {
  hoursAtSellersSentences,
  type SellersOfCard,
} from '../presentation/content/inquiries/hours-at-sellers-sentences.ts'
import { providerName } from '../presentation/format/display-names.ts'
import { lowestAtNamed } from '../recommend/inquiries/quote.ts'
import { runsOfPeriod } from '../scenario/hours-of-time.ts'
import { placeMarket } from '../offers/market.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** What most such runs are on; the first that all sellers let is set first. */
const usualCards = ['h100-sxm', 'a100-80-sxm', 'rtx-4090', 'l40s', 'rtx-pro-6000', 'a100-40-sxm', 'l4', 'b200']
const mostCards = 3

/** Null where data are told (their hours are ours to say), a card is named (its price list is another's), or no card is let by two of them. */
export const hoursAtSellersOf: SpecReader = (text, specOf, request, context) => {
  const asked = hoursAtSellersIn(text, context.vocabulary)
  if (asked === null) return null
  const spec = specOf(asked.rest)
  if (spec.tokens !== null || spec.budgetUsd !== null || spec.gpus !== null || specOf(text).tokens !== null) return null
  const count = spec.gpuCount ?? 1
  const market = context.marketFor(request)
  const hosted = placeMarket(market, { ...spec, hosting: spec.hosting ?? 'data-centre' })
  const { names } = context.renderContextOn(request)
  const cards = usualCards.map((gpu): SellersOfCard => {
    const priced = asked.sellers.flatMap((id) => {
      const there = { ...spec, gpus: [gpu], gpuCount: count, providers: [id], tier: null }
      // "Spot on AWS or Vast": who has no such price is set there with the one that there is.
      const spot = spec.pricing === 'spot' ? lowestAtNamed(there, market, 'spot') : undefined
      const lowest = spot ?? lowestAtNamed(there, hosted) ?? lowestAtNamed(there, market)
      return lowest === undefined
        ? []
        : [
            {
              seller: providerName(lowest, names),
              usdPerGpuHour: lowest.usdPerGpuHour,
              asOf: lowest.priceAsOf,
              isSpot: lowest.pricing === 'spot',
            },
          ]
    })
    return {
      gpu: names.gpu(gpu),
      sellers: priced.toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour),
    }
  })
  const shared = cards
    .filter(({ sellers }) => sellers.length > 1)
    .toSorted((one, other) => other.sellers.length - one.sellers.length)
  if (shared.length === 0) return null
  return inquiryOf({
    kind: 'known',
    id: 'hours at sellers',
    says: hoursAtSellersSentences({
      cards: shared.slice(0, mostCards),
      count,
      hours: asked.hours,
      runsPerMonth: asked.runsPerYear === null ? null : runsOfPeriod(asked.runsPerYear, 'month'),
      unpriced: asked.sellers
        .filter(
          (id) => !shared.some(({ sellers }) => sellers.some(({ seller }) => seller.startsWith(names.provider(id)))),
        )
        .map((id) => names.provider(id)),
      isSpotAsked: spec.pricing === 'spot',
      isServerless: /\bserverless\b/iu.test(text),
    }),
  })
}
