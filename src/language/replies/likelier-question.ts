/**
 * Two judges of a reply: the rules, of which the first that can take it holds, and the classifier of questions, which weighs
 * all of its words. What the rules do with a reply tells what it asks, as its words do: both are weighed by how often labelled
 * lines of each question were answered so (`npm run train -- --answers`), and the likelier question holds.
 */
import type { MatchedQuestion, QuestionCues } from '../lexicon/question-cues.ts'
import type { AnswerOdds } from '../lexicon/answer-odds.ts'
import { askingPart } from '../questions/asking-part.ts'
import { type LikeliestOfText, likeliestOf, likeliestOfWords, rivalsOf } from '../questions/likeliest-of-text.ts'
import { type Question, detailsOf } from '../questions/question.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { subjectOf } from '../questions/subject.ts'
import { lacksArguments } from '../questions/needed-arguments.ts'
import { answeredTopicOf } from '../questions/topic-of-text.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { covered, unknownId, wordingOf } from './question-act.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/**
 * How likely its words alone must make the question, by what the rules would do: answer another, change the plan, say that
 * nothing is known of it, or that it is not understood; and how much likelier than all others with what the rules say. Of
 * 1,390 lines of two writers whom the classifier had not seen it told 120 otherwise than the rules, at 0.4 and more: 110
 * rightly, and four were told rightly by the rules.
 */
const least = {
  share: 0.6,
  ofNames: 0.4,
  ofChange: 0.5,
  surely: 0.8,
  unknown: 0.2,
  unread: 0.3,
  ofReading: 0.85,
  overWish: 0.6,
  odds: 2.5,
}
/** How surely a reply asks that the rules would take for a change; without the form of a question, and with it. */
const [surelyAsks, mostRequest, mostRequestOfForm] = [0.5, 0.2, 0.9]
const noTopic = { topic: null, matched: null } as const
const [fewestWords, fewestOfUnread, fewestOfPair] = [4, 3, 6]
/** What these say may give way: an answer, a change, plans side by side, and that it is not understood. */
const kinds: ReadonlySet<ReplyCandidate['act']['kind']> = new Set(['question', 'control', 'amended', 'asks', 'problem'])
/** Readers of a wish with what is asked beside it. */
const wholeWishes: ReadonlySet<string> = new Set(['sentences', 'sold-out', 'moved-limit'])
/** Readers that take what a question names beside what it asks. */
const namesAlone: ReadonlySet<string> = new Set(['asked-if-planned', 'hearsay'])

/** Readers that take what is likeliest, or what a word of a topic tells. */
export const readersByWords = [
  'likely-asked',
  'likely-meant',
  'likely-question',
  'question',
  'question-behind',
  'asked-with-premise',
  'version-gap',
] as const
/** Readers that go by a word, by a phrase or by what is named; all others read a form whole, and work out what it brings along. */
const vague: ReadonlySet<string> = new Set([...readersByWords, 'plain-question', 'known', ...namesAlone])
/** "Does the memory include …?": told by its form alone. */
const wholeForms: ReadonlySet<string> = new Set(['counted-part'])
/** Topics that are about what a question names. */
const ofNamed: ReadonlySet<string> = new Set(['what-fits', 'what-if', 'why-not'])

/** What is done with a reply, by a name that stays the same whoever reads it: the topic, or the sentences that answer it. */
export const answerName = ({ act, reader = '' }: ReplyCandidate): string =>
  act.kind === 'question' ? answerNameOfQuestion(act) : `${act.kind} ${reader}`

/** The same of what answers a question. */
export const answerNameOfQuestion = ({ topic, matched }: Pick<Question, 'topic' | 'matched'>): string =>
  topic === 'fixed' ? `says ${matched?.id ?? unknownId}` : `topic ${topic}`

/** The same of a question of data/questions. */
const answerNameOf = ({ id, topic, says }: MatchedQuestion): string =>
  says === undefined ? `topic ${topic ?? id}` : `says ${id}`

