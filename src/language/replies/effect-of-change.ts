/** "Rank 64 - does the price change?": what is asked of the change that stands before it. */
import type { Scenario } from '../../scenario/scenario.ts'
import type { Question } from '../questions/question.ts'
import { gapAsksOf } from '../questions/version-gap.ts'

const asksEffect =
  /^(?:(?:so|and|but|ok) )?(?:does|do|will|would|did) (?:that|this|it|anything|(?:the )?(?:price|cost|total|bill|time|hours|duration))(?: (?:even|really|still|then|also)){0,2} (?:change|move|go (?:up|down)|rise|increase|drop|differ|stay)\b[^\d]{0,30}$/iu

/** Null where a part of a reply asks something else. `before`: the plan without the change. */
export function effectAsked(part: string, before: Scenario): Question | null {
  const line = part.toLowerCase()
  return asksEffect.test(line)
    ? { kind: 'question', topic: 'gap', subject: null, gap: { asks: gapAsksOf(line), named: [], earlier: [before] } }
    : null
}
