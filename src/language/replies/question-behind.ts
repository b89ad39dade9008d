/** "Hana be nice. is this even doable on 64 gpus": said to somebody, and then a question that is clear by itself. */
import { unknownId } from './question-act.ts'
import { type ReplyCandidate, weighedReply, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { sentencesOf } from '../text/parts-of-text.ts'

const [maxLength, maxParts, maxChatter] = [200, 3, 0.3]

const [maxChatterBefore, minQuestionBefore, leastWords] = [0.2, 0.6, 3]
/** "Power draw of the thing? our office has 16A fuses": a question that is clear by itself, and why it is asked. */
export function readQuestionBefore(reply: Reply): ReplyCandidate | null {
  const text = reply.plain.text.trim()
  const end = text.indexOf('?') + 1
  const [first, rest] = [text.slice(0, end), text.slice(end).trim()]
  if (text.length > maxLength || end === 0 || rest.includes('?') || reply.isPart) return null
  // "12 hours? wow" is amazed.
  if (/^\W*\d/u.test(first)) return null
  if ([first, rest].some((part) => part.split(/\s+/u).length < leastWords)) return null
  // What stands behind may be a wish, or say who is asked.
  if (rest.startsWith('@') || reply.readPart(rest, reply.scenario, reply.lastChanged).act.kind !== 'ignored')
    return null
  const { act, likelyActs } = reply.readPart(first, reply.scenario, reply.lastChanged)
  const isClear = act.kind === 'question' && act.matched?.id !== unknownId && (act.unused ?? []).length === 0
  if (!isClear || likelyActs.chatter > maxChatterBefore || likelyActs.question < minQuestionBefore) return null
  return weighedReply(reply, act, 'asks before it tells why')
}

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
