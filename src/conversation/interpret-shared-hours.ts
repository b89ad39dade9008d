/** "45 students x 15 hours on an A10, buy 4 cards or rent?": all their hours at a price, against what cards cost. */
import { sharedHoursIn } from '../language/inquiries/shared-hours.ts'
import { sharedHoursSentences } from '../presentation/content/inquiries/purchase-sentences.ts'
import { purchasesOf } from '../recommend/inquiries/buying.ts'
import { lowestRented } from '../recommend/inquiries/quote.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

const buys = /\b(?:buy\w*|bought|purchas\w+|own)\b/iu

/** Null where no GPU is named, or a job to train is. */
export const sharedHoursOf: SpecReader = (text, specOf, request, context) => {
  const shared = sharedHoursIn(text)
  if (shared === null) return null
  const spec = specOf(shared.rest)
  if (spec.gpus === null || (spec.params !== null && spec.tokens !== null)) return null
  const market = context.marketFor(request)
  // A class is no place for machines that vanish.
  const lowest = lowestRented({ ...spec, gpuCount: 1 }, market)
  if (lowest === undefined) return null
  const priced = purchasesOf(spec.gpus, market).filter(({ breakEvenHours }) => breakEvenHours !== null)
  const [soonest] = priced.toSorted((one, other) => (one.breakEvenHours ?? 0) - (other.breakEvenHours ?? 0))
  const { names, rules } = context.renderContextOn(request)
  const asked = buys.test(text) ? { bought: soonest ?? null } : null
  const says = sharedHoursSentences(shared, lowest, asked, rules.paysAfter, names)
  return inquiryOf({ kind: 'known', id: 'shared hours', says })
}
