/** "Why is this slower than a 3B if only 3B are active?": why a mixture of experts trains no faster than its active parameters promise. */
import { questionArguments } from '../questions/question-arguments.ts'
import { type ReplyCandidate, isLikelyChatter, typedLine, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const why = /\b(?:why|how come|shouldn't|should (?:it|this|that) not)\b/u
const ofSpeed =
  /\b(?:slow|slower|(?:not|no|isn't|be|train|as) (?:any |much |as )?fast(?:er)?|faster|so long|as long|longer|more time|speed)\b/u
const ofExperts = /\b(?:active|activated|moe|mixture of experts|experts?|dense|sparse)\b/u
const [maxLength, maxChatter] = [140, 0.95]

/** Null where not the speed of experts is wondered at. */
export function readAskedExpertSpeed(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !why.test(line) || !ofSpeed.test(line) || !ofExperts.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const args = questionArguments(reply.understanding.recognized)
  return weighedReply(
    reply,
    { kind: 'question', topic: 'experts', subject: null, args },
    'wonders at the speed of experts',
  )
}
