/** "Will batch 8 fit or does it OOM?": whether so many sequences at a time fit the GPUs that are planned. The plan stays. */
import { isKind } from '../lexicon/meanings.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { type ReplyCandidate, isLikelyChatter, typedLine, weighedReply } from './reply-candidate.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import type { Reply } from './reply-input.ts'

const fits =
  /\b(?:fits?|ooms?|oom'?s|out of memory|blow up|crash|too (?:big|much|large)|enough (?:memory|vram|room|space)|room for|hold|holds|handle)\b/u
const ofBatch = /\b(?:micro ?-?)?batch(?: ?size)?(?: of)? ?(?:\d{1,4})\b|\b\d{1,4} (?:per gpu|a gpu) batch\b/u
const [maxLength, maxChatter] = [110, 0.95]

/** Null where no batch is asked about so, or a GPU or a length stands beside it. */
export function readAskedFittingBatch(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !ofBatch.test(line) || !fits.test(line)) return null
  if (isLikelyChatter(reply, maxChatter) || !(asksInForm(reply) || asksInClause.test(line))) return null
  const { recognized } = reply.understanding
  if (recognized.mentions.some((mention) => isKind(mention, 'gpu', 'provider', 'model', 'instance'))) return null
  return weighedReply(
    reply,
    { kind: 'question', topic: 'headroom', subject: null, args: questionArguments(recognized) },
    'asks whether a batch fits',
  )
}
