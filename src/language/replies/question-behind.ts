/** "Hana be nice. is this even doable on 64 gpus": said to somebody, and then a question that is clear by itself. */
import { unknownId } from './question-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { sentencesOf } from '../text/parts-of-text.ts'

const [maxLength, maxParts, maxChatter] = [200, 3, 0.3]

/** Null where anything before the question is more than talk. */
export function readQuestionBehind(reply: Reply): ReplyCandidate | null {
  const text = reply.plain.text.trim()
  if (text.length > maxLength || reply.amendment.kind === 'amended') return null
  const parts = sentencesOf(text).filter((part) => part.trim() !== '')
  const last = parts.at(-1)
  if (last === undefined || parts.length < 2 || parts.length > maxParts) return null
  const { act, likelyActs } = reply.readPart(last, reply.scenario, reply.lastChanged)
  const isClear = act.kind === 'question' && act.matched?.id !== unknownId && (act.unused ?? []).length === 0
  if (!isClear || likelyActs.chatter > maxChatter) return null
  const isTalk = parts
    .slice(0, -1)
    .every(
      (part) => !/\d/u.test(part) && reply.readPart(part, reply.scenario, reply.lastChanged).act.kind === 'ignored',
    )
  return isTalk ? wholeReply(reply, act, 'asks behind some talk') : null
}
