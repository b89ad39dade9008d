/** "How much does it cost, roughly?": the bill of the plan, and not what the last change did to it. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const plainCost =
  /^(?:(?:and|so|ok)[\s,]+)?(?:how much|what) (?:does|would|will|do|is) (?:it|this|that|the (?:run|training|whole thing|plan))(?: \w{4,14}){0,1} cost(?:,? (?:roughly|about|approximately|in total|all in|altogether|us|me|then|again)){0,2}[\s?.!]*$/u

/** Null of every other question. */
export function readPlainCost(reply: Reply): ReplyCandidate | null {
  // Behind a change it may be asked what that did.
  if ((reply.history?.position ?? 0) > 0 || !plainCost.test(reply.sentence)) return null
  return wholeReply(reply, { kind: 'question', topic: 'cost', subject: null }, 'asks what the plan costs')
}