/** The candidate, or the question that its words tell where it would answer another. */
export function withLikelierQuestion(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { act } = candidate
  // What was learned was read in threads.
  if (reply.history === null || reply.isPart || !kinds.has(act.kind) || wholeForms.has(candidate.reader ?? ''))
    return candidate
  // Plans that the reply names itself are told apart by their reader.
  if (act.kind === 'question' && (act.gap?.named.length ?? 0) > 0) return candidate
  const isUnread = isNotUnderstood(candidate)
  // "Say for how much money" answers nothing that was asked.
  const isEmpty = act.kind === 'question' && lacksArguments(act.topic, act.args ?? {})
  const isAnswered = !isUnread && !isEmpty
  if (isUnread && !reply.isAddressed) return candidate
  if (reply.line.split(' ').length < (isUnread ? fewestOfUnread : fewestWords)) return candidate
  const { questionCues } = reply.vocabulary
  const { answerOdds: odds } = questionCues
  const likeliest = toldByWords(reply)
  if (likeliest === null || likeliest.told.id === unknownId || isOfForm(likeliest.told)) return candidate
  const { likely, told } = likeliest
  const name = answerName(candidate)
  if (isAnswered && (name === answerNameOf(told) || isUnlearned(candidate, odds) || odds.isUsualFor(name, told.id)))
    return candidate
  // A part of it may ask for more; all of it asks what the rules say.
  const whole = isUnread ? null : likeliestOfWords(reply.plain.text, noTopic, questionCues)
  const asWhole = whole === null ? undefined : questionCues.questions.get(whole.id)
  if (asWhole !== undefined && answerNameOf(asWhole) === name) return candidate
  if (likely.share < leastShareOf(candidate)) return candidate
  if (!isEmpty && !mayAskOther(reply, candidate, told, likely.share)) return candidate
  if (isAnswered && act.kind === 'question' && oddsOf(likely, name, questionCues) < least.odds) return candidate
  const asked = questionTold(reply, told)
  return asked === null ? candidate : wholeReply(reply, asked, `rather asks “${told.id}”`)
}

/** The question that all words of the reply make likeliest, with what phrases tell; null where they tell none. */
function toldByWords(reply: Reply): { readonly likely: LikeliestOfText; readonly told: MatchedQuestion } | null {
  const { questionCues } = reply.vocabulary
  const likely = likeliestOf(reply.plain.text, wordingOf(reply) ?? reply.plain.text, reply.namedTopic, questionCues)
  const told = likely === null ? undefined : questionCues.questions.get(likely.id)
  return likely === null || told === undefined ? null : { likely, told }
}

/** Nothing is known of it, or it is not understood. */
const isNotUnderstood = ({ act }: ReplyCandidate): boolean =>
  (act.kind === 'question' && act.matched?.id === unknownId) ||
  (act.kind === 'problem' && (act.problem.kind === 'unknown' || act.problem.kind === 'nothing'))

