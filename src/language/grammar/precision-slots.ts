/** "full fine-tuning in NVFP4": where every weight is trained, a 4-bit float is what is multiplied, not what is stored. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { type Slot, slotsOf } from './slots.ts'

/** Formats that both training recipes and stored weights are called by. */
const recipeFormats = new Set(['nvfp4', 'fp4'])

/** The slots, with a format of stored weights moved to the precision of computing where every weight is trained. */
export function withTrainingRecipe(slots: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] {
  const trainsAll = slotsOf(slots, 'field-value').some(
    ({ field, value }) => (field === 'method' && value === 'full') || (field === 'task' && value === 'pretrain'),
  )
  if (!trainsAll) return slots
  return slots.map((slot): Slot => {
    const isFormat = slot.role === 'field-value' && slot.field === 'weights' && slot.value === 'nf4'
    const { from, to } = slot
    const words = tokens.slice(from, to).map(({ text }) => text)
    if (!isFormat || !recipeFormats.has(words.join(''))) return slot
    return { role: 'field-value', field: 'precision', value: 'nvfp4', from, to }
  })
}
