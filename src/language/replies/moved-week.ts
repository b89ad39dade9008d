/** "Not Friday this week, Friday NEXT week", "two days later is fine": the deadline, by so much later. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { countOf } from '../circumstances/quantities.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const laterWeek = new RegExp(
  `^\\W*(?:(?:no|sorry|wait|actually|oh|ok|hm+)[\\s,.!]+){0,3}not (?:on |by )?(?:this )?(?<day>${weekday})(?: this week)?[\\s,;:–-]+(?:but |i mean(?:t)? |rather |make it )?(?:on |by |the )?(?:next ${weekday}|${weekday} (?:of )?next week|(?:the )?(?:one|${weekday}) after(?: that)?)[\\s.!]*$`,
  'u',
)
const count = String.raw`(?<count>an?|one|two|three|four|another|\d{1,2})`
const laterBy: readonly RegExp[] = [
  new RegExp(String.raw`\b${count} (?<unit>days?|weeks?) (?:later|after(?:wards| that)?|longer)\b`, 'u'),
  new RegExp(String.raw`\b${count} (?:extra|additional|further|more) (?<unit>days?|weeks?)\b`, 'u'),
  /\b(?<count>another) (?<unit>day|week)\b/u,
  /\b(?<count>the) (?<unit>week|day) (?:after|thereafter)\b(?! (?:the|we|it|they|that|he|she) )/u,
]
/** What is later is granted, and no more is asked. */
const isGranted =
  /\b(?:fine|okay?|enough|works|acceptable|can wait|g[ai]ves?|given|gets?|got|granted|have|has|allow(?:s|ed)?|accept(?:s|ed)?|extend(?:s|ed)?|moved|slipped|slid|postponed|pushed|agreed|deadline|due|needed|need it|do)\b/u
const isOfElse =
  /[?]|\b(?:not|n't|never|run|runs|training|epochs?|tokens|data|rent|reserve|reservation|price|prices|costs?|gpus?|queue|slurm)\b/u
const [maxLength, hoursOfWeek] = [90, 168]

/** Null where nothing is granted later than the deadline that the plan has. */
export function readMovedWeek(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  const { deadlineHours } = reply.scenario.spec
  const found = deadlineHours === null || line.length > maxLength ? null : laterIn(line)
  if (deadlineHours !== null && found !== null)
    return wholeReply(reply, amend(reply, `within ${deadlineHours + found} hours`), 'moves the deadline by so much')
  const day = line.length > maxLength ? undefined : laterWeek.exec(line)?.groups?.['day']
  if (deadlineHours === null || day === undefined) return null
  const ofDay = amend(reply, `by ${day}`)
  const first = ofDay.kind === 'amended' ? ofDay.scenario.spec.deadlineHours : null
  const later = `within ${(first ?? deadlineHours) + hoursOfWeek} hours`
  return wholeReply(reply, amend(reply, later), 'moves the deadline by a week')
}

/** The hours by which something is granted later; null where nothing is. */
function laterIn(line: string): number | null {
  if (!isGranted.test(line) || isOfElse.test(line)) return null
  const groups = laterBy.map((form) => form.exec(line)?.groups).find((each) => each !== undefined)
  const { count: typed = '', unit = '' } = groups ?? {}
  const hours = (typed === 'the' ? 1 : (countOf(typed) ?? 0)) * (hoursOfUnit(unit) ?? 0)
  return groups === undefined || !(hours > 0) ? null : hours
}
