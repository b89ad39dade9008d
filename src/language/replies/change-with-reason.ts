/** "Only lambda or runpod, our company has accounts there": a change, and why it is wished; its words may be those of a question. */
import { asksInForm, wantsTold } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Where a reason begins. */
const beforeReason =
  /,\s+(?=(?:our|we|my|i|they|legal|finance|because|since|as|there)\b)|\s+(?=(?:because|since|cause|cuz)\s)/iu
const mostChatter = 0.3

/** Null where the first clause by itself is no change, or the reason says more than why. */
export function readChangeWithReason(reply: Reply): ReplyCandidate | null {
  if (reply.isPart || asksInForm(reply) || wantsTold(reply) || reply.likelyActs.chatter > mostChatter) return null
  const [change = '', reason = '', ...others] = reply.plain.text.split(beforeReason)
  if (reason === '' || others.length > 0 || /\d/u.test(reason)) return null
  const { act, likelyActs } = reply.readPart(change, reply.scenario, reply.lastChanged)
  if (act.kind !== 'amended' || act.changed.length === 0 || likelyActs.request < likelyActs.question) return null
  const { act: told } = reply.readPart(reason, act.scenario, act.changed)
  return told.kind === 'amended' && told.changed.length > 0
    ? null
    : wholeReply(reply, act, 'asks for a change, and says why')
}
