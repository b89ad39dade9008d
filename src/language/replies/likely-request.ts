/**
 * A reply that no rule takes for certain, read by how likely it is meant for the app: carried out, asked back, or left
 * alone. The classifier judges the words; the grammar reads what they change.
 */
import { clausesOf } from '../grammar/clauses.ts'
import { type Scenario, type SpecField, changedFields } from '../../scenario/scenario.ts'
import { type Question, questionIn } from '../questions/question.ts'
import { isUnlikelyData } from './amendment.ts'
import { isBareTime, isTimeAlone } from './amendment-coverage.ts'
import { covered, knownQuestion, unknownId, unknownQuestion, wordingOf } from './question-act.ts'
import { confirmationOf } from './confirmation.ts'
import {
  matchedQuestion,
  maxChatterOfExample,
  maxChatterOfMatched,
  maxChatterOfUnknown,
  maxChatterToAnswer,
  topicOf,
} from './matched-question.ts'
import { asksInForm, wantsTold } from './question-forms.ts'
import { isTurnedAround } from './opposite-wish.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { hasContent } from './words-of-trade.ts'
import { ignoredWords, unusedWords, withUnused } from '../resolution/unused-words.ts'

/** From here on a change is made, a question answered, and it is asked whether a change was meant. */
const minRequestToAct = 0.7
const minQuestionToAnswer = 0.38
const minQuestionToGuess = 0.42
/** The same of known words with a question mark; a question whose topic nobody knows is told so. */
const minUnknownQuestion = 0.6
const minLikelyRequest = 0.4
const maxChatterOfLikely = 0.45
const minRequestToAsk = 0.2
const [minRequestToMove, maxChatterToMove, minRequestToPropose] = [0.8, 0.2, 0.88]
/** The most that may speak for chatter in each case. */
const maxChatterToAct = 0.12
const maxChatterToChange = 0.2
const [maxPlainLength, maxUnknown] = [110, 3]
/** Something is due by then that is not the run: "wants the numbers in the offer by Thursday". */
const ofAnswer =
  /\b(?:numbers?|estimates?|quote|answer|figures?|slides|reply|sow|offer|proposal|decision)\b.{0,30}\b(?:by|until|before)\b/u
const maxChatterToAsk = 0.18
const maxChatterOfNothing = 0.25
/** The same where every word is known. */
const maxChatterToAskOfKnown = 0.33

/** Null where the reply is more likely said among people. */
export function readLikelyRequest(reply: Reply): ReplyCandidate | null {
  if (reply.isAddressed) return reply.amendment.kind === 'problem' ? addressedQuestion(reply) : null
  if (reply.amendment.kind !== 'ignored') return null
  const { request, question, chatter } = reply.likelyActs
  const asked =
    question > request && question > minQuestionToAnswer && chatter < maxChatterToAnswer ? questionOf(reply) : null
  if (asked !== null) return asked
  // "Can you rerun with our real numbers: 18,400 tickets" is in the form of a question, and wishes.
  const wishes =
    request > minRequestToAct && request > 2 * question && /^(?!.*\bon top\b)[^?]*\d[^?]*$/u.test(reply.line)
  // "List everything you made up": in whatever form.
  const isForm =
    (asksInForm(reply) || (wantsTold(reply) && reply.likelyTopic.matched?.isLikely === true)) &&
    !statement.test(reply.line) &&
    !(wishes && changeOf(reply) !== null)
  const { matched: told, isBorneOut } = reply.likelyTopic
  const isHeard = chatter < maxChatterOfMatched || told?.isApart === true || isBorneOut === true
  const matched = isForm && isHeard ? matchedQuestion(reply) : null
  if (matched !== null && (question > request || reply.amendment.kind === 'ignored')) return matched
  if (question > request)
    return question > minUnknownQuestion &&
      hasContent(reply) &&
      chatter < maxChatterOfUnknown &&
      request < maxChatterOfUnknown &&
      [null, 'other'].includes(topicOf(reply)?.topic ?? null) &&
      asksInForm(reply)
      ? wholeReply(reply, knownQuestion(reply) ?? unknownQuestion(reply), 'very likely asks what is not known')
      : null
  // "No bf16 on V100, right?" wants to be told, and changes nothing.
  if (/\b(?:right|correct|no)\W*\?\W*$/u.test(reply.line) && isNegated(reply.line)) {
    const act = topicOf(reply)
    return wholeReply(
      reply,
      act === null ? unknownQuestion(reply) : covered(act, reply),
      'wants to be told that it is so',
    )
  }
  const { length: unknown } = reply.understanding.unrecognized
  const maxChatter = unknown === 0 ? maxChatterToAskOfKnown : maxChatterToAsk
  const isLikely = unknown < 2 && request > minLikelyRequest && chatter < maxChatterOfLikely
  if (request < minRequestToAsk || (chatter > maxChatter && !isLikely) || request < chatter) return null
  const change = changeOf(reply)
  if (change === null) return null
  // Hours and days alone are said of anything; "24h?" proposes them.
  if (isTimeAlone(reply.understanding, reply.vocabulary.replyWords)) return timeWished(reply, change)
  if (chatter > maxChatter && change.changed.every((field) => field === 'deadlineHours')) return null
  const { scenario, changed, unused } = change
  const isPlain =
    unused.length === 0 &&
    !(change.changed.includes('deadlineHours') && ofAnswer.test(reply.line)) &&
    !isTurnedAround(reply.understanding) &&
    !isUnlikelyData(scenario, reply)
  // Of a long text much may be meant otherwise.
  const most = reply.line.length > maxPlainLength || unknown > maxUnknown ? maxChatterToAct : maxChatterToChange
  if (isPlain && request > minRequestToAct && chatter < most)
    return wholeReply(
      reply,
      { kind: 'amended', scenario: withUnused(scenario, ignoredWords(reply.understanding)), changed },
      'very likely asks for a change',
    )
  return wholeReply(reply, confirmationOf(reply, scenario, changed, unused), 'may ask for a change')
}

