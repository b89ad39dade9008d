/** Where a price that is asked for is not on record: what there is elsewhere, and what comes nearest. */
import type { Pricing } from '../catalog/provider.ts'
import { type Market, placeMarket } from '../offers/market.ts'
import { elsewhereSentence, nearestSentence } from '../presentation/content/inquiries/prices-of-ways.ts'
import type { DisplayNames } from '../presentation/format/display-names.ts'
import { unmeasuredAccelerators } from '../recommend/explain/accelerator-limits.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import { rentsOf } from '../recommend/inquiries/quote.ts'
import type { Spec } from '../scenario/scenario.ts'
import { withLine } from './answer-line.ts'
import type { Outcome } from './outcome.ts'

/** Where nothing of a place is on record: what there is elsewhere, with its days, and where the price of the hour stands. */
export function withElsewhere(
  answer: Outcome,
  spec: Spec,
  pricings: readonly Pricing[],
  market: Market,
  names: DisplayNames,
): Outcome {
  if (spec.region === null) return answer
  const offersOf = (open: Spec) => priceListOf(open, pricings, null, placeMarket(market, open)).offers
  const ofSeller = offersOf({ ...spec, region: null })
  const offers = ofSeller.length > 0 ? ofSeller : offersOf({ ...spec, region: null, providers: null })
  const sorted = offers.toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour)
  const sentence = elsewhereSentence(sorted, names)
  return sentence === '' ? answer : withLine(answer, sentence)
}

const maxNearest = 2

/** Of a GPU that nobody rents by the hour yet: the newest of its maker that can be had. */
export function withNearest(answer: Outcome, spec: Spec, market: Market, names: DisplayNames): Outcome {
  const { catalog } = market
  const [announced] = unmeasuredAccelerators(spec, catalog).filter(({ kind }) => kind === 'announced')
  if (announced === undefined) return answer
  const nearest = [...catalog.gpus.values()]
    .filter(({ vendor }) => vendor === announced.vendor)
    .toSorted((one, other) => other.launched.base - one.launched.base)
    .flatMap(({ id }) => rentsOf({ ...spec, gpus: [id] }, 'on_demand', market).slice(0, 1))
    .slice(0, maxNearest)
  return nearest.length === 0 ? answer : withLine(answer, nearestSentence(nearest, names))
}
