/** "What's the cheapest that finishes overnight?", "cheapest GPU that gets it done in 2 hours?": the least dear plan inside a time. */
import { questionArguments } from '../questions/question-arguments.ts'
import { timeIn } from './named-durations.ts'
import { type ReplyCandidate, isLikelyChatter, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asksCheapest =
  /^(?:(?:so|and|but|ok|then)[, ]+)*(?:(?:what|which|whats|what's|what is|which is)\b.{0,24})?\b(?:the )?(?:cheapest|least expensive|lowest[- ](?:cost|price)d?)\b/u
const inTime =
  /\b(?:finish\w*|done|ready|complet\w*|takes?|through|overnight|by (?:tomorrow|tonight|\d))\b.*\?\s*$|\bovernight\b/u
const overnight = /\bover ?night\b|\bby (?:tomorrow )?morning\b/u
/** From the evening to the morning, in hours. */
const nightHours = 12
const [maxLength, maxChatter] = [110, 0.95]

/** Null where no time stands behind it, or a job is named beside it. */
export function readAskedCheapestInTime(reply: Reply): ReplyCandidate | null {
  const { line, amendment, scenario } = reply
  if (line.length > maxLength || !asksCheapest.test(line) || !inTime.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const changed =
    amendment.kind === 'amended'
      ? amendment.changed.filter((field) => amendment.scenario.spec[field] !== scenario.spec[field])
      : []
  if (changed.some((field) => field !== 'deadlineHours' && field !== 'objective')) return null
  const args = questionArguments(reply.understanding.recognized)
  const wished = amendment.kind === 'amended' ? amendment.scenario.spec.deadlineHours : null
  const isSet = changed.includes('deadlineHours') && wished !== null
  const due = args.due ?? (isSet ? wished : null) ?? timeIn(line) ?? (overnight.test(line) ? nightHours : null)
  if (due === null || due <= 0) return null
  return wholeReply(
    reply,
    { kind: 'question', topic: 'least-cost', subject: null, args: { ...args, due } },
    'asks for the cheapest plan inside a time',
  )
}