/** A time alone, in words of a wish: in the place of the deadline that holds, or proposed as one. */
function timeWished(reply: Reply, { scenario, changed }: Change): ReplyCandidate | null {
  const { request, chatter } = reply.likelyActs
  if (isBareTime(reply.line)) return null
  if (reply.scenario.spec.deadlineHours !== null && request > minRequestToMove && chatter < maxChatterToMove)
    return wholeReply(reply, { kind: 'amended', scenario, changed }, 'moves the deadline')
  const isProposed = reply.line.includes('?') ? request > minRequestToAct : request > minRequestToPropose
  return isProposed && chatter < maxChatterToAct
    ? wholeReply(reply, confirmationOf(reply, scenario, changed), 'may propose a deadline')
    : null
}

const isNegated = (line: string): boolean => /\b(?:no|not|never|none|isn't|doesn't|can't|don't|won't)\b/u.test(line)

/** A question to the app has an answer, be it that the answer is not known. */
function addressedQuestion(reply: Reply): ReplyCandidate | null {
  const { request, question, report } = reply.likelyActs
  const isAsked = reply.line.includes('?')
    ? request < minRequestToAct
    : question > Math.max(request, report, minQuestionToAnswer)
  if (!isAsked) return matchedByPhrase(reply)
  const act = topicOf(reply)
  return wholeReply(
    reply,
    act === null ? (knownQuestion(reply) ?? unknownQuestion(reply)) : covered(act, reply),
    'is a question to the app',
  )
}

/** From here on it is a wish, whatever words of a topic it has. */
const minWish = 0.75

/** "Restart cost then", "smallest thing it fits": no form of a question, and a phrase that tells what is asked. */
function matchedByPhrase(reply: Reply): ReplyCandidate | null {
  const { amendment, likelyActs, understanding } = reply
  if (amendment.kind !== 'problem' || understanding.slots.length > 0) return null
  const wish = amendment.problem.kind === 'unknown' ? likelyActs.request : 0
  if (Math.max(wish, likelyActs.report, likelyActs.claim) > minWish) return null
  const act = reply.namedTopic.matched === null ? null : topicOf(reply)
  const answered = act === null ? null : covered(act, reply)
  return answered === null || answered.matched?.id === unknownId
    ? null
    : wholeReply(reply, answered, `a phrase of its own asks about ${answered.topic}`)
}

/** "Should finish by 6pm" leaves out who; a question puts the subject behind its verb. */
export const statement =
  /^(?:should|will|must|might) (?!i\b|we\b|you\b|it\b|this\b|that\b|they\b|the\b|an?\b|our\b|my\b)[^?]*$|^(?:has|have|needs?) to [^?]*$/u

function questionOf(reply: Reply): ReplyCandidate | null {
  const { recognized, allSlots } = reply.understanding
  const { vocabulary, likelyActs } = reply
  const read = questionIn(recognized, allSlots, vocabulary, true, wordingOf(reply))
  const isRead = read !== null && read.topic !== 'other'
  const mayAsk = likelyActs.question > minQuestionToGuess && !statement.test(reply.line)
  const question = isRead ? read : mayAsk ? topicOf(reply) : null
  if (question === null || isVague(question, reply)) return null
  if (question.matched?.isExample === true && likelyActs.chatter > maxChatterOfExample) return matchedQuestion(reply)
  const answered = covered(question, reply)
  // That nothing is known of it is told where it is hardly chatter.
  if (answered.matched?.id === unknownId && likelyActs.chatter > maxChatterOfNothing) return null
  return wholeReply(reply, answered, `very likely asks about ${question.topic}`)
}

/** Nothing tells what it asks of. */
export function isVagueQuestion(reply: Reply): boolean {
  const question = topicOf(reply)
  return question !== null && isVague(question, reply)
}

/** "is 5 enough?" is asked of anything. */
const isVague = ({ topic, subject }: Question, { line }: Reply): boolean =>
  topic === 'what-fits' && subject === null && line.includes('enough')

type Change = {
  readonly scenario: Scenario
  readonly changed: readonly SpecField[]
  /** Numbers and names that the change leaves out. */
  readonly unused: readonly string[]
}

/** What the words that are understood change; null where they contradict something, or change nothing. */
function changeOf({ understanding, scenario, vocabulary }: Reply): Change | null {
  const { draft, slots, recognized } = understanding
  const meant = slots.filter(({ role }) => role !== 'remark')
  if (meant.length === 0 || draft.issues.length > 0) return null
  // Of the past, or of somebody else's.
  const clauses = clausesOf(recognized, vocabulary.clauseCues)
  const isMeantAt = (at: number): boolean =>
    clauses.some(({ from, to, weight, isOffPlan }) => at >= from && at < to && weight >= 0 && !isOffPlan)
  if (!meant.some(({ from }) => isMeantAt(from))) return null
  const unused = unusedWords(understanding)
  const next = withUnused(draft.finish(), unused)
  const changed = changedFields(next.spec, scenario.spec)
  return changed.length === 0 ? null : { scenario: next, changed, unused }
}
