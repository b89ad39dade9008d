/** "How many nights from 10pm to 6am?", "if it only runs on weekends, how many?": the run in windows of so many hours. */
import { questionArguments } from '../questions/question-arguments.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const counts = /\bhow many (?:nights|weekends|evenings|working days|work ?days|mornings)\b/u
const asks =
  /\?|\b(?:how (?:many|long|much longer)|what if|what happens if|when (?:is|will|would|does)|if (?:we|it|i|you|they|that)|can (?:we|it)|could (?:we|it)|would (?:we|it)|will it)\b/u
const limits =
  /\b(?:only|just|must|may|allowed|outside|except|nights?|overnight|evenings?|weekends?|each day|every day|daily|per day|a day)\b/u
/** "Only at night 22-6, we share the machines": told as all the time that there is. */
const restricts =
  /\b(?:only|just|must|may|allowed|outside|except|never|free|ours)\b[^.;]{0,30}\b(?:nights?|overnight|evenings?|weekends?|between|from|after|office hours|\d{1,2}(?::\d\d)? ?(?:am|pm))|\b(?:nights?|overnight|evenings?|weekends?)(?: time)? only\b/u
const ofOthers = /\b(?:meeting|call|lunch|dinner|standup|sync|party|office party|shift|shifts|flight)\b/u
/** "What's the cheapest that finishes overnight?": another plan is sought, within that time. */
const ofCheapest = /\b(?:cheapest|least expensive|lowest[- ](?:cost|price))\b/u
const [maxLength, maxChatter, minRequest] = [150, 0.8, 0.5]

/** Null where no hours of the day are named and no windows counted, or the plan is changed with them. */
export function readAskedWindows(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed, scenario } = reply
  if (line.length > maxLength || ofOthers.test(line) || ofCheapest.test(line)) return null
  const isCount = counts.test(line)
  const isTold = restricts.test(line) && reply.likelyActs.request >= minRequest
  if (!isCount && !(limits.test(line) && (asks.test(line) || isAddressed || isTold))) return null
  const args = questionArguments(reply.understanding.recognized)
  const { window } = args
  if (window === undefined || (window.hours === undefined && !isCount)) return null
  if (isLikelyChatter(reply, maxChatter) && !isCount) return null
  const { amendment } = reply
  const changesJob =
    amendment.kind === 'amended' &&
    amendment.changed.some(
      (field) => field !== 'deadlineHours' && amendment.scenario.spec[field] !== scenario.spec[field],
    )
  if (changesJob) return null
  return wholeReply(
    reply,
    { kind: 'question', topic: 'windows', subject: null, args },
    'asks how many windows it takes',
  )
}
