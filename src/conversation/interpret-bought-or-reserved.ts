/** A machine that is bought, reserved for a term or rented by the hour: all three for the use that is told. */
import { formsOf } from './named-rent.ts'
import { boughtOrReservedIn } from '../language/inquiries/bought-or-reserved.ts'
import {
  boughtOrReservedSentences,
  type WayToHave,
} from '../presentation/content/inquiries/bought-or-reserved-sentences.ts'
import { placeOfPrice } from '../presentation/format/display-names.ts'
import { ownedFigures, ownedMachine, powerUsdPerHour } from '../recommend/inquiries/owned-machine.ts'
import { rentsOf } from '../recommend/inquiries/quote.ts'
import { hoursOfYear } from '../scenario/hours-of-time.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import { inDollars } from './dollars.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Null where not both are weighed, no GPUs are named, or a whole job is. */
export const boughtOrReserved: SpecReader = (text, specOf, request, context) => {
  const told = boughtOrReservedIn(text)
  if (told === null) return null
  const spec = specOf(told.rest)
  if (spec.gpus === null || (spec.params !== null && spec.tokens !== null)) return null
  const { catalog } = context
  const { cardYears } = catalog.inquiryFacts.rules
  const count = spec.gpuCount ?? 1
  const gpus = formsOf(spec.gpus, count, context)
  const market = context.marketFor(request)
  const { names } = context.renderContextOn(request)
  const rentOf = (pricing: 'reserved' | 'on_demand'): WayToHave | null => {
    const rate = pricing === 'reserved' ? told.reserved : told.onDemand
    if (rate !== null) {
      const usd = usdOfOneGpu(inDollars(rate.usd, rate.currency, context), rate.isPerGpu, count)
      return { usdPerGpuHour: usd, source: 'your price' }
    }
    const [lowest] = rentsOf({ ...spec, gpus, gpuCount: count }, pricing, market)
    return lowest === undefined
      ? null
      : {
          usdPerGpuHour: lowest.usdPerGpuHour,
          source: placeOfPrice(lowest, names),
        }
  }
  const [reserved, onDemand] = [rentOf('reserved'), rentOf('on_demand')]
  if (reserved === null || onDemand === null) return null
  const usedTold = told.usedShareOf(spec.gpuCount)
  const usedShare = usedTold ?? 1
  const { price, placePerMonth } = told
  const rent = onDemand.usdPerGpuHour * count
  const power = powerUsdPerHour(gpus[0], count, told.powerUsd, catalog)
  const ownOver = (hours: number) =>
    ownedFigures(ownedMachine({ price, rent, power, hours, usedShare }, gpus[0], placePerMonth, catalog))
  const life = Math.max(told.termHours, cardYears.base * hoursOfYear)
  const spans = [...new Set([told.termHours, life])].map((hours) => ({ hours, own: ownOver(hours) }))
  return inquiryOf({
    kind: 'known',
    id: 'bought or reserved',
    says: boughtOrReservedSentences({
      price,
      count,
      usedShare,
      isUseTold: usedTold !== null,
      isPlaceTold: placePerMonth !== null,
      reserved,
      onDemand,
      spans,
    }),
  })
}
