/** "Can I put this number in a quote for my client?", "what should I quote them?", "how much buffer do I need?": the figure that holds for others. */
import { type ReplyCandidate, isLikelyChatter, typedLine, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ofFigure =
  /\b(?:this|that|it|the) (?:number|figure|sum|price|amount|total|estimate)\b|\b(?:this|that|it|what|how much|which)\b/u
const toOthers =
  /\b(?:quote|promise|commit to|tell|give|charge|offer|bill)\b.{0,24}\b(?:clients?|customers?|them)\b|\b(?:put|use|write|take)\b.{0,30}\b(?:in|into|as|for) (?:a|the|my|our|an) (?:quote|offer|proposal|bid|client|customer)\b|\bsafe (?:enough )?to (?:promise|quote|commit to|give|tell)\b|\bquote (?:for|to) (?:a|my|our|the) (?:client|customer)\b/u
const ofBuffer =
  /\b(?:how (?:much|big an?|large an?) (?:of an? |extra )?|(?:add|need|want|keep|plan|include|put) (?:some|an?|any|extra|more|a bit of) )(?:buffer|margin|cushion|contingency|reserve|headroom on the price)\b|\bhow much (?:more|extra) should (?:i|we) (?:plan|add|keep|reserve|budget)\b(?! for (?:failed|tests?|eval))/u
const ofElse =
  /\b(?:per (?:customer|client|user|month|year)|host\w*|serv(?:e|ing)|inference|data|vram|memory|gb|\d+k?|deadline|due|before|until|hours|in time|failed|percent|%|spot|said|says|offered|vendor|(?:their|his|her) quote)\b|%/u
const [maxLength, maxChatter] = [140, 0.9]

/** Null where no figure for others, and no margin, is asked for. */
export function readAskedQuote(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || ofElse.test(line) || isLikelyChatter(reply, maxChatter)) return null
  const isToOthers = toOthers.test(line) && ofFigure.test(line)
  if (!isToOthers && !ofBuffer.test(line)) return null
  if (!/\?|^(?:what|how|which|can|could|should|is|do|would|will)\b/u.test(line)) return null
  return weighedReply(
    reply,
    { kind: 'question', topic: 'figure', subject: null, args: isToOthers ? { asksQuote: true } : {} },
    'asks for the figure that holds for others',
  )
}
