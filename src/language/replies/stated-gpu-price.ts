/** "Our reseller gives us h100 at 1.60": the price of a GPU in an hour, without a word of the hour. */
import { isKind } from '../lexicon/meanings.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const stated =
  /\b(?:gives?|gave|offers?|offered|sells?|rents?|lets? us have|charges?|wants?|quotes?|quoted|we (?:get|have|pay|can get)|has|have|asks?)\b.{1,60}\b(?:at|for|@) [$]?(?<price>\d{1,2}\.\d{1,2})(?: ?(?:usd|dollars|bucks|[$]))?(?: ?(?:\/|per |an? )(?:gpu )?(?:h|hr|hour))?[\s.!]*$/u
const [maxLength, mostOfHour] = [110, 15]

/** Null where no GPU is named, or the figure is no price of an hour. */
export function readStatedGpuPrice(reply: Reply): ReplyCandidate | null {
  const { line, understanding } = reply
  if (line.length > maxLength || line.includes('?')) return null
  const price = Number(stated.exec(line)?.groups?.['price'] ?? 0)
  const { recognized, allSlots } = understanding
  if (!(price > 0) || price > mostOfHour || !recognized.mentions.some((mention) => isKind(mention, 'gpu'))) return null
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  return wholeReply(
    reply,
    { kind: 'question', topic: 'own-rate', subject, value: price },
    'tells what a GPU costs them in an hour',
  )
}
