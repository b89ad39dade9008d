/** "An L4 is so cheap, what's the catch": of the plan's own card, what it does less of than others, and what may go wrong. */
import { isKind } from '../lexicon/meanings.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asks =
  /\b(?:(?:what(?:'?s| is)?|where(?:'?s| is)?|any|is there an?|the) catch|down ?sides?|drawbacks?|disadvantages?|what (?:do|would|will) (?:we|i) (?:lose|give up)|what(?:'?s| is) wrong|too good to be true)\b/u
const ofElse = /\b(?:spot|fp8|qlora|lora|quantiz\w*|epochs?|licen\w+|data|model|instead|or|vs|versus|than)\b/u
const maxLength = 100

/** Null where another card is named, or none. */
export function readAskedCatch(reply: Reply): ReplyCandidate | null {
  const { line, lastPlan, understanding } = reply
  if (line.length > maxLength || !asks.test(line) || ofElse.test(line)) return null
  const { recognized, allSlots } = understanding
  const { mentions } = recognized
  const isOther = mentions.some(
    (mention) =>
      isKind(mention, 'provider', 'model') ||
      (isKind(mention, 'gpu') && mention.meaning.ids.every((id) => lastPlan.gpus?.includes(id) !== true)),
  )
  if (isOther) return null
  const subject = subjectOf(mentions, allSlots, wordsIn(recognized))
  const isOfPlan = subject?.gpus.some((gpu) => lastPlan.gpus?.includes(gpu) === true) === true
  return isOfPlan
    ? weighedReply(reply, { kind: 'question', topic: 'risks', subject }, 'asks what is wrong with the card of the plan')
    : null
}
