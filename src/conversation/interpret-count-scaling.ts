/** "4 H100 take 11 h, would 8 be done by noon?": answered from the hours that are typed, whatever the job is. */
import { countScalingIn } from '../language/inquiries/count-scaling.ts'
import { countScalingSentences } from '../presentation/content/inquiries/count-scaling-sentences.ts'
import { placeOfPrice } from '../presentation/format/display-names.ts'
import { countWithin, scaledHours } from '../recommend/inquiries/count-scaling.ts'
import { lowestAtNamed, lowestRented } from '../recommend/inquiries/quote.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import type { Spec } from '../scenario/scenario.ts'
import { formsOf, sharedName } from './named-rent.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Null where no time on so many GPUs is set against another number of them, or data are told: then the plan has the hours of both. */
export const countScalingOf: SpecReader = (text, specOf, request, context) => {
  const found = countScalingIn(text)
  if (found === null) return null
  const spec = specOf(text)
  if (spec.tokens !== null) return null
  const { rules } = context.catalog.inquiryFacts
  const { from } = found
  const to = found.to ?? countWithin(found.hours, from, found.hopedHours ?? 0, rules)
  if (to === null) return null
  const gpus = spec.gpus === null ? null : formsOf(spec.gpus, Math.max(from, to), context)
  const market = context.marketFor(request)
  // Of machines that hold as many.
  const rentedTogether = (wanted: Spec) =>
    priceListOf({ ...wanted, hosting: wanted.hosting ?? 'data-centre' }, ['on_demand'], null, market).offers.find(
      ({ isOfOtherCount }) => isOfOtherCount !== true,
    )
  const asked = { ...spec, gpus, gpuCount: null, pricing: 'on_demand' as const }
  const together = gpus === null ? undefined : rentedTogether({ ...asked, gpuCount: Math.max(from, to) })
  const lowest =
    together ??
    (gpus === null ? undefined : spec.providers === null ? lowestRented(asked, market) : lowestAtNamed(asked, market))
  const { names } = context.renderContextOn(request)
  const says = countScalingSentences({
    ...found,
    hopedHours: found.hopedHours ?? (/\bover ?night\b/iu.test(text) ? rules.nightHours.value : null),
    to,
    isCountAsked: found.to === null,
    scaled: scaledHours(found.hours, from, to, rules),
    gpu: gpus === null ? null : sharedName(gpus.map((id) => names.gpu(id))),
    price: lowest === undefined ? null : { usdPerGpuHour: lowest.usdPerGpuHour, words: placeOfPrice(lowest, names) },
    isOverMachines: Math.max(from, to) > rules.machineGpus.base,
    isFull: spec.method !== 'lora' && spec.method !== 'qlora',
  })
  return inquiryOf({ kind: 'known', id: 'count scaling', says })
}
