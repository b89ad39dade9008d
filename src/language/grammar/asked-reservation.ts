/** "Should we keep a GPU reserved for that?": whether to commit is asked, and the plan is none of a commitment. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { sentenceOfSlot } from './sentence-of-slot.ts'
import type { Slot } from './slots.ts'

const asksWhether =
  /\b(?:should|shall|worth|sensible|make sense|makes sense|better to|does it pay|would it pay|need to|do we need|do i need)\b/u

/** "Finance asks if we should reserve": with no mark behind it. */
const isAskedByOthers =
  /\b(?:asks?|asked|wonders?|wondering|wants? to know|unsure|not sure|undecided) (?:if|whether)\b/u

/** The slots without a reservation that is only asked about. */
export function withoutAskedReservation(slots: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] {
  return slots.filter((slot) => {
    if (slot.role !== 'field-value' || slot.field !== 'pricing' || slot.value !== 'reserved') return true
    const { from, to } = sentenceOfSlot(slot, tokens)
    const words = tokens
      .slice(from, slot.from)
      .map(({ text }) => text)
      .join(' ')
    return !(tokens[to]?.text === '?' ? asksWhether : isAskedByOthers).test(words)
  })
}
