/**
 * Two readings of a reply: the first rule that can take it, and the question that all of its words make likeliest. Which one
 * serves is judged by what speaks for each (reply-evidence.ts), as people marked both readings of 1,204 questions of writers
 * whom neither had seen. Where none is likely to, what is near is offered instead.
 */
import { likeliestOfWords } from '../questions/likeliest-of-text.ts'
import type { QuestionArguments } from '../questions/question-arguments.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import { isVagueTopic } from '../questions/topic-of-text.ts'
import { answerName, answerNameOf, isUnlearned, readersByWords } from './answer-name.ts'
import { maxChatterOfUnknown } from './matched-question.ts'
import { isUnder } from './plain-question.ts'
import { asksInForm } from './question-forms.ts'
import { unknownId, unknownQuestion } from './question-act.ts'
import type { Question } from '../questions/question.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import { replyEvidence } from './reply-evidence.ts'
import type { Reply } from './reply-input.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { isToldWhole } from './told-whole.ts'
import { questionTold, toldByWords } from './told-by-words.ts'

/** From these chances on a reading is given; against a form that was read whole, and what may be wished, the words must be so much likelier. */
const least = {
  words: 0.45,
  answer: 0.4,
  overForm: 0.08,
  overChange: 0.3,
  surely: 0.9,
  certainly: 0.97,
  asked: 0.5,
  plainly: 0.7,
}
/** Readers of a wish by its form. */
const ofWishes: ReadonlySet<string> = new Set([
  'polite-request',
  'corrected-value',
  'change-with-reason',
  'decided-clause',
  'sentences',
  'sold-out',
  'moved-limit',
])
/** Readers whose phrases tell a question more narrowly than its words do. */
const precise: ReadonlySet<string> = new Set(['words-together', 'counted-part', 'planned-value', 'asked-one-card'])
/** What names a figure and whose it is, or the card or the seller that it is against, leaves nothing to its words. */
const byFigures: ReadonlySet<string> = new Set([
  'asked-power-price',
  'asked-unit-price',
  'asked-budget',
  'third-party-quote',
  'asked-stock',
  'asked-seen-price',
  'asked-payoff',
  'asked-catch',
  'asked-command',
  'asked-card-memory',
  'why-seller',
  'asked-quote',
  'asked-high-end',
  'planned-refused',
])
/** What is likelier a wish than this is no question. */
const [mostRequest, mostOfSure, mostOfPlain] = [0.5, 0.1, 0.2]
/** A change in a few words is wished, however it is put: “can we make it cheaper?”. */
const fewest = { words: 4, ofUnread: 6, ofChange: 6 }
/** What may give way to an answer. */
const kinds: ReadonlySet<ReplyCandidate['act']['kind']> = new Set([
  'question',
  'control',
  'amended',
  'asks',
  'problem',
  'pick',
])

