/**
 * Two judges of a reply: the rules, of which the first that can take it holds, and the classifier of questions, which weighs
 * all of its words. What the rules do with a reply tells what it asks, as its words do: both are weighed by how often labelled
 * lines of each question were answered so (`npm run train -- --answers`), and the likelier question holds.
 */
import type { MatchedQuestion, QuestionCues } from '../lexicon/question-cues.ts'
import type { AnswerOdds } from '../lexicon/answer-odds.ts'
import { askingPart } from '../questions/asking-part.ts'
import { type LikeliestOfText, likeliestOf, rivalsOf } from '../questions/likeliest-of-text.ts'
import { type Question, detailsOf } from '../questions/question.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { subjectOf } from '../questions/subject.ts'
import { lacksArguments } from '../questions/needed-arguments.ts'
import { answeredTopicOf } from '../questions/topic-of-text.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { covered, unknownId, wordingOf } from './question-act.ts'
import { asksInClause, asksInForm, isPutAsQuestion } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/**
 * How likely its words alone must make the question, how much likelier than all others it must be with what the rules say, and
 * how surely the reply asks where the rules would change the plan.
 */
const least = { share: 0.85, odds: 2.5, asks: 0.9 }
/** The same where the rules do answer some of its lines so. */
const surest = { share: 0.95, odds: 100, asks: 0.8 }
/** Of a reply of three words that no rule reads. */
const ofShort = { share: 0.9, odds: 25 }
const mostRequest = 0.2
const [fewestWords, fewestOfProblem] = [4, 3]
/** What these say may give way: an answer, a change, and plans side by side. */
const kinds: ReadonlySet<ReplyCandidate['act']['kind']> = new Set(['question', 'control', 'amended', 'asks', 'problem'])
/**
 * Of 450 wishes to the app that no rule could read, one was so likely one of the questions and so little like a wish; of 29
 * questions that no rule answered, fourteen. What asks in form may be more like a wish where its words are surer.
 */
const ofProblem = { share: 0.7, odds: 0.8, request: 0.6, inForm: { share: 0.9, odds: 1.5, request: 0.98 } }
/** A change that is read in a text that asks, by its words and by its form, where the app is addressed. */
const ofChange = { share: 0.85, odds: 1.2, request: 0.6 }
/** Readers that read a form whole: “does the memory include …?”. */
const wholeForms: ReadonlySet<string> = new Set(['counted-part'])

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
  if (reply.line.split(' ').length < (act.kind === 'problem' ? fewestOfProblem : fewestWords)) return candidate
  const { request } = reply.likelyActs
  // "Say for how much money", "I do not know that" answer nothing that was asked.
  const isEmpty =
    act.kind === 'question' && (act.matched?.id === unknownId || lacksArguments(act.topic, act.args ?? {}))
  if (act.kind === 'question' && !isEmpty && request > mostRequest) return candidate
  const { questionCues } = reply.vocabulary
  const { answerOdds: odds } = questionCues
  const likely = likeliestOf(reply.plain.text, wordingOf(reply) ?? reply.plain.text, reply.namedTopic, questionCues)
  const told = likely === null ? undefined : questionCues.questions.get(likely.id)
  if (likely === null || told === undefined || isOfForm(told)) return candidate
  const name = answerName(candidate)
  if (name === answerNameOf(told)) return candidate
  const chance = oddsOf(likely, name, questionCues)
  // What the rules answer so now and then they may answer amiss.
  const isSure = likely.share >= surest.share && chance >= surest.odds && reply.likelyActs.question >= surest.asks
  const isOfRules = isUnlearned(candidate, odds) || (odds.isGivenTo(name, told.id) && !isSure)
  if (isOfRules && !isEmpty) return candidate
  if (isEmpty ? likely.share < ofProblem.share : !holds(reply, act.kind, likely.share, chance)) return candidate
  const asked = questionTold(reply, told)
  return asked === null ? candidate : wholeReply(reply, asked, `rather asks “${told.id}”`)
}

/** Whether the question is likelier than what the rules would do. */
function holds(reply: Reply, kind: ReplyCandidate['act']['kind'], share: number, odds: number): boolean {
  const { question, request } = reply.likelyActs
  if (kind === 'problem') {
    if (!reply.isAddressed) return false
    if (reply.line.split(' ').length < fewestWords)
      return share >= ofShort.share && odds >= ofShort.odds && request <= ofProblem.request
    const { share: leastShare, odds: leastOdds, request: most } = ofProblem.inForm
    const isAsked = asksInForm(reply) || asksInClause.test(reply.line)
    if (isAsked && share >= leastShare && odds >= leastOdds && request <= most) return true
    return share >= ofProblem.share && odds >= ofProblem.odds && request <= ofProblem.request
  }
  if (share >= least.share && odds >= least.odds && (kind === 'question' || question >= least.asks)) return true
  const isRead = kind === 'amended' || kind === 'asks'
  if (!isRead || !reply.isAddressed || !isPutAsQuestion(reply)) return false
  return share >= ofChange.share && odds >= ofChange.odds && request <= ofChange.request
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
