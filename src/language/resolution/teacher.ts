/** "Distill 70b into 8b": the size of the model that teaches. */
import { slotsOf } from '../grammar/slots.ts'
import { resolveModel } from './model-choice.ts'
import type { ResolverInput } from './resolver.ts'
import { Draft } from './scenario-draft.ts'
import { splitUnitless } from './unitless-amounts.ts'

/** Resolved in a draft of its own: the teacher says nothing of the model that is trained. */
export function resolveTeacher(draft: Draft, input: ResolverInput): void {
  const teacher = slotsOf(input.slots, 'remark').find((slot) => slot.teacher !== undefined)?.teacher
  if (teacher === undefined) return
  const slots = [teacher]
  const stated = teacher.role === 'unitless' ? [teacher.amount.value] : []
  const own = new Draft(null, () => draft.words(teacher))
  resolveModel(own, { ...input, slots, unitless: splitUnitless(slots, input.vocabulary.models, null, stated) })
  draft.teacherParams = own.get('params')
}