/** The candidate of the rules, the question of the words, or what is near; null where the reply may be talk besides. */
export function judgedReply(reply: Reply, candidate: ReplyCandidate): ReplyCandidate | null {
  const { act } = candidate
  if ((act.kind === 'question' && act.circumstances !== undefined) || isToldWhole(candidate)) return candidate
  if (act.kind === 'question' && isOfPicturesAlone(reply, act)) return nearOf(reply)
  // What was learned was read in threads, of replies as a whole.
  if (reply.history === null || reply.isPart || !kinds.has(act.kind) || isOfThread(reply, candidate)) return candidate
  if (byFigures.has(candidate.reader ?? '') || isOfPart(reply, candidate)) return candidate
  const isUnread = isNotUnderstood(candidate)
  if (isUnread && !reply.isAddressed) return candidate
  const fewestHere = isUnread
    ? fewest.ofUnread
    : act.kind === 'amended' && act.changed.length > 0
      ? fewest.ofChange
      : fewest.words
  if (reply.line.split(' ').length < fewestHere) return candidate
  const byWords = toldByWords(reply)
  const { answerOdds, judge } = reply.vocabulary.questionCues
  if (byWords === null || answerName(candidate) === answerNameOf(byWords.told)) return candidate
  const isCertain =
    byWords.likely.share >= least.certainly &&
    reply.likelyActs.request <= mostOfSure &&
    !precise.has(candidate.reader ?? '')
  if (isUnlearned(candidate, answerOdds) && !isCertain) return candidate
  // A part of it may ask for more; all of it asks what the rules say.
  if (!isUnread && answerName(candidate) === nameOfWhole(reply)) return candidate
  const asked = questionTold(reply, byWords.told)
  if (isCertain && asked !== null && act.kind === 'question' && maySay(reply, candidate))
    return wholeReply(reply, asked, `asks “${byWords.told.id}” by all of its words`)
  const chances = judge(replyEvidence(reply, candidate, byWords, asked))
  const changesNothing = act.kind === 'amended' && act.changed.length === 0
  const isByWords = isUnread || changesNothing || readersByWords.has(candidate.reader ?? '')
  const isSure = byWords.likely.share >= least.surely && reply.likelyActs.request <= mostOfSure
  const over = isByWords ? 0 : act.kind === 'question' || isSure ? least.overForm : least.overChange
  const isLikelier = chances.words >= Math.max(least.words, chances.rules + over)
  if (asked !== null && isLikelier && maySay(reply, candidate))
    return wholeReply(reply, asked, `rather asks “${byWords.told.id}”`)
  const isDoubted = isByWords && !isUnread && asked !== null && chances.rules < least.answer
  return act.kind === 'question' && isDoubted && !isTold(reply, act) ? nearOf(reply) : candidate
}

/** Whether an answer that nobody told by its form may be given instead: what is likely wished stays, and what is said among people. */
export function mayGiveWay(reply: Reply, candidate: ReplyCandidate): boolean {
  const { act } = candidate
  const { question, request, chatter } = reply.likelyActs
  if (reply.history === null || isOfThread(reply, candidate) || isToldWhole(candidate)) return false
  // A sum of credits is held against the plan.
  if (act.kind === 'question' && act.topic === 'credits' && act.args?.money !== undefined) return false
  if (act.kind === 'question' && !isNotUnderstood(candidate)) return true
  const isHeard = reply.isAddressed || (question >= least.asked && chatter <= least.asked)
  const isPlain = asksInForm(reply) && question >= least.plainly && request <= mostOfPlain
  if (act.kind === 'question' || act.kind === 'problem' || act.kind === 'ignored') return isHeard && asksInForm(reply)
  return isHeard && (isPlain || (kinds.has(act.kind) && maySay(reply, candidate)))
}

/** The answer to what all words of the reply ask; null where they tell nothing. */
function nameOfWhole({ plain, vocabulary: { questionCues } }: Reply): string | null {
  const whole = likeliestOfWords(plain.text, { topic: null, matched: null }, questionCues)
  const told = whole === null ? undefined : questionCues.questions.get(whole.id)
  return told === undefined ? null : answerNameOf(told)
}

/** Words of its own tell the question, or what it brings along does, and next to nothing is left over. */
function isTold({ namedTopic, likelyTopic }: Reply, question: Question): boolean {
  const { topic, matched, value, asked, unused = [], args = {} } = question
  if (value !== undefined || asked !== undefined || ofArguments[topic]?.(args) === true) return true
  const isOfAnswer = namedTopic.topic === topic && (topic !== 'fixed' || namedTopic.matched?.id === matched?.id)
  const isByWords = isOfAnswer && (namedTopic.matched !== null || !isVagueTopic(topic))
  return unused.length === 0 && (isByWords || likelyTopic.isBorneOut === true)
}

/** Questions that are told by what they bring along. */
const ofArguments: Partial<Record<QuestionTopic, (args: QuestionArguments) => boolean>> = {
  affordable: ({ money }) => money !== undefined,
  'runs-for-money': ({ money }) => money !== undefined,
  'least-cost': ({ due, money }) => due !== undefined || money !== undefined,
  runs: ({ runs, period }) => runs !== undefined || period !== undefined,
}

