/** "Kick off Saturday 09:00, done when", "data lands Thursday, will we make Friday noon?": when a run ends that starts at a named moment. */
import { startAndEndIn } from '../questions/start-and-end.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { limitFields } from '../../scenario/limit-fields.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** It is asked when the run ends, or whether in time. */
const asksEnd =
  /\b(?:when|what time|by what|eta|how late|(?:ready|home|done|back|finished|over|through) by|end|ends|done|ready|finish\w*|complete\w*|over|through|(?:make|makes|making) (?:it|that|the|this|\w{3,9}day)|in time|(?:still|be) (?:ok|fine|possible|good|realistic)|too late|(?:have|get|grab|show|see|present|use|pick (?:it|them) up|expect) (?:it|the|my|our|them|results?)|(?:which|what) (?:day|date) (?:would|will|do|can|could|is|are)|is it there)\b/u
const asksBehind =
  /\?|\b(?:done|ready|finished|over|home|back) (?:when|by when)\b|\b(?:when|what time|eta$|does it|is it|will it|would it|do we|do i|(?:can|could|will|would|do|am|are) (?:we|i|they))\b|[\s,](?:or (?:not|no|nah|nope)|y\/n|yes or no)\W*$/u
/** Of these people are, and no run is. */
const ofPeople =
  /\b(?:meetings?|calls?|sync|interviews?|shifts?|flights?|holidays?|vacations?|leave|party|dinner|match|game|class|school|kids?|doctor|dentist|they|he|she|him|her|guys)\b/u
const [maxLength, maxChatter] = [170, 0.99]

/** Null unless a start is named, and the end is asked for. */
export function readAskedFinish(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed, understanding } = reply
  if (line.length > maxLength || !asksEnd.test(line) || !(asksInForm(reply) || asksBehind.test(line))) return null
  const { recognized, draft } = understanding
  if (startAndEndIn(recognized.mentions, recognized.tokens) === null) return null
  if ((!isAddressed && ofPeople.test(line)) || isLikelyChatter(reply, maxChatter)) return null
  const { amendment } = reply
  // "With 4 GPUs and a start at 6pm" is of another plan.
  if (amendment.kind === 'amended' && amendment.changed.some((field) => !limitFields.has(field))) return null
  if (draft.issues.length > 0) return null
  const args = questionArguments(recognized)
  return weighedReply(
    reply,
    { kind: 'question', topic: 'finish', subject: null, args },
    'asks for the end of a run that starts then',
  )
}
