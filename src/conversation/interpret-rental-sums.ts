/** Sums of rent that need no job to train: the first of these that a text is. */
import { estimateGapIn } from '../language/inquiries/estimate-gap.ts'
import { estimateGapSentences } from '../presentation/content/inquiries/estimate-gap-sentences.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { billedHoursOf } from './interpret-billed-hours.ts'
import { billedUseOf } from './interpret-billed-use.ts'
import { brokenStepOf } from './interpret-broken-step.ts'
import { dataAtSellerOf } from './interpret-data-at-seller.ts'
import { comparedRentalsOf } from './interpret-compared-rentals.ts'
import { flatMonthOf } from './interpret-flat-month.ts'
import { hoursAtSellersOf } from './interpret-hours-at-sellers.ts'
import { invoiceCheckOf, invoiceSumOf } from './interpret-invoice-check.ts'
import { lostRunOf } from './interpret-lost-run.ts'
import { moveCostOf } from './interpret-move-cost.ts'
import { spentRunOf } from './interpret-spent-run.ts'
import { teamSpanOf } from './interpret-team-span.ts'
import { termOffersOf } from './interpret-term-offers.ts'
import { termSumOf } from './interpret-term-sum.ts'
import { totalForTermOf } from './interpret-total-for-term.ts'
import { type FoundInterpretation, inquiryOf } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Null where a text is none of them. */
export const rentalSumOf = (
  text: string,
  specOf: (words: string) => Spec,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation =>
  ofSpeed.test(text)
    ? null
    : (dataAtSellerOf(text, specOf, request, context) ??
      billedHoursOf(text, specOf, request, context) ??
      invoiceCheckOf(text, specOf) ??
      estimateGapOf(text) ??
      invoiceSumOf(text, specOf) ??
      flatMonthOf(text, specOf) ??
      comparedRentalsOf(text, specOf, request, context) ??
      hoursAtSellersOf(text, specOf, request, context) ??
      billedUseOf(text, specOf, request, context) ??
      moveCostOf(text, specOf, request, context) ??
      lostRunOf(text, specOf, request, context) ??
      spentRunOf(text, specOf) ??
      brokenStepOf(text, specOf, context) ??
      totalForTermOf(text, specOf, request, context) ??
      termOffersOf(text, specOf, request, context) ??
      termSumOf(text, specOf, context) ??
      teamSpanOf(text, specOf, request, context))

/** What is asked of a speed is no sum of rent alone. */
const ofSpeed = /\b(?:mfu|hfu|[tp]?flops)\b/iu

/** Two sums that somebody asks the reason of. */
function estimateGapOf(text: string): FoundInterpretation {
  const gap = estimateGapIn(text)
  return gap === null ? null : inquiryOf({ kind: 'known', id: 'estimate gap', says: estimateGapSentences(gap) })
}
