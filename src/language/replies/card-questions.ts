/** "Are these 40 or 80 gig?", "PCIe or SXM in this?", "8 of what?", "how many per node?": the card of the plan. */
import { askingPart } from '../questions/asking-part.ts'
import type { CardTrait } from '../questions/named-count.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const size = '(?:the )?\\d{2,3} ?(?:gb|gib|gigs?|g)?(?:s| ones| cards?| gpus?| versions?| models?)?'
const form = '(?:the )?(?:sxm\\d?|pcie?|pci-e|nvl)(?: ones?| cards?| versions?| form)?'
const noun = '(?:cards?|gpus?|a100s?|h100s?|h200s?|v100s?|[a-z]{1,3}\\d{2,4}s?)'
const patterns: readonly (readonly [CardTrait, RegExp])[] = [
  ['memory', new RegExp(`(?<![\\d-])${size},? (?:or|vs\\.?|and) ${size}(?![\\w-])|\\b(?:which|what) (?:(?:memory|vram) size|(?:size|version|variant|model) of (?:the )?${noun})\\b|\\bhow (?:much|many) (?:memory|vram|gb|gigs?|gigabytes)(?: of (?:memory|vram))? (?:do|does|has|have) (?:these|those|the|that|this|each|it|they|one) ?${noun}? ?(?:have|has|come with)|\\bmemory (?:size )?(?:of|on) (?:these|those|the|each) ${noun}`, 'u')], // prettier-ignore
  ['form', new RegExp(`\\b${form},? (?:or|vs\\.?) ${form}(?![\\w-])|\\b(?:is|are) (?:it|this|that|these|those|they) (?:the )?(?:sxm\\d?|pcie|nvl)\\b|\\bwhich form ?factor\\b`, 'u')], // prettier-ignore
  ['machine', new RegExp(`\\bhow many (?:of (?:them|those|these) |${noun} )?(?:is|are|would|will|do|does|go|sit|fit|come)?(?: (?:that|it|they|there|be|these|those))*(?: (?:be|go|sit|fit|come))?(?: (?:in|per|on|a|to a|into|to each) )(?:a |an |one |each |every |single )*(?:node|machine|box|server|host)s?|\\b(?:${noun}|how many|\\d{1,3}) (?:per|in each|in one|to a) (?:node|machine|box|server|host)\\b|\\bhow many (?:${noun}|nodes?|machines?|box(?:es)?|servers?) (?:is|are|was|were|in|does|do|did)(?: (?:in|for))? (?:that|it|these|those|they|we|you|there|this|the (?:plan|estimate))(?: (?:use|take|have|run on|then|in (?:all|total)|again|now))*[\\s?.!]*$|\\b(?:all )?(?:in|on) (?:one|the same|a single) (?:node|machine|box|server|chassis)[\\s?.!]*$|\\b(?:one|single|same|how many) (?:node|machine|box|server)s? or (?:several|two|more|spread|multiple|many)`, 'u')], // prettier-ignore
  ['name', /^(?:\W*\b(?:sorry|wait|ok|hm+|and|so)\b[\s,]+)*(?:\d{1,4}|one|two|four|eight|sixteen) (?:of )?(?:what|which)(?: (?:cards?|gpus?|exactly|kind|model))*[\s?.!]*$|^\W*(?:(?:and|so|ok)[\s,]+)*(?:which|what)(?: (?:kind|type|sort|model|make) of)? (?:cards?|gpus?)(?: (?:exactly|precisely))?(?: (?:is|are|was|were) (?:it|that|this|these|those|they|planned|in (?:it|there|this|the plan)))(?: (?:on|exactly|again|now|then))*[\s?.!]*$/u], // prettier-ignore
]
const ofElse =
  /\b(?:cheaper|faster|slower|better|dearer|expensive|cost|costs|price|prices|worth|difference|should|tokens|hours?|budget|fit|fits|enough|eats?|eating|halves?|halving|doubl\w*|twice|takes?|taken|uses?|used|fills?|needs?|breakdown|split|goes)\b/u
/** "Optimizer states in 8bit or 32bit?" */
const ofStates =
  /\b(?:optimi[sz]er|adam\w*|moments?)\b.{0,40}\b(?:(?:8|16|32)[ -]?bits?|fp32|bf16|fp16|full precision)(?![\w-]).{0,30}(?:\?|\bor\b|\bmath|\bcount|\bassum)|\b(?:8|16|32)[ -]?bit (?:or|vs) (?:8|16|32)[ -]?bit (?:adam\w*|optimi[sz]er)/u
const [maxLength, maxChatter, maxChatterOfForm] = [100, 0.6, 0.85]

/** Null where nothing of the planned card is asked, or cards are compared. */
export function readCardQuestion(reply: Reply): ReplyCandidate | null {
  const { line, likelyActs } = reply
  if (line.length > maxLength || isLikelyChatter(reply, line.endsWith('?') ? maxChatterOfForm : maxChatter)) return null
  const asked = askingPart(line) ?? line
  if (ofStates.test(line) && line.length <= maxLength)
    return wholeReply(
      reply,
      { kind: 'question', topic: 'setting', subject: null, args: { setting: 'optimizer' } },
      'asks in what the optimizer is kept',
    )
  const cardTrait = patterns.find(([, pattern]) => pattern.test(asked))?.[0]
  const isAsked = line.includes('?') || likelyActs.question > likelyActs.request
  if (cardTrait === undefined || ofElse.test(line) || !isAsked) return null
  return wholeReply(
    reply,
    { kind: 'question', topic: 'card', subject: null, args: { cardTrait } },
    'asks which card it is',
  )
}
