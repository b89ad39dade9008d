/** "Who actually has 8xH200 right now", "is it available today": stock, which only a seller's console tells. */
import { isKind } from '../lexicon/meanings.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const atOnce =
  /\b(?:now|today|tonight|tomorrow|this (?:week|weekend|month|morning|afternoon|evening)|at the moment|currently|immediately|straight away|asap|these days)\b/u
const asksWho =
  /\b(?:who(?:'s|s)?|(?:any|some) ?(?:body|one)|(?:which|what|any) (?:provider|cloud|seller|vendor|host|place|site)s?|where)\b.{0,30}\b(?:has|have|having|gots?|sells?|rents?|offers?|stocks?|get|find|rent|book|free|available)\b/u
const asksIfThere =
  /^(?:(?:and|so|but|ok),? )*(?:is|are) (?:it|that|this|they|those|these|the|any|a|an)\b.{0,40}\b(?:available|in stock|sold out|obtainable|to be had|gettable|free (?:right )?(?:now|today))\b/u
/** Told of no machine, or of another thing that may be had. */
const ofElse =
  /\b(?:data|dataset|vram|memory|gib|licen\w+|commercial\w*|weights|checkpoint|docs?|results?|plan|option|table|colab|kaggle|credits?|quota|support|discount|spot|reserved|price[sd]?|cost\w*|cheap\w*|how much|time|meeting|call|room|slot|deadline|budget|internet|questions?|feature|version|model)\b|[$€£]/u
const [maxLength, availability] = [100, 'availability']

/** Null where no machine is meant, a place is named, or more than its stock is asked. */
export function readAskedStock(reply: Reply): ReplyCandidate | null {
  const { line, understanding, vocabulary } = reply
  if (line.length > maxLength || ofElse.test(line)) return null
  const { recognized, allSlots } = understanding
  const { mentions } = recognized
  const isNamed =
    mentions.some((one) => isKind(one, 'gpu', 'instance')) ||
    /\b(?:gpus?|cards?|machines?|nodes?|box(?:es)?)\b/u.test(line)
  const isWho =
    asksWho.test(line) &&
    atOnce.test(line) &&
    (isNamed || /^(?!.*\b(?:any|some) ?(?:one|body)\b).*\b(?:it|this|that|these|those|them|one|such)\b/u.test(line))
  if (!isWho && !asksIfThere.test(line)) return null
  const wordsAt = wordsIn(recognized)
  // "For us" names no country.
  const isPlace = (one: (typeof mentions)[number]): boolean =>
    isKind(one, 'field-value') &&
    one.meaning.field === 'region' &&
    wordsAt(one.from, one.to).trim().toLowerCase() !== 'us'
  if (mentions.some((one) => isKind(one, 'model') || isPlace(one))) return null
  const matched = vocabulary.questionCues.questions.get(availability)
  if (matched?.says === undefined) return null
  const subject = subjectOf(mentions, allSlots, wordsAt)
  return weighedReply(reply, { kind: 'question', topic: 'fixed', subject, matched }, 'asks what is in stock')
}
