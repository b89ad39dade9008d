/** What the grammar reads as a change, and the words rather ask. */
import { withTarget } from '../questions/asked-target.ts'
import { isProposed } from '../questions/question.ts'
import { isAsked } from '../questions/topic-of-text.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import { timeIn } from './named-durations.ts'
import { statement } from './likely-asked.ts'
import { topicOf } from './matched-question.ts'
import { ofOtherWay } from './other-way.ts'
import { covered, wordingOf } from './question-act.ts'
import { asksInForm } from './question-forms.ts'
import { isRelativeSize } from './relative-size.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** A question rather than the change that the grammar reads. */
const minQuestionToVeto = 0.7
const maxRequestToVeto = 0.25
const minWordsToVeto = 4

/** So much likelier a request may be than a question that is an example but for a word. */
const leadOfRequest = 0.4

/** A name and a question mark; “and SOC 2?” goes on with a wish. */
const bareName = /^(?!(?:and|also|plus|with|but|or)\b).*\?$/u
/** Words of such a question. */
const mostOfTier = 3
/** "Llama 3.1 8b?" proposes it. */
const minWords = 5
/** What these are asked of is the change itself. */
const ofChange: ReadonlySet<QuestionTopic> = new Set(['what-fits', 'what-if', 'bigger-gpu', 'why-not'])
const asksAnywhere =
  /\?|\b(?:or|what|how|which|why|when|where|who|whether|worth|(?:is|are|does|do|did|can|could|will|would|should) (?:it|that|this|we|i|there|they|the|you))\b/u
/** What asks somewhere, and proposes nothing. */
const asksBehind = /\b(?:why|when (?:is|are|do|does|must|should|will|would)|who|which)\b/u

/** What reads as a change, and is very likely a question: "can a100s do fp8?", "zero3 + offload, does that fit". */
export function readLikelyQuestion(reply: Reply): ReplyCandidate | null {
  if (reply.amendment.kind !== 'amended') return null
  // "Next size down in the same family?" proposes it.
  if (isRelativeSize(reply.line) && reply.amendment.changed.includes('model')) return null
  const told = toldTwice(reply)
  if (told !== null) return told
  // "¿Qué pasa si falla a la mitad?": of a translation the words tell less than what was typed.
  const isAsked = wordingOf(reply)?.match(/[?？]/u) != null
  const typed = isAsked ? topicOf(reply) : null
  if (typed?.matched?.isApart === true && !ofChange.has(typed.topic))
    return wholeReply(reply, covered(typed, reply), `is like a question about ${typed.topic}`)
  if (isProposed(reply.sentence) || /^if\b/u.test(reply.sentence) || statement.test(reply.line)) return null
  const { request, question } = reply.likelyActs
  // "Adapter size?" changes nothing, and a phrase of its own tells what it asks.
  if (reply.amendment.changed.length === 0 && reply.line.endsWith('?') && question > request) {
    const act = reply.namedTopic.matched === null ? null : topicOf(reply)
    if (act !== null && act.topic !== 'other')
      return wholeReply(reply, covered(act, reply), `rather asks about ${act.topic}`)
  }
  const act = topicOf(reply)
  // "SOC2?", "HIPAA?": whether it is there, and no wish for a tier.
  const isOfTier = reply.amendment.changed.every((field) => field === 'tier' || field === 'certificates')
  if (
    isOfTier &&
    act?.matched?.isSure === true &&
    bareName.test(reply.line) &&
    reply.line.split(' ').length <= mostOfTier
  )
    return wholeReply(reply, covered(act, reply), `surely asks about ${act.topic}`)
  // "When is the latest we can start if we need it by Wednesday?": like a question that it was told to be.
  const isBehind = reply.isAddressed && asksBehind.test(reply.line)
  const isWhole = reply.line.split(' ').length >= minWords && !ofChange.has(act?.topic ?? 'other')
  const isLike =
    (act?.matched?.isExample === true || (isBehind && reply.namedTopic.matched !== null)) &&
    isWhole &&
    (isBehind || asksInForm(reply))
  if (act !== null && isLike && (isBehind || question > request - (act.matched?.isSure === true ? leadOfRequest : 0)))
    return wholeReply(reply, covered(act, reply), `is like a question about ${act.topic}`)
  // "Lambda price?", "cheaper?": so short a text proposes it.
  if (question < minQuestionToVeto || request > maxRequestToVeto || reply.line.split(' ').length < minWordsToVeto)
    return null
  // "Gradient checkpointing on + 8bit adam": two things are set, and nothing asks.
  if (reply.amendment.changed.length > 1 && !asksInForm(reply) && !asksAnywhere.test(reply.line)) return null
  return act === null || act.topic === 'other'
    ? null
    : wholeReply(
        reply,
        withTarget(ofOtherWay(act, reply), reply.line, timeIn(reply.line)),
        `rather asks about ${act.topic}`,
      )
}

/** "How many tokens would Chinchilla want?": a phrase of a question and its examples tell the same, and no wish is put. */
function toldTwice(reply: Reply): ReplyCandidate | null {
  const { matched } = reply.namedTopic
  if (matched === null || reply.likelyTopic.isBorneOut !== true || !asksInForm(reply)) return null
  if (proposes.test(reply.sentence) || !(matched.says !== undefined || isAsked(reply.namedTopic.topic))) return null
  if (reply.likelyActs.request > minRequestOfWish && !reply.line.includes('?')) return null
  const act = topicOf(reply)
  return act === null ? null : wholeReply(reply, covered(act, reply), `is told to ask about ${act.topic}`)
}
const minRequestOfWish = 0.6
const proposes = /^(?:can|could|should|shall|let|what about|how about|what if|would you)\b/u
