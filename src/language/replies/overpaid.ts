/** "Are we overpaying by sticking to Google?": the plan against the same GPUs at other sellers, and against the least of all. */
import type { Question } from '../questions/question.ts'
import { isKind } from '../lexicon/meanings.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const overpays =
  /\b(?:over-?pay\w*|pay(?:ing)? (?:way |far |much )?(?:too much|over the odds|a premium|extra|more than (?:we|i) (?:should|need|have to))|rip\w* (?:us|me) off|rip-?off|(?:what|how (?:big|much))(?:'s| is|s)? (?:the |our )?(?:\w+ ){0,2}(?:premium|surcharge|markup)|fair price|good deal|(?:sticking|staying) (?:to|with|at) .{2,24} cost)\b/u
const maxLength = 110

/** Null where no seller of the plan is named, or nothing asks whether it asks too much. */
export function readOverpaid(reply: Reply): ReplyCandidate | null {
  const { sentence, understanding, scenario } = reply
  if (sentence.length > maxLength || !overpays.test(sentence)) return null
  const { mentions } = understanding.recognized
  const seller = mentions.find((mention) => isKind(mention, 'provider'))
  if (!isKind(seller, 'provider') || !seller.meaning.ids.some((id) => scenario.spec.providers?.includes(id) === true))
    return null
  const same: Question = { kind: 'question', topic: 'provider', subject: null }
  const least: Question = { kind: 'question', topic: 'least-cost', subject: null }
  return wholeReply(reply, { ...same, also: [same, least] }, 'asks what its seller costs more than others')
}
