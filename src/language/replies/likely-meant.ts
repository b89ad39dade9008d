/**
 * What nothing else takes, and is more likely meant for the app than chatter: read as if it were addressed, so that a question
 * gets an answer, be it that the answer is not known, and a wish that is not understood is told so to its writer.
 */
import type { TurnAct } from '../../catalog/turn-acts.ts'
import { isTimeAlone } from './amendment-coverage.ts'
import { isAllOfAnotherTime, isOfAnotherTime } from './another-time.ts'
import { confirmationOf } from './confirmation.ts'
import { isAskedOfPeople, isVagueQuestion, leastWords, statement } from './likely-asked.ts'
import { isOutage, minRequest } from './likely-change.ts'
import { mayMeanOpposite } from './opposite-wish.ts'
import { proposedChange } from './proposed-change.ts'
import { knownQuestion, unknownId, unknownQuestion } from './question-act.ts'
import { asksInForm } from './question-forms.ts'
import type { ReplyAct } from './reply-act.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { hasContent } from './words-of-trade.ts'

/** From here on it is chatter. */
const maxChatter = 0.45
const minQuestion = 0.55
/** What stands in clauses of another time, or of somebody else, is wished where the words so clearly ask. */
const minRequestOffPlan = 0.9
/** Below it nobody is told what of a remark was not understood. */
const minActToTell = 0.6
const bareNumber =
  /^\W*(?:(?:make it|fine)\W{1,3}){0,2}x?\d[\d.,]{0,12}x?(?:\W{1,3}(?:then|it is|instead|now)){0,2}\W*$/u
/** "8", "make it 4" */
const isLoneNumber = (sentence: string): boolean => bareNumber.test(sentence)
const year = /^(?:19|20)\d{2}$/u
const laughs = /\b(?:lol+|lmao|lmfao|rofl|ha(?:ha)+h?|he(?:he)+|xd)\b/iu
const takesBack = /^(?:undo|revert|take back|roll back|unset|reverse)\b/u
/** "Do we have 4090s?" is asked of people. */
const ofPossession = /^do (?:we|you|they) (?:have|own)\b/u
/** "epoch 2 done" is told to people. */
export const newsOfRun = /\b(?:done|ready|finished)\b[^?]*$/u
/** "Undo what? I don't follow": of what somebody said. */
const ofTalk = /\b(?:don't follow|didn't (?:get|catch)|what do you mean|say again)\b/u

/** What the reply would be if it were addressed; null where it may well be meant for people. */
export function readLikelyMeant(reply: Reply): ReplyCandidate | null {
  const { line, likelyActs, isAddressed, amendment } = reply
  if (isAddressed || amendment.kind !== 'ignored' || isLikelyChatter(reply, maxChatter)) return null
  if (isAskedOfPeople(reply)) return null
  // A question needs no word of the trade: "do I need to clean up the ums and ehs".
  if (!hasContent(reply) && !(asks(reply) && likelyActs.question >= minQuestion)) return null
  if (isTimeAlone(reply.understanding, reply.vocabulary.replyWords) || isVagueQuestion(reply)) return null
  if (
    ofPossession.test(line) ||
    newsOfRun.test(line) ||
    statement.test(line) ||
    ofTalk.test(line) ||
    isOutage.test(line)
  )
    return null
  const act = heard(reply, reply.readAddressed())
  const isUnclear = act?.kind === 'asks' || (act?.kind === 'problem' && !/\d/u.test(line))
  // "The Nebius contract is with legal, maybe two more weeks"
  if (isUnclear && isAllOfAnotherTime(reply.understanding, reply.vocabulary)) return null
  return act === null ? null : wholeReply(reply, act, 'is more likely meant than chatter')
}

const asks = (reply: Reply): boolean => asksInForm(reply) && reply.line.split(' ').length >= leastWords

