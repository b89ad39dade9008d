/** What is likely asked of the app though no rule of a question takes it: answered where it is hardly said among people. */
import { type Question, questionIn } from '../questions/question.ts'
import { covered, knownQuestion, ofAnything, unknownId, unknownQuestion, wordingOf } from './question-act.ts'
import {
  asksOfThread,
  matchedQuestion,
  maxChatterOfExample,
  maxChatterOfMatched,
  maxChatterOfUnknown,
  maxChatterToAnswer,
  topicOf,
} from './matched-question.ts'
import { readLikelyChange } from './likely-change.ts'
import { asksInForm, wantsTold } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { hasContent } from './words-of-trade.ts'

/** From here on a question is answered; and guessed, where only the words tell its topic. */
const minQuestionToAnswer = 0.38
const minQuestionToGuess = 0.42
/** A question whose topic nobody knows is told so. */
const minUnknownQuestion = 0.6
const minRequestToAct = 0.7
const maxChatterOfNothing = 0.25

/** "What if?" asks nothing yet. */
export const leastWords = 3

/** Null where it is more likely said among people, or wishes something. */
export function readLikelyAsked(reply: Reply): ReplyCandidate | null {
  if (reply.isAddressed) return reply.amendment.kind === 'problem' ? addressedQuestion(reply) : null
  if (isAskedOfPeople(reply)) return null
  if (reply.amendment.kind === 'problem') return askedThroughProblem(reply)
  if (reply.amendment.kind !== 'ignored') return null
  const { request, question, chatter } = reply.likelyActs
  const asked =
    question > request && question > minQuestionToAnswer && chatter < maxChatterToAnswer ? questionOf(reply) : null
  if (asked !== null) return asked
  // "List everything you made up": in whatever form.
  const isForm =
    (asksInForm(reply) ||
      asksOfThread(reply) ||
      (wantsTold(reply) && (reply.likelyTopic.matched?.isLikely === true || reply.likelyTopic.isBorneOut === true))) &&
    !statement.test(reply.line)
  const { matched: told, isBorneOut } = reply.likelyTopic
  const isHeard = chatter < maxChatterOfMatched || told?.isApart === true || isBorneOut === true
  const isWish = request > question && readLikelyChange(reply) !== null
  const matched = isForm && isHeard && !isWish ? matchedQuestion(reply) : null
  if (matched !== null) return matched
  if (question < request) return negatedTag(reply)
  return question > minUnknownQuestion &&
    reply.line.split(' ').length >= leastWords &&
    hasContent(reply) &&
    chatter < maxChatterOfUnknown &&
    request < maxChatterOfUnknown &&
    [null, 'other'].includes(topicOf(reply)?.topic ?? null) &&
    asksInForm(reply)
    ? wholeReply(reply, knownQuestion(reply) ?? unknownQuestion(reply), 'very likely asks what is not known')
    : null
}

/** "Is your salary in the range for engineers?": like what people ask one another, and not hardly ever chatter. */
export const isAskedOfPeople = ({ likelyTopic, likelyActs }: Reply): boolean =>
  likelyTopic.isTalk === true && likelyActs.chatter > leastChatterOfTalk
const leastChatterOfTalk = 0.1

/** "I don't have a graphics card, is that a problem": hardly a wish, and like one question far more than any other. */
function askedThroughProblem(reply: Reply): ReplyCandidate | null {
  const { request, question } = reply.likelyActs
  const { matched } = reply.likelyTopic
  const isTold = matched?.isExample === true && matched.isApart === true && reply.namedTopic.topic === null
  return isTold && question > surelyAsked && request < 1 - surelyAsked ? matchedQuestion(reply) : null
}
const surelyAsked = 0.9

/** "No bf16 on V100, right?" wants to be told, and changes nothing. */
function negatedTag(reply: Reply): ReplyCandidate | null {
  if (!/\b(?:right|correct|no)\W*\?\W*$/u.test(reply.line) || !isNegated(reply.line)) return null
  const act = topicOf(reply)
  return wholeReply(
    reply,
    act === null ? unknownQuestion(reply) : covered(act, reply),
    'wants to be told that it is so',
  )
}

const isNegated = (line: string): boolean => /\b(?:no|not|never|none|isn't|doesn't|can't|don't|won't)\b/u.test(line)

/** A question to the app has an answer, be it that the answer is not known. */
function addressedQuestion(reply: Reply): ReplyCandidate | null {
  const { request, question, report } = reply.likelyActs
  const isAsked = reply.line.includes('?')
    ? request < minRequestToAct
    : question > Math.max(request, report, minQuestionToAnswer)
  // "MFU for 70b on 64 h100": its words and all of them together tell the same.
  const isTold = reply.likelyTopic.isBorneOut === true && question > request
  if (!isAsked && !isTold && !asksByItsWords(reply)) return matchedByPhrase(reply)
  const act = topicOf(reply)
  return wholeReply(
    reply,
    act === null ? (knownQuestion(reply) ?? unknownQuestion(reply)) : covered(act, reply),
    'is a question to the app',
  )
}

/**
 * "Stuck loss, sign", "there's an amount though no vendor is involved": said to the app, so that it is no talk among people,
 * and like one question far more than any other. Where a wish is likely it must be the surer for it.
 */
function asksByItsWords({ likelyTopic: { topic, matched, isTalk, isBorneOut }, likelyActs }: Reply): boolean {
  // "My quadro rtx 5000, will that go": of a card that is not known.
  if (topic === 'what-fits') return false
  const { request, report, claim } = likelyActs
  const isSure = matched?.isSure === true || (isBorneOut === true && matched !== null)
  if (isTalk === true || (matched?.isLikely !== true && !isSure)) return false
  const most = isSure ? minWishOfSure : matched?.isApart === true ? minRequestToAct : minRequestOfLikely
  return Math.max(report, claim) < minRequestToAct && request < most
}
const [minWishOfSure, minRequestOfLikely] = [0.9, 0.5]

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

const isVague = ({ topic, subject }: Question, { line }: Reply): boolean =>
  subject === null && ((topic === 'what-fits' && line.includes('enough')) || ofAnything.test(line))
