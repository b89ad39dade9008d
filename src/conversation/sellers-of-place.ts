/** Who rents GPUs in a place, for a job that has no plan. */
import { placeMarket } from '../offers/market.ts'
import { providerName } from '../presentation/format/display-names.ts'
import { formatUsdPerHour } from '../presentation/format/number-format.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import { emptySpec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

/** Of `gpus`, or of those that people ask for first: the cheapest of each seller. Null: the place is not known. */
export function sellersOfPlace(
  region: string,
  gpus: readonly string[] | null,
  request: RequestContext,
  context: EngineContext,
): readonly string[] | null {
  const place = context.catalog.places.get(region)?.name
  if (place === undefined) return null
  const { comparedCards } = context.catalog.inquiryFacts.rules
  const spec = { ...emptySpec, region, gpus: [...(gpus ?? comparedCards)] }
  const market = placeMarket(context.marketFor(request), spec)
  const { names } = context.renderContextOn(request)
  const { offers } = priceListOf(spec, ['on_demand'], null, market)
  const bySeller = [...new Map(offers.toReversed().map((offer) => [offer.provider, offer])).values()].toReversed()
  if (bySeller.length === 0) return [`None on record: no price of these GPUs is in ${place}.`]
  const words = bySeller
    .slice(0, most)
    .map(
      (offer) => `${providerName(offer, names)} (${names.gpu(offer.gpu)} at ${formatUsdPerHour(offer.usdPerGpuHour)})`,
    )
  return [
    `Yes, with prices in ${place}: ${words.join(', ')}.`,
    'Whether data stay there is in the contract: have the region and a data-processing agreement in writing.',
  ]
}
const most = 5