function heard(reply: Reply, act: ReplyAct): ReplyAct | null {
  const isAsked = asks(reply)
  switch (act.kind) {
    case 'amended':
      if (act.changed.length === 0 ? !reply.line.includes(' ') : takesBack.test(reply.line)) return null
      // What is asked about is set beside the plan.
      if (act.changed.length > 0 && isAsked && reply.likelyActs.question > reply.likelyActs.request)
        return reply.likelyActs.question < minQuestion || mayMeanOpposite(reply.line)
          ? null
          : { kind: 'control', control: 'compare', alternatives: [reply.scenario, act.scenario] }
      // "The Nebius contract is with legal" tells of what is not there yet.
      if (
        act.changed.length > 0 &&
        !/\bif\b/u.test(reply.line) &&
        isOfAnotherTime(reply.understanding, reply.vocabulary)
      )
        return reply.likelyActs.request >= minRequestOffPlan &&
          !isAllOfAnotherTime(reply.understanding, reply.vocabulary)
          ? confirmationOf(reply, act.scenario, act.changed)
          : null
      return act.changed.length === 0 || reply.likelyActs.request >= minRequest
        ? act
        : confirmationOf(reply, act.scenario, act.changed)
    case 'question':
      // Advice between people is no question that the app has to know the answer to.
      if (act.topic === 'other' && !isAsked) return null
      return act.matched?.id === unknownId ? notKnown(reply, isAsked) : act
    case 'problem':
      // A year, and what is laughed about, is no quantity that lacks its unit.
      if (!isAsked && (laughs.test(reply.normalized.text) || act.problem.terms.some((term) => year.test(term))))
        return null
      if (act.problem.terms.length > 0 && act.problem.terms.every((term) => year.test(term))) return null
      // A single word, a lone number: nobody can tell whether it is meant for us.
      if (isLoneNumber(reply.sentence) || /^\p{L}+\W*$/u.test(reply.line)) return null
      if (isAsked && reply.likelyActs.question > Math.max(reply.likelyActs.request, minQuestion))
        return notKnown(reply, true)
      return requestOf(reply) ?? refused(reply, act)
    // News of a run is heard where a run is known.
    case 'ignored':
    case 'run':
      return null
    case 'asks':
    case 'control':
    case 'file':
    case 'measured':
    case 'run callback':
    case 'run files':
    case 'spent':
    case 'watch':
      return act
  }
}

/** What a request that no rule reads most likely changes, as a question. */
const requestOf = (reply: Reply): ReplyAct | null =>
  reply.likelyActs.request >= minActToTell ? proposedChange(reply) : null

/** What is known of it whatever the plan is, or that it is not known. */
const notKnown = (reply: Reply, isAsked: boolean): ReplyAct | null =>
  knownQuestion(reply) ?? (isAsked ? unknownQuestion(reply) : null)

/** How each act is said so that it is understood. */
const understood: Readonly<
  Partial<Record<TurnAct, { readonly message: string; readonly suggestions: readonly string[] }>>
> = {
  report: {
    message: 'I took this for news of the run and found no figure that I can set against the plan.',
    suggestions: ['step 1200 of 4000 after 5 hours', 'we measured 2,300 tok/s per GPU', 'spent $612'],
  },
  claim: {
    message:
      'I took this for a claim to check, and it lacks the model, the data, the GPUs, the hours or the dollars that would settle it.',
    suggestions: ['check 8 h100 do 2B tokens of a 70b in 30 hours'],
  },
  command: {
    message: 'I took this for something to do, and cannot do it here.',
    suggestions: ['undo', 'start over', 'share', 'show the math', 'export as csv'],
  },
}

const ofOtherRun =
  /\b(?:last (?:week|month|year|quarter|time|spring|summer|autumn|winter)|(?:weeks|months|years) ago|back then|the (?:other|old|previous) (?:run|job|team))\b/u

/** What is not understood may be an opinion: only of what is clearly wished or told it is said. */
function refused({ likelyActs, line }: Reply, act: Extract<ReplyAct, { kind: 'problem' }>): ReplyAct | null {
  const acts = (['request', 'report', 'claim', 'command'] as const).toSorted(
    (one, other) => likelyActs[other] - likelyActs[one],
  )
  const likeliest = acts[0] ?? 'request'
  if (likelyActs[likeliest] < minActToTell) return null
  // "The run last month crashed at step 140" is of another run.
  if (likeliest === 'report' && ofOtherRun.test(line)) return null
  const problem = understood[likeliest]
  const isUnread = act.problem.kind === 'unknown' || act.problem.kind === 'nothing'
  return problem === undefined || !isUnread
    ? act
    : { kind: 'problem', problem: { kind: 'nothing', terms: [], ...problem } }
}
