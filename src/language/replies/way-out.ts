/**
 * What clearly speaks of the plan and no reader takes never meets silence: it is answered or carried out as if it had been
 * said to the app, or what is not understood is told to its writer in one line.
 */
import type { TurnAct } from '../../catalog/turn-acts.ts'
import { isTimeAlone } from './amendment-coverage.ts'
import { confirmationOf } from './confirmation.ts'
import { isVagueQuestion, statement } from './likely-request.ts'
import { hasContent, speaksOfTrade } from './words-of-trade.ts'
import { isLoneNumber, newsOfRun } from './likely-meant.ts'
import { mayMeanOpposite } from './opposite-wish.ts'
import { knownQuestion, unknownId, unknownQuestion } from './question-act.ts'
import { asksInForm } from './question-forms.ts'
import type { ReplyAct } from './reply-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** From here on it is said among people. */
const maxChatter = 0.42
/** A question is told by its form too, so that less certainty is asked for. */
const maxChatterOfQuestion = 0.48
const minClaim = 0.6
/** A place is spoken of among people as well. */
const maxChatterOfPlace = 0.15
const glad = /[\s,]+(?:nice|cool|great|neat|good|phew|haha|lol|yay)[\s.!]*$/u
/** "What if?" asks nothing yet. */
const leastWords = 3
/** "Be done before lunch" is a wish. */
const wantsItDone = /\b(?:be|get|have|want|need|rather|must) (?:it |this |that )?(?:done|ready|finished)\b/u
/** "Undo what? I don't follow": of what somebody said. */
const ofTalk = /\b(?:don't follow|didn't (?:get|catch)|what do you mean|say again)\b/u

/** The last act that is tried: an answer, a change or a problem; null where the reply is chatter. */
export function readWayOut(reply: Reply): ReplyCandidate | null {
  const { line, likelyActs, isAddressed, amendment } = reply
  if (isAddressed || amendment.kind !== 'ignored' || isLoneNumber(reply.sentence) || ofTalk.test(line)) return null
  if (isVagueQuestion(reply)) return null
  const isAsked = asksInForm(reply) && line.split(' ').length >= leastWords
  if (likelyActs.chatter > (isAsked && likelyActs.question > 0.25 ? maxChatterOfQuestion : maxChatter)) return null
  if (!hasContent(reply) && !(isAsked && likelyActs.chatter < maxChatter)) return null
  if (
    (newsOfRun.test(line) && !wantsItDone.test(line)) ||
    statement.test(line) ||
    isTimeAlone(reply.understanding, reply.vocabulary.replyWords)
  )
    return null
  const act = wayOut(reply, isAsked)
  return act === null ? null : wholeReply(reply, act, 'clearly speaks of the plan')
}

function wayOut(reply: Reply, isAsked: boolean): ReplyAct | null {
  const act = reply.readAddressed()
  switch (act.kind) {
    case 'amended': {
      const { scenario, changed } = act
      if (changed.length === 0) return null
      // "How do I ssh into the h100?", "how is the weather in Lisbon" ask for something else.
      const most = changed.every((field) => field === 'region') ? maxChatterOfPlace : maxChatter
      if (reply.understanding.unrecognized.length > 0 && reply.likelyActs.chatter > most) return null
      // What is asked about is set beside the plan, and what is wished is asked back.
      return isAsked && !mayMeanOpposite(reply.line)
        ? { kind: 'control', control: 'compare', alternatives: [reply.scenario, scenario] }
        : confirmationOf(reply, scenario, changed)
    }
    case 'question':
      return act.matched?.id === unknownId ? notKnown(reply, isAsked) : act
    case 'problem':
      if (isAsked) return notKnown(reply, true)
      // What somebody holds to be so and is glad of is said to people.
      if (reply.likelyActs.claim > minClaim && glad.test(reply.line)) return null
      // A remark of which a word is not known: nobody is told which.
      if (act.problem.kind === 'unknown' && isRemarkLike(reply)) return null
      return speaksOfTrade(reply) || isCommand(reply) ? refusedBy(reply, act) : null
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

const isRemarkLike = ({ likelyActs: { request, command, report, claim, chatter } }: Reply): boolean =>
  Math.max(request, command, report, claim) < minActToTell && chatter > maxChatterToTell
const [minActToTell, maxChatterToTell] = [0.6, 0.25]

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

/** "Delete this", "list em all": nothing that people say to one another. */
const isCommand = ({ likelyActs: { command, chatter } }: Reply): boolean => command > 0.8 && chatter < 0.1

function refusedBy({ likelyActs }: Reply, act: Extract<ReplyAct, { kind: 'problem' }>): ReplyAct {
  const { chatter: _, ...acts } = likelyActs
  const [likely] = Object.entries(acts).toSorted(([, one], [, other]) => other - one)[0] ?? []
  const problem = likely === 'report' || likely === 'claim' || likely === 'command' ? understood[likely] : undefined
  if (problem === undefined) return act
  return { kind: 'problem', problem: { kind: 'nothing', terms: [], ...problem } }
}
