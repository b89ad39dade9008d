/**
 * What nothing else takes, and is more likely meant for the app than chatter: read as if it were addressed, so that a request
 * is carried out or asked about, and a question gets an answer, be it that the answer is not known.
 */
import type { ReplyAct } from './reply-act.ts'
import { isTimeAlone } from './amendment-coverage.ts'
import { unknownId } from './question-act.ts'
import { confirmationOf } from './confirmation.ts'
import { asksInForm } from './question-forms.ts'
import { isVagueQuestion, statement } from './likely-request.ts'
import { hasContent } from './words-of-trade.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** From here on it is chatter. */
const maxChatter = 0.45
/** The most that may speak for chatter where words are left over: it is asked whether a change was meant. */
const maxChatterToAsk = 0.25
/** From here on what it changes is changed; below it is asked whether that was meant. */
const minRequestToAct = 0.6
/** Below it nobody is told what of a remark was not understood. */
const minRequestToTell = 0.6
const bareNumber =
  /^\W*(?:(?:make it|fine)\W{1,3}){0,2}x?\d[\d.,]{0,12}x?(?:\W{1,3}(?:then|it is|instead|now)){0,2}\W*$/u
/** "8", "make it 4": of what it is nobody can tell, nor whether it is meant for us. */
export const isLoneNumber = (sentence: string): boolean => bareNumber.test(sentence)
const takesBack = /^(?:undo|revert|take back|roll back|unset|reverse)\b/u
/** "epoch 2 done" is told to people. */
export const newsOfRun = /\b(?:done|ready|finished)\b[^?]*$/u

/** What the reply would be if it were addressed; null where it may well be meant for people. */
export function readLikelyMeant(reply: Reply): ReplyCandidate | null {
  if (reply.isAddressed || reply.amendment.kind !== 'ignored') return null
  const { chatter, request } = reply.likelyActs
  if (
    chatter > maxChatter ||
    !hasContent(reply) ||
    isTimeAlone(reply.understanding, reply.vocabulary.replyWords) ||
    isVagueQuestion(reply)
  )
    return null
  if (newsOfRun.test(reply.line) || statement.test(reply.line)) return null
  const act = reply.readAddressed()
  // What is taken back is not what is wanted.
  if (act.kind === 'amended' && takesBack.test(reply.line)) return null
  // Advice between people is no question that the app has to know the answer to.
  const isUnknown = act.kind === 'question' && act.matched?.id === unknownId
  if (isUnknown && !asksInForm(reply)) return null
  if (act.kind === 'problem' && isLoneNumber(reply.sentence)) return null
  // What is not understood, or changes nothing, may be news or an opinion: between people nobody is told so.
  if (act.kind === 'problem' && (act.problem.kind === 'unknown' || act.problem.kind === 'nothing') && !isWish(reply))
    return null
  if (
    act.kind === 'problem' &&
    act.problem.kind === 'unknown' &&
    request < minRequestToTell &&
    chatter > maxChatterToAsk
  )
    return null
  const isUnsure = act.kind === 'amended' && act.changed.length > 0 && request < minRequestToAct
  const isNews = act.kind !== 'amended' || act.changed.length > 0 || reply.line.includes(' ')
  if (!isNews || (isUnsure && chatter > maxChatterToAsk)) return null
  const heard: ReplyAct = isUnsure ? confirmationOf(reply, act.scenario, act.changed) : act
  // News of a run is heard where a run is known.
  return act.kind === 'ignored' || act.kind === 'run'
    ? null
    : wholeReply(reply, heard, 'is more likely meant than chatter')
}

/** Not news, a claim or a lone figure with nothing wished of it. */
function isWish({
  likelyActs: { request, question, report, claim, chatter },
  understanding,
  line,
  vocabulary,
}: Reply): boolean {
  if (Math.max(report, claim, chatter) > Math.max(request, question)) return false
  return understanding.slots.length > 0 || !singleFigure.test(line) || vocabulary.intentPhrases.wish.test(line)
}
const singleFigure = /^[^\d]*(?<![\w.])\d[\d.,]{0,12}(?![\w%])[^\d]*$/u
