/** Sums of rent that need no job to train: the first of these that a text is. */
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { billedUseOf } from './interpret-billed-use.ts'
import { comparedRentalsOf } from './interpret-compared-rentals.ts'
import { moveCostOf } from './interpret-move-cost.ts'
import { teamSpanOf } from './interpret-team-span.ts'
import { termOffersOf } from './interpret-term-offers.ts'
import { termSumOf } from './interpret-term-sum.ts'
import type { FoundInterpretation } from './part-readers.ts'
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
    : (comparedRentalsOf(text, specOf, request, context) ??
      billedUseOf(text, specOf, request, context) ??
      moveCostOf(text, specOf, request, context) ??
      termOffersOf(text, specOf, request, context) ??
      termSumOf(text, specOf, context) ??
      teamSpanOf(text, specOf, request, context))

/** What is asked of a speed is no sum of rent alone. */
const ofSpeed = /\b(?:mfu|hfu|[tp]?flops)\b/iu
