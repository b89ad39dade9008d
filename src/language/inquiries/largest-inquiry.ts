/** "What is the biggest model for 2x 3060?": GPUs, and the model is what is asked for. */
import { type MethodId, methodIds } from '../../catalog/training-method.ts'
import type { Slot } from '../grammar/slots.ts'
import type { Understanding } from '../resolution/understanding.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'
import { unexplainedWords } from './unexplained-words.ts'

const usedWords =
  /^(?:what|which|is|the|biggest|largest|max(?:imum)?|big|large|highest|models?|llms?|size|something|want|tune|train|fine-?tune|finetune|fits?|do|run|on|with|could|should|single|can|i|we|how|far|go|get|both|each|one|you|just|only|a|my|our)(?: \w+)*$/i

/** "How large can we go", "what's the largest we can do": of a model, on GPUs that are named. */
const goesUpTo =
  /\bhow (?:big|large|far up|high) (?:can|could|would|do|might) (?:i|we|you|it|one) (?:possibly |really )?(?:go|get)\b|\b(?:largest|biggest) (?:thing |one )?(?:that )?(?:i|we|you|one) (?:can|could) (?:do|train|go|fit|run)\b/iu

/** Null without GPUs, and where a model or a budget is named. Several methods are each answered. */
export function readLargest({ text, understanding, facts: { words } }: InquiryInput): Inquiry | null {
  const methods = methodsIn(understanding)
  // Methods that are each asked about are no contradiction.
  const draft =
    methods.length < 2
      ? understanding.draft
      : understanding.draftOf(understanding.slots.filter((slot) => !isMethod(slot)))
  if (!goesUpTo.test(text) && (!words.largest.test(text) || !words.model.test(text))) return null
  if (draft.get('params') !== null || draft.get('gpus') === null || draft.get('budgetUsd') !== null) return null
  const unused = unexplainedWords({ ...understanding, draft }, usedWords)
  return unused === null ? null : { kind: 'largest', spec: draft.finish().spec, methods, unused }
}

const isMethod = (slot: Slot): boolean => slot.role === 'field-value' && slot.field === 'method'

const methodsIn = ({ slots }: Understanding): readonly MethodId[] =>
  methodIds.filter((id) =>
    slots.some((slot) => slot.role === 'field-value' && slot.field === 'method' && slot.value === id),
  )
