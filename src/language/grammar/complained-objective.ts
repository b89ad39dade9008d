/** "The fastest is way too expensive": a complaint of a plan that was shown, and no wish for it. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { sentenceOfSlot } from './sentence-of-slot.ts'
import type { Slot } from './slots.ts'

const complaint =
  /^(?: (?:one|plan|row|option))? (?:is|are|looks?|seems?|=|would be)(?: [a-z]+){0,3}? (?:too |over ?)(?:expensive|dear|pricey|slow|shaky|priced|much|risky)\b/u

/** Words of a complaint, at most: of a text of a thousand wishes each would look at all the others. */
const longest = 12

/** The slots without an objective that is only complained of. */
export function withoutComplainedObjective(slots: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] {
  return slots.filter((slot) => {
    if (slot.role !== 'field-value' || slot.field !== 'objective') return true
    const { to } = sentenceOfSlot(slot, tokens, longest)
    const behind = tokens.slice(slot.to, to).map(({ text }) => ` ${text}`)
    return !complaint.test(behind.join(''))
  })
}
