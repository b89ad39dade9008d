/** "How much of the data fits in 24h?": what the plan gets through in so many hours. */
import { isKind } from '../lexicon/meanings.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asks =
  /^(?:how (?:much|many|far)|what (?:share|part|fraction|portion|percentage|percent)|which part)\b.{0,40}?\b(?:data|tokens|examples|rows|samples|dataset|corpus|pairs|images|of it|of that|of them|of this|epochs|far)\b/u
const within =
  /\b(?:fits?|fit|squeeze|get (?:through|done|in)|gets? (?:through|done)|train(?:ed)?|process(?:ed)?|done|do|see|seen|manage|go(?:es)? through|make it|possible|covered?|could we|can we|would we)\b.{0,30}\b(?:in|within|inside|by|over|for)\b/u
const maxLength = 110

/** Null where no time is named, or money is. */
export function readDataInTime(reply: Reply): ReplyCandidate | null {
  const { sentence, understanding } = reply
  if (sentence.length > maxLength || !asks.test(sentence) || !within.test(sentence) || /[$€£]|\bgb\b/u.test(sentence))
    return null
  const times = understanding.recognized.mentions.flatMap((mention) =>
    isKind(mention, 'amount') && mention.meaning.measure === 'hours' ? [mention.meaning.value] : [],
  )
  const hours = times[0] ?? (sentence.includes('overnight') || sentence.includes('one night') ? nightHours : 0)
  return times.length > 1 || !(hours > 0)
    ? null
    : wholeReply(
        reply,
        { kind: 'question', topic: 'data-in-time', subject: null, value: hours },
        'asks how much data a time is enough for',
      )
}
const nightHours = 12