/** “Is this in the EU? Switch to B200”: what is wished stands behind what is asked. */
const wishesBehind = /\?\s.*[^?\s]\s*$/u

/** What these begin is wished, whatever stands at its end: “make it an RTX 3090?”. */
const wishes =
  /^(?:and |also |ok |but |or |please )*(?:make|use|switch|swap|take|go|set|put|drop|raise|lower|cut|add|keep|try|undo|redo|double|halve|instead|at (?:least|most)|no|without|with|only|let's|let us|can (?:we|you) do)\b/u

/** No wish is answered, and between people only what is likely asked. */
function maySay({ isAddressed, likelyActs, line }: Reply, { act, reader = '' }: ReplyCandidate): boolean {
  if (act.kind === 'amended' && (ofWishes.has(reader) || wishesBehind.test(line) || wishes.test(line))) return false
  if (act.kind !== 'question' && act.kind !== 'problem' && likelyActs.request >= mostRequest) return false
  return isAddressed || (likelyActs.question >= least.asked && likelyActs.chatter <= maxChatterOfUnknown)
}

/** Plans that the reply names itself, and what the last change did, are told by the thread. */
const isOfThread = (reply: Reply, { act, reader }: ReplyCandidate): boolean =>
  (act.kind === 'amended' && changesTerms(reply, act.scenario)) ||
  (act.kind === 'control' && act.control === 'compare' && isPairOfStacks(act)) ||
  (act.kind === 'question' &&
    ((act.args?.software?.stacks.length ?? 0) > 1 ||
      (act.gap?.named.length ?? 0) > 0 ||
      (reader === 'version-gap' && (reply.history?.revisions.length ?? 0) > 1)))
/** "Axolotl or Unsloth?" names the two that are to be weighed. */
const isPairOfStacks = (act: Extract<ReplyCandidate['act'], { readonly control: 'compare' }>): boolean =>
  new Set(act.alternatives.map(({ spec }) => spec.stack)).size === act.alternatives.length
/** How often it is run is told in a form of its own. */
const changesTerms = ({ scenario }: Reply, { series, runsPerYear }: Scenario): boolean =>
  series !== scenario.series || runsPerYear !== scenario.runsPerYear

/** "Does that cover merging afterwards?": a part of the figures is named, and asked about in a form of its own. */
const isOfPart = ({ sentence }: Reply, { reader }: ReplyCandidate): boolean =>
  reader === 'counted-part' && asksOfPart.test(sentence)
const asksOfPart =
  /^(?:is|are|does|do|did|was|were|has|have)\b.{0,70}\b(?:count(?:s|ed)?|includ(?:es?|ed)|cover(?:s|ed)?|contains?|in (?:the|that|this|your|those) (?:price|total|hours|estimate|figures?|numbers?|sum|costs?|time|memory|bill|quote))\b/u

/** Nothing is known of it, or it is not understood. */
export const isNotUnderstood = ({ act }: ReplyCandidate): boolean =>
  (act.kind === 'question' && act.matched?.id === unknownId) ||
  (act.kind === 'problem' && (act.problem.kind === 'unknown' || act.problem.kind === 'nothing'))

const nearOf = (reply: Reply): ReplyCandidate | null =>
  isLikelyChatter(reply, maxChatterOfUnknown)
    ? null
    : wholeReply(reply, unknownQuestion(reply), 'asks what none of its words tell')

/** “Its an encoder-decoder, did you treat it as decoder only?” below a plan without pictures asks nothing of a vision encoder. */
const isOfPicturesAlone = ({ vocabulary, scenario }: Reply, { matched }: Question): boolean =>
  vocabulary.questionCues.together.some(
    ({ id, under }) =>
      id === matched?.id && under?.every((kind) => kind === 'images') === true && !isUnder.images(scenario),
  )
