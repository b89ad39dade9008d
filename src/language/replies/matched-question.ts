/** A question in form whose topic a phrase tells, or the examples that it is like: answered where it is hardly said between people. */
import { asksOnlyIn, partsOfLine } from './asking-parts.ts'
import { type Question, detailsOf } from '../questions/question.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { subjectOf } from '../questions/subject.ts'
import { topicWith } from '../questions/topic-with-arguments.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { isKind } from '../lexicon/meanings.ts'
import { covered, unknownId, wordingOf } from './question-act.ts'
import { tagBehind, wantsTold } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Where a phrase tells the topic of what has the form of a question. */
const maxChatterToMatch = 0.6
export const maxChatterOfExample = 0.12
const [maxChatterOfLikelyExample, wordsOfTalk, wordsToldTwice] = [0.5, 5, 4]
export const maxChatterOfMatched = 0.97
export const maxChatterOfUnknown = 0.3
export const maxChatterToAnswer = 0.5
const maxUnusedOfTold = 1

/** Asked with "who", and of no person here. */
const askedWithWho: ReadonlySet<string> = new Set([
  'privacy',
  'provider-trust',
  'provider-owner',
  'approval',
  'spending-of-others',
  'who-paid',
  'capabilities',
  'sellers-there',
  'business-associate',
  'data-agreement',
  'by-invoice',
  'service-level',
  'beginners',
  'who-does-this',
])

/** In the form of a question, with a phrase that tells what it is about. */
export function matchedQuestion(reply: Reply): ReplyCandidate | null {
  const { matched, isBorneOut } = reply.likelyTopic
  if (matched === null) return null
  const isForeign = wordingOf(reply) !== undefined && matched.isApart === true
  const isLikely =
    (matched.isLikely === true || matched.isApart === true) &&
    (reply.line.includes('?') || wantsTold(reply)) &&
    reply.line.split(' ').length > wordsOfTalk
  const words = reply.line.split(' ').length
  // “Who owns GMI Cloud”: its phrase and the examples that it is like tell the same.
  const isToldTwice = isBorneOut === true && matched.isExample !== true && words >= wordsToldTwice
  // And so does the seller that is named beside an example.
  const isOfSeller =
    matched.isApart === true && reply.understanding.recognized.mentions.some((one) => isKind(one, 'provider'))
  const isTelling =
    isToldTwice ||
    (isOfSeller && words >= wordsToldTwice) ||
    (words > wordsOfTalk && (matched.isApart === true || isBorneOut === true))
  const mostOfExample = isLikely ? maxChatterOfLikelyExample : maxChatterOfExample
  const mostChatter = isTelling ? 1 : matched.isSure === true ? maxChatterOfMatched : mostOfExample
  if (matched.isExample === true && !isForeign && reply.likelyActs.chatter > mostChatter) return null
  const question = topicOf(reply)
  if (question === null) return null
  const answered = covered(question, reply)
  const { chatter } = reply.likelyActs
  // Of the plan of its thread: how likely a line without one would be chatter says little then.
  const isOutright =
    matched.isExample !== true || matched.isSure === true || matched.isApart === true || matched.isLikely === true
  // "Is the energy drink free?": with words that are not of it, it is as likely said between people.
  const isWhole = (answered.unused ?? []).length === 0 || chatter < maxChatterToMatch
  if (isOutright && isWhole && answered.matched?.id !== unknownId && asksOfThread(reply))
    return wholeReply(reply, answered, `asks in its thread about ${question.topic}`)
  // Between people much is asked that has a word of the topic: then every word must be of it.
  const isClear =
    (answered.unused ?? []).length <=
      (isTelling && (chatter < maxChatterToAnswer || isBorneOut === true) ? maxUnusedOfTold : 0) &&
    answered.matched?.id !== unknownId
  // "who will launch this?" asks for a person.
  const isOfPeople = /^(?:\w+ )?who\b/.test(reply.line) && !askedWithWho.has(answered.matched?.id ?? '')
  if (isForeign && reply.likelyActs.chatter < maxChatterOfMatched)
    return wholeReply(reply, answered, `is like a question about ${question.topic}`)
  // Much speaks for chatter: only an example but for a word, or a question mark and a phrase of the topic's own, with
  // nothing of another kind.
  const isTold = matched.isSure === true || isTelling || isUnmistakable(reply)
  if (chatter >= maxChatterToMatch && !(isClear && !isOfPeople && isTold)) return null
  // "Did the invoice come?" has words of ours, and asks of what happened.
  if (chatter > maxChatterOfUnknown && !isTelling && /^(?:\w+ )?(?:did|has|have|had)\b/u.test(reply.line)) return null
  return (isClear && !isOfPeople) || reply.likelyActs.chatter < maxChatterToAnswer - 0.1
    ? wholeReply(reply, answered, `likely asks about ${question.topic}`)
    : null
}

/** A clause asks, and of nobody here: "gonna OOM or not", "este importe lleva IVA?". */
export function asksOfThread({ thread, typed, wording, line, normalized, vocabulary }: Reply): boolean {
  const { intentPhrases } = vocabulary
  // "How many tries did Bob need?"
  if (thread === null || intentPhrases.ofPeople.test(line) || /\bdid \p{Lu}\p{Ll}/u.test(typed)) return false
  if (wording !== typed) return /[?？]/u.test(wording) || intentPhrases.asksInOthers.test(wording)
  return (
    /[?？]/u.test(typed) ||
    eitherOr.test(line) ||
    asksBehind.test(line) ||
    partsOfLine(normalized.text.toLowerCase()).some((part) => asksOnlyIn(part, vocabulary))
  )
}
/** "15 cents is that a bug", "26 hours, is that normal". */
const asksBehind = /^(?:\S+ ){1,4}(?:is|are) (?:that|this|it|those|these) (?!what\b|why\b|how\b|where\b|the reason\b)/u
const eitherOr = /^(?:\S+ ){1,5}or (?:\S+ ?){1,3}[\s.!]*$/u

/** Every word is known, and it is asked in form. */
const isUnmistakable = ({ line, understanding }: Reply): boolean =>
  (line.includes('?') || asksOutright.test(line) || tagBehind.test(line.replace(/[\s.]{1,9}$/u, ''))) &&
  understanding.unrecognized.length === 0

/** Without a question mark these ask all the same. */
const asksOutright = /^(?:(?:so|and|but|ok|hm+) )?(?:why|how (?:much|many|long|often|big)|which|whats?|what's)\b/u

/** The topic of a question that is put in unusual words: "runpod any good", "prices moved at all?". */
export function topicOf(reply: Reply): Question | null {
  const { recognized, allSlots } = reply.understanding
  const args = questionArguments(recognized)
  const { topic: read, matched } = reply.likelyTopic
  const topic = topicWith(read, args)
  if (topic === null) return null
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  return { kind: 'question', topic, subject, ...detailsOf(args, matched) }
}
