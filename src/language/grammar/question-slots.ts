/** What the words of a question mean beside the change that it asks about. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

const conditionalOpening = /^\W*(?:so |and |but )?(?:would|will)\b/i

/** "would LoRA be cheaper?" asks for LoRA, and not for the cheapest plan. */
export function withoutComparedObjective(slots: readonly Slot[], { normalized }: RecognizedText): readonly Slot[] {
  if (!conditionalOpening.test(normalized.text)) return slots
  const others = slots.filter((slot) => !(slot.role === 'field-value' && slot.field === 'objective'))
  return others.length > 0 ? others : slots
}
