/** A question that the plan does not answer, and that has the same answer whatever the plan is. */
import type { Question } from '../questions/question.ts'
import { isGeneral, type QuestionTopic } from '../questions/question-topic.ts'
import { isAsked, isPlainPhrase, isPrecise } from '../questions/topic-of-text.ts'
import { asksInForm } from './question-forms.ts'
import { topicOf } from './matched-question.ts'
import { covered, knownQuestion } from './question-act.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Advice that holds of any plan says more of these than the plan does. */
const ofAny: ReadonlySet<QuestionTopic | null> = new Set(['which-method', 'which-precision', 'how-much-data', 'fixed'])

/** What whole phrases ask of the plan goes before what holds of any; so does what is like an example, where both are known. */
function askedOfPlan(reply: Reply, known: Question | null): Question | null {
  const { request, question: asked } = reply.likelyActs
  const { topic, matched, isBorneOut } = reply.likelyTopic
  const isPhrase = matched !== null && matched.isExample !== true && matched.topic !== undefined
  const isOfPlan = isPhrase || matched?.isLikely === true || isBorneOut === true || topic === 'which-batch'
  // Sentences with figures of the plan or of its seller are of them.
  const isOfAny = ofAny.has(topic) && matched?.says?.some((sentence) => sentence.includes('{')) !== true
  const isLike = known !== null && isOfPlan && !isOfAny && asked > request
  // What is counted, and how sure the figures are, is said of the whole where nothing of its own is named.
  const isOfThing =
    ofWhole.has(known?.matched?.id ?? '') &&
    matched !== null &&
    !isGeneral(topic) &&
    (isPhrase || matched.says !== undefined)
  const isNamed =
    isPlainPhrase(reply.namedTopic) || isOfThing || isAsked(reply.namedTopic.topic) || isPrecise(reply.namedTopic.topic)
  const question = isNamed || isLike ? topicOf(reply) : null
  return question === null ? null : covered(question, reply)
}

const ofWhole: ReadonlySet<string> = new Set(['counted', 'accuracy'])

/** From here on it is said between people. */
const maxChatter = 0.6

/** Never instead of a change: what changes the plan is carried out. */
export function readKnown(reply: Reply): ReplyCandidate | null {
  if (reply.amendment.kind === 'amended' || !asksInForm(reply)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const known = knownQuestion(reply)
  const question = askedOfPlan(reply, known) ?? known
  return question === null ? null : wholeReply(reply, question, `asks about ${question.matched?.id ?? 'the trade'}`)
}

/** "How many tokens is 600 pages?": an amount is converted, and the plan has no part in it. */
export function readConvertedAmount(reply: Reply): ReplyCandidate | null {
  if (!/\bhow many tokens\b/u.test(reply.line)) return null
  const known = knownQuestion(reply)
  return known?.matched?.id === 'tokens-of-text'
    ? wholeReply(reply, known, 'asks what an amount of text comes to')
    : null
}
