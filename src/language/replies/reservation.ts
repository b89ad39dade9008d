/** "Can we reserve these?", "is there a reserved price for it?": of the plan's GPUs, and no wish for another plan. */
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const [maxLength, maxChatter] = [110, 0.9]

/** Null where no phrase of a reservation is in it, or a card or a provider is named. */
export function readReservation(reply: Reply): ReplyCandidate | null {
  const { line, namedTopic, understanding } = reply
  if (namedTopic.topic !== 'reservation' || line.length > maxLength || !asksInForm(reply)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  if (understanding.slots.some(({ role }) => role !== 'remark' && role !== 'field-value' && role !== 'deadline'))
    return null
  return wholeReply(reply, { kind: 'question', topic: 'reservation', subject: null }, 'asks what reserving costs')
}
