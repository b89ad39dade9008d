/** "We take the L40S" after one L40S stood beside the plan: what is named of that plan alone takes all of it. */
import { currentScenario } from '../language/replies/revision-history.ts'
import { limitFields } from '../scenario/limit-fields.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import type { Interpretation } from './interpretation.ts'
import type { ThreadState } from './thread-state.ts'

const pointsBack = /\b(?:the|that|this|then|it)\b/iu

/** The plan beside the one that holds; null where the change that was read differs from it, or is the whole of it. */
export function planMeantBeside(
  { conversation, shown }: ThreadState,
  text: string,
  read: Interpretation,
): Scenario | null {
  if (read.kind !== 'revision' || read.revision.by !== 'amend' || !pointsBack.test(text)) return null
  const { spec } = currentScenario(conversation)
  const [other, ...more] = (shown?.beside ?? []).filter((one) => changedFields(one.spec, spec).length > 0)
  if (other === undefined || more.length > 0) return null
  const { changed, scenario } = read.revision
  const differing = changedFields(scenario.spec, other.spec)
  // Limits are left off where another plan is asked about: to lift one names none.
  const isOfOther =
    changed.some((field) => !limitFields.has(field)) && !changed.some((field) => differing.includes(field))
  return isOfOther && differing.length > 0 ? other : null
}
