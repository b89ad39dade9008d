/** "One H100 for 5 hours or a 4090 for 22 hours?": rentals that are each told whole, so that their hours times their prices decide. */
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { timedPartsOf, timeSpansIn } from '../language/questions/spans-of-time.ts'
import { utilizationIn } from '../language/inquiries/utilization.ts'
import { gpuPattern } from '../language/text/gpu-pattern.ts'
import {
  addedRentalSentences,
  type ComparedRental,
  comparedRentalSentences,
} from '../presentation/content/inquiries/rental-sums-sentences.ts'
import { sellerOf, sharedName } from './named-rent.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import type { Spec } from '../scenario/scenario.ts'
import { inDollars } from './dollars.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

const asksForCost = /\b(?:cheap\w*|cost\w*|price\w*|expensive|dearer|less|more|pay|save|bill|money)\b|[$€£]/iu
const anyGpu = new RegExp(String.raw`(?<![\w.])(?:\d{1,4}x)?(?:${gpuPattern}|p100|k80)s?\b`, 'iu')
const choosesOne =
  /\b(?:cheap\w*|less|more|which|or|vs|versus|than|compar\w+|better|against|dearer|expensive|rather|save|difference)\b/iu
const maxSides = 4

/** Null where not every side has GPUs and a time of its own, or data to train on are named. */
export const comparedRentalsOf: SpecReader = (text, specOf, request, context) => {
  if (!asksForCost.test(text) || timeSpansIn(text).length < 2 || utilizationIn(text) !== null) return null
  const { timed, others } = timedPartsOf(text)
  if (timed.length < 2 || timed.length > maxSides || others.some((part) => anyGpu.test(part))) return null
  if (!timed.every(({ rest }) => anyGpu.test(rest))) return null
  const whole = specOf(text)
  if (whole.tokens !== null) return null
  const market = context.marketFor(request)
  const { names } = context.renderContextOn(request)
  const sides = timed.flatMap(({ hours, rest }): ComparedRental[] => {
    const found = ratesIn(rest)
    const [rate, ...more] = found?.rates ?? []
    const own = specOf(found?.rest ?? rest)
    if (own.gpus === null || more.length > 0 || (rate !== undefined && rate.per !== 'hour')) return []
    const providers = own.providers ?? whole.providers
    const spec: Spec = { ...own, providers, pricing: own.pricing ?? whole.pricing, region: own.region ?? whole.region }
    const record = rentOnRecord(spec, market)
    const count = own.gpuCount ?? 1
    const usd = rate === undefined ? null : inDollars(rate.usd, rate.currency, context)
    const told = usd === null ? null : usdOfOneGpu(usd, rate?.isPerGpu, count)
    const price = told ?? record?.lowest.usdPerGpuHour
    if (price === undefined) return []
    return [
      {
        gpu: sharedName(own.gpus.map((id) => names.gpu(id))),
        count,
        hours,
        usdPerGpuHour: price,
        seller: told === null && record !== null ? sellerOf(record.lowest, own.gpus, names) : null,
        usual: told === null && record !== null && record.count > 1 ? record.median : null,
      },
    ]
  })
  if (sides.length < timed.length) return null
  if (!choosesOne.test(text))
    return inquiryOf({ kind: 'known', id: 'added rentals', says: addedRentalSentences(sides) })
  return inquiryOf({ kind: 'known', id: 'compared rentals', says: comparedRentalSentences(sides) })
}
