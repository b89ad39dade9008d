/** "Not Friday this week, Friday NEXT week": the day of the deadline stays, a week later. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const laterWeek = new RegExp(
  `^\\W*(?:(?:no|sorry|wait|actually|oh|ok|hm+)[\\s,.!]+){0,3}not (?:on |by )?(?:this )?(?<day>${weekday})(?: this week)?[\\s,;:–-]+(?:but |i mean(?:t)? |rather |make it )?(?:on |by |the )?(?:next ${weekday}|${weekday} (?:of )?next week|(?:the )?(?:one|${weekday}) after(?: that)?)[\\s.!]*$`,
  'u',
)
const [maxLength, hoursOfWeek] = [90, 168]

/** Null where no day is set against the same a week later, or the plan has no deadline. */
export function readMovedWeek(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  const { deadlineHours } = reply.scenario.spec
  const day = line.length > maxLength ? undefined : laterWeek.exec(line)?.groups?.['day']
  if (deadlineHours === null || day === undefined) return null
  const ofDay = amend(reply, `by ${day}`)
  const first = ofDay.kind === 'amended' ? ofDay.scenario.spec.deadlineHours : null
  const later = `within ${(first ?? deadlineHours) + hoursOfWeek} hours`
  return wholeReply(reply, amend(reply, later), 'moves the deadline by a week')
}
