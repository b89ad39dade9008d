/** "Is the hourly rate from today? I see 2.99 on their site": how old the price is, and the job at the one that was seen. */
import { isKind } from '../lexicon/meanings.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ofPrice = /\b(?:prices?|pricing|rates?|hourly|quote|figure|number|per (?:hour|gpu))\b|[$€£]|\/ ?h(?:r|our)?\b/u
const isFresh =
  /\b(?:from today|of today|today'?s|current|up[- ]to[- ]date|fresh|recent|live|out ?dated|stale|still (?:valid|right|correct|true|current|good)|as of today|last (?:checked|updated|seen|verified))\b/u
const asks = /^(?:(?:and|so|but|hm+|ok|wait),? )*(?:is|are|was|were|how|when|does|do)\b|\?/u
const seen =
  /\b(?:site|page|website|console|see|saw|seeing|shows?|showing|lists?|listed|says?|say|advertis\w+|now|found)\b/u
const seenRate =
  /(?<![\w.,])[$€£]? ?(\d{1,2}[.,]\d{1,3}|(?<=[$€£] ?)\d{1,2}(?= ?\/))(?![\d%]|[.,]\d| ?(?:x|k|m|b|gb|gib|tb|h\b|hours?|days?|tokens?|epochs?))/gu
const ofElse =
  /\b(?:tokens?|spot|reserved|exchange|euro rate|learning rate|data|model|driver|cuda|version|pytorch|budget)\b/u
const [maxLength, mostOfHour] = [130, 40]

/** Null where it is not asked whether the plan's price is of today. */
export function readAskedSeenPrice(reply: Reply): ReplyCandidate | null {
  const { line, understanding } = reply
  if (line.length > maxLength || !isFresh.test(line) || !ofPrice.test(line) || !asks.test(line) || ofElse.test(line))
    return null
  const { mentions } = understanding.recognized
  if (mentions.some((mention) => isKind(mention, 'gpu', 'model', 'provider', 'instance'))) return null
  // Where the plan's is said before it, the one that was seen comes last.
  const digits = seen.test(line) ? [...line.matchAll(seenRate)].at(-1)?.[1] : undefined
  const value = digits === undefined ? null : Number(digits.replace(',', '.'))
  const isWhether = !/\b(?:how|when|which|what)\b/u.test(line)
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'price-date',
      subject: null,
      args: isWhether ? { isWhether: true } : {},
      ...(value === null || value <= 0 || value > mostOfHour ? {} : { value }),
    },
    'asks how old the price is',
  )
}
