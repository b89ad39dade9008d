/**
 * "Should we keep a GPU reserved for that?": whether to commit is asked, and the plan is none of a commitment. Nor is it
 * where a commitment is only allowed: "reserved is fine".
 */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { sentenceOfSlot } from './sentence-of-slot.ts'
import type { Slot } from './slots.ts'

const asksWhether =
  /\b(?:should|shall|worth|sensible|make sense|makes sense|better to|does it pay|would it pay|need to|do we need|do i need)\b/u

/** "Finance asks if we should reserve": with no mark behind it. */
const isAskedByOthers =
  /\b(?:asks?|asked|wonders?|wondering|wants? to know|unsure|not sure|undecided) (?:if|whether)\b/u

/** "Reserved is fine too", "reserved ok", "reserved if it's cheaper" */
const isAllowed =
  /^(?:(?:ones?|is|are|it|'s|would|will|be|also|too|just|totally|perfectly|all|maybe) ){0,4}(?:fine|ok|okay|good|cool|welcome|allowed|acceptable|alright|possible|works?|an option|on the table|no problem|if (?:it|that|it's|its|this|they|cheaper|needed|necessary|better))\b/u
const ofAllowing =
  /\b(?:open to|fine with|ok with|okay with|happy with|happy to use|don't mind|do not mind|can also (?:do|use|take)|could also (?:do|use|take)|also consider|would consider|can consider|or even|maybe)(?: (?:a|an|some|the|using|doing|going|taking))*$/u
const allowanceNote =
  'A reservation is allowed, and not planned: it is paid for its whole term, so that it pays only for machines that work through most of it.'

/** The slots without a reservation that is only asked about, or only allowed. */
export function withoutAskedReservation(slots: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] {
  return slots.flatMap((slot): readonly Slot[] => {
    if (slot.role !== 'field-value' || slot.field !== 'pricing' || slot.value !== 'reserved') return [slot]
    const { from, to } = sentenceOfSlot(slot, tokens)
    const textOf = (first: number, last: number): string =>
      tokens
        .slice(first, last)
        .map(({ text }) => text)
        .join(' ')
    const words = textOf(from, slot.from)
    if ((tokens[to]?.text === '?' ? asksWhether : isAskedByOthers).test(words)) return []
    return isAllowed.test(textOf(slot.to, slot.to + reach)) || ofAllowing.test(words)
      ? [{ role: 'remark', note: allowanceNote, from: slot.from, to: slot.to }]
      : [slot]
  })
}
/** Tokens behind the word that an allowance is looked for in. */
const reach = 8
