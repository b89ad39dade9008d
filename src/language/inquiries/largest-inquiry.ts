/** "What is the biggest model for 2x 3060?": GPUs, and the model is what is asked for. */
import { type MethodId, methodIds } from '../../catalog/training-method.ts'
import type { Slot } from '../grammar/slots.ts'
import type { Understanding } from '../resolution/understanding.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'
import { unexplainedWords } from './unexplained-words.ts'

const usedWords =
  /^(?:what|which|is|the|biggest|largest|max(?:imum)?|big|large|highest|models?|llms?|size|something|want|tune|train|fine-?tune|finetune|fits?|do|run|on|with|could|should|single|can|i|we)(?: \w+)*$/i

/** Null without GPUs, and where a model or a budget is named. Several methods are each answered. */
export function readLargest({ text, understanding, facts: { words } }: InquiryInput): Inquiry | null {
  const methods = methodsIn(understanding)
  // Methods that are each asked about are no contradiction.
  const draft =
    methods.length < 2
      ? understanding.draft
      : understanding.draftOf(understanding.slots.filter((slot) => !isMethod(slot)))
  if (!words.largest.test(text) || !words.model.test(text)) return null
  if (draft.get('params') !== null || draft.get('gpus') === null || draft.get('budgetUsd') !== null) return null
  const unused = unexplainedWords({ ...understanding, draft }, usedWords)
  return unused === null ? null : { kind: 'largest', spec: draft.finish().spec, methods, unused }
}

const isMethod = (slot: Slot): boolean => slot.role === 'field-value' && slot.field === 'method'

const methodsIn = ({ slots }: Understanding): readonly MethodId[] =>
  methodIds.filter((id) =>
    slots.some((slot) => slot.role === 'field-value' && slot.field === 'method' && slot.value === id),
  )
