/** "Keep the vision tower frozen": a part of the model that no field of a plan counts, and what it is to be frozen. */
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const freezes = /\b(?:freez\w*|frozen|unfreez\w*|unfrozen)\b/u
const visionPart = /\b(?:(?:vision|image|visual) (?:tower|encoder|backbone|part|side)|vit|siglip)\b/u
const maxLength = 90

/** Null where the reply changes the plan besides, or asks. */
export function readFrozenParts(reply: Reply): ReplyCandidate | null {
  const line = reply.line.toLowerCase()
  if (reply.isPart || line.length > maxLength || /[?\d]/u.test(line)) return null
  if (!freezes.test(line) || !visionPart.test(line)) return null
  if (reply.understanding.slots.some(({ role }) => role !== 'remark')) return null
  const matched = reply.vocabulary.questionCues.questions.get('vision-trained')
  if (matched === undefined) return null
  return weighedReply(reply, { kind: 'question', topic: 'fixed', subject: null, matched }, 'freezes the vision part')
}
