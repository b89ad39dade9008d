/** "What's the longest context that still fits on those 4?", "how far can we push the sequence length?": on the planned GPUs. */
import { isKind } from '../lexicon/meanings.ts'
import { type ReplyCandidate, typedLine, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const length = String.raw`(?:context|ctx|seq(?:uence)?s?|window)(?: (?:len(?:gth)?|size|window))?`
const asks = new RegExp(
  String.raw`\b(?:longest|max(?:imum)?|largest|biggest|highest) (?:possible |sensible |feasible )?${length}\b|\bhow (?:long|large|big|far|high|much)(?: of)? (?:an? )?${length}\b|\bhow (?:long|large|big|far|high) (?:can|could|may) (?:we |i |you |the |our |it ){0,2}(?:push |take |stretch |go |set |raise |make )?(?:the |our |with |in )*${length}\b`,
  'u',
)
/** Of texts, of a model by itself, or of what it costs. */
const ofElse =
  /\b(?:our (?:docs|texts|samples|longest|files)|supports?|trained (?:with|on)|pretrained|costs?|price|cheaper|usual|recommend\w*|should|inference|serving|vllm)\b|[$€£]/u
const [maxLength, maxChatter] = [110, 0.93]

/** Null where the longest sequence is not asked for, or another GPU is named. */
export function readAskedLongest(reply: Reply): ReplyCandidate | null {
  const { understanding, lastPlan } = reply
  const line = typedLine(reply)
  if (line.length > maxLength || !asks.test(line) || ofElse.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const isOfOther = understanding.recognized.mentions.some(
    (mention) =>
      isKind(mention, 'provider', 'model', 'instance') ||
      (isKind(mention, 'gpu') && mention.meaning.ids.every((id) => lastPlan.gpus?.includes(id) !== true)),
  )
  return isOfOther
    ? null
    : weighedReply(reply, { kind: 'question', topic: 'context', subject: null }, 'asks for the longest sequence')
}
