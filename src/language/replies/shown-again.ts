/** "Show the card again": what holds, once more. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Null where the reply is more than that. */
export function readShownAgain(reply: Reply): ReplyCandidate | null {
  const line = reply.request.replaceAll('?', '').trim()
  return reply.thread !== null && reply.vocabulary.intentPhrases.shownAgain.test(line)
    ? wholeReply(reply, { kind: 'shown-again' }, 'wants to see the plan again')
    : null
}
