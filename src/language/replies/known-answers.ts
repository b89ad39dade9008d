/** A question that the plan does not answer, and that has the same answer whatever the plan is. */
import { asksInForm } from './likely-request.ts'
import { knownQuestion } from './question-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** From here on it is said between people. */
const maxTalk = 0.6

/** Never instead of a change: what changes the plan is carried out. */
export function readKnown(reply: Reply): ReplyCandidate | null {
  if (reply.amendment.kind === 'amended' || !asksInForm(reply.line)) return null
  if (!reply.isAddressed && reply.likelyActs.talk > maxTalk) return null
  const question = knownQuestion(reply)
  return question === null ? null : wholeReply(reply, question, `asks about ${question.matched?.id ?? 'the trade'}`)
}