/** Whether what the rules would answer, change or refuse may be asked otherwise. */
function mayAskOther(reply: Reply, candidate: ReplyCandidate, told: MatchedQuestion, share: number): boolean {
  const { act, reader = '' } = candidate
  const { question, request } = reply.likelyActs
  const isForm = asksInForm(reply)
  const isGiven = reply.vocabulary.questionCues.answerOdds.isGivenTo(answerName(candidate), told.id)
  const isByForm = isForm && (share >= least.surely || request <= mostRequestOfForm)
  const isSurelyAsked = share >= least.surely && question >= mostRequestOfForm
  if (act.kind === 'question') {
    const isUnknown = act.matched?.id === unknownId
    if (!isUnknown && (!vague.has(reader) || ofNamed.has(act.topic)))
      return share >= least.surely && !isGiven && request <= mostRequest
    return request <= (isUnknown ? mostRequestOfForm : mostRequest) || isByForm
  }
  // A wish that leaves open how much is told what it could be.
  if (act.kind === 'problem') return reader !== 'underspecified-change' && (isForm || share >= request)
  // Of cards and methods two plans side by side tell more.
  if (act.kind === 'control') {
    const isOfPair = pairs.has(reader) && reply.line.split(' ').length >= fewestOfPair
    return (told.says !== undefined && isByForm && isOfPair) || (isSurelyAsked && !isGiven)
  }
  if (act.kind === 'asks') return isSurelyAsked
  if (wholeWishes.has(reader)) return false
  if (share >= least.ofReading && question >= mostRequestOfForm) return true
  // "Only Ampere or newer?", "could checkpointing be switched on": no question, however it is put.
  if (share < least.overWish || proposes.test(reply.sentence) || proposesPassively.test(reply.line)) return false
  return (reply.isAddressed && request < surelyAsks) || (asksBehind.test(reply.line) && question >= surelyAsks)
}
/** What these begin proposes the change: “and on two 3090s?”, “can we stay under $600?”. */
const proposes =
  /^(?:and|also|ok(?:ay)?|but|same|only|just|make|what about|how about|can|could|shall|should|let|let's|try|with|without|on|in|no|not|drop|use|switch|swap|raise|cut|half|double|twice|at (?:least|most)|if|what if|why not|undo|go|set|put|keep|take|another|more|less|fewer)\b/u
/** A clause that asks behind what is told: “24h limit, how many jobs”, “total jumps from 412 to 560, for what”. */
const asksBehind =
  /[,;:.!–—-] (?:(?:so|and|but|then|for) )?(?:what|how|which|why|who|is|are|does|do (?:we|i|they)|did|must|would it|will it)\b/u
const proposesPassively = /^(?:can|could|might|may|shall|should) (?:\S+ ){1,4}be \w/u
/** Readers that set side by side what is named, whatever is asked of it. */
const pairs: ReadonlySet<string> = new Set(['named-pair', 'comparison', 'asked-change'])

/** How likely the words alone must make the question. */
function leastShareOf({ act, reader = '' }: ReplyCandidate): number {
  if (act.kind === 'problem') return least.unread
  if (act.kind !== 'question') return least.ofChange
  if (act.matched?.id === unknownId) return least.unknown
  return namesAlone.has(reader) ? least.ofNames : least.share
}

/** What a question of data/questions asks of the plan; null where it must bring along what is not there, or leaves out most words. */
function questionTold(reply: Reply, told: MatchedQuestion): Question | null {
  const topic = answeredTopicOf(told)
  const { recognized, allSlots } = reply.understanding
  const args = questionArguments(recognized)
  if (topic === null || lacksArguments(topic, args)) return null
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const matched: MatchedQuestion = { ...told, isExample: true, isLikely: true }
  const asked = covered({ kind: 'question', topic, subject, ...detailsOf(args, matched) }, reply)
  return asked.matched?.id === unknownId ? null : asked
}

/** Told by its form, or no question to the app. */
const isOfForm = ({ isForm, isTalk, topic }: MatchedQuestion): boolean =>
  isForm === true || isTalk === true || topic === 'what-if'

/** Sentences of a question that no labelled line asks: the classifier cannot tell it. */
export const isUnlearned = ({ act }: ReplyCandidate, { isAsked }: AnswerOdds): boolean =>
  act.kind === 'question' && act.topic === 'fixed' && act.matched !== undefined && !isAsked(act.matched.id)

/** Whether all words together, and the phrases in them, most likely tell the question that the candidate answers. */
export function isLikeliest(reply: Reply, candidate: ReplyCandidate, share: number): boolean {
  const likeliest = toldByWords(reply)
  return likeliest !== null && likeliest.likely.share >= share && answerNameOf(likeliest.told) === answerName(candidate)
}

/** How likely the words of a text make the questions that are answered so now and then, together: as a whole, or in the part that asks. */
export function supportOf(texts: readonly string[], answer: string, questionCues: QuestionCues): number {
  const { classifier, plainly, answerOdds: odds } = questionCues
  const parts = texts.flatMap((text) => askingPart(text) ?? [])
  const labels = classifier.ids.flatMap((id, label) => (odds.isGivenTo(answer, id) ? [label] : []))
  const supports = [...new Set([...texts, ...parts])].map((text) => {
    const shares = classifier.sharesOf(plainly(text.slice(0, 240))) ?? []
    return labels.reduce((sum, label) => sum + (shares[label] ?? 0), 0)
  })
  return Math.max(...supports)
}

/** How much likelier the likeliest question is than all others together, once the rules have said what they would do. */
function oddsOf(likely: LikeliestOfText, answer: string, questionCues: QuestionCues): number {
  const { chanceOf } = questionCues.answerOdds
  const rivals = rivalsOf(likely, questionCues)
  const share = rivals.reduce((sum, rival) => sum + rival.share, 0)
  const chance = rivals.reduce((sum, rival) => sum + rival.share * chanceOf(answer, rival.id), 0)
  const others = share === 0 ? 0 : (chance / share) * (1 - likely.share)
  return (likely.share * chanceOf(answer, likely.id)) / Math.max(others, tiny)
}
const tiny = 1e-12
