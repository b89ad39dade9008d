/** "Why RunPod? Can we use AWS?", "why H100, isn't an A100 cheaper?": a card or a seller that a question takes for that of the plan. */
import { isKind } from '../lexicon/meanings.ts'
import type { Question } from '../questions/question.ts'
import type { TakenFor } from '../questions/subject.ts'
import { type ReplyCandidate, isLikelyChatter, typedLine, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** What stands before the name, and behind it: "why is it on RunPod", "why did you pick 8 H100s?". */
const before =
  /^(?:(?:and|so|but|ok|okay|hm+|wait|hey)[\s,]+)*(?:why|how come)(?: (?:is|are|was|were|did|do|does|it|its|it's|we|you|this|that|the|on|at|with|going|to|go|using|use|pick|picked|choose|choosing|chosen|take|took|taking|rent|renting|from|run|running|planned|plan|an?|\d{1,3}|\d{1,3}x|x))* $/u
const behind =
  /^(?:'?s)?(?: (?:cards?|gpus?|here|for (?:this|that|it|us)))?\s*(?:$|[?,;.!–—-]|\b(?:and|but|instead|rather|over|when|if|not|aren'?t|isn'?t|can|could)\b)/u
/** "Why Lambda when RunPod costs less?" is answered by the rates of both. */
const ofPrice = /\b(?:cheap\w*|less|costs?|dear\w*|expensive|pric\w+|rates?|faster)\b/u
const [maxLength, maxChatter] = [140, 0.9]

/** Undefined where no name stands as that of the plan. */
export function takenForIn(reply: Reply): TakenFor | undefined {
  const { understanding } = reply
  const named = understanding.recognized.mentions.find((mention) => isKind(mention, 'gpu', 'provider'))
  if (named === undefined) return undefined
  const { from, to } = named
  const words = understanding.wordsAt(from, to).trim()
  const line = typedLine(reply)
  const at = line.indexOf(words.toLowerCase())
  if (at < 0 || !before.test(line.slice(0, at)) || !behind.test(line.slice(at + words.length))) return undefined
  if (isKind(named, 'gpu')) return { gpus: named.meaning.ids }
  return isKind(named, 'provider') ? { providers: named.meaning.ids } : undefined
}

/** "Why RunPod? Can we use AWS, we have a contract there": why it is not the seller that is named behind; null of one alone. */
export function readWhySeller(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || ofPrice.test(line) || isLikelyChatter(reply, maxChatter)) return null
  const { mentions } = reply.understanding.recognized
  if (mentions.some((mention) => isKind(mention, 'gpu', 'model'))) return null
  const sellers = mentions.filter((mention) => isKind(mention, 'provider'))
  const providers = [...new Set(sellers.flatMap(({ meaning }) => meaning.ids))]
  if (providers.length !== 2 || takenForIn(reply)?.providers === undefined) return null
  const [first] = sellers
  const words = first === undefined ? '' : reply.understanding.wordsAt(first.from, first.to).trim()
  const subject: Question['subject'] = { words, gpus: [], providers, method: null, weights: null, count: null }
  return weighedReply(reply, { kind: 'question', topic: 'why', subject }, 'asks why it is not the seller named behind')
}
