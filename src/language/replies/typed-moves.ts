/** Moves that leave out what they move, said as they are read: “move it from RunPod to Lambda”, “two days sooner”, “legal wants SOC 2”. */
import type { Spec } from '../../scenario/scenario.ts'
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { numberWords } from '../text/number-words.ts'

type HeldLimits = Pick<Spec, 'owned' | 'deadlineHours'>

/** The reply below a plan of which so much is held. */
export function withTypedMoves(text: string, { owned, deadlineHours }: HeldLimits): string {
  if (text.length > maxLength) return text
  const moved = withMovedDeadline(text.replace(fromTo, 'switch from $1 to $2'), deadlineHours)
  const rented = owned === true && !text.includes('?') ? moved.replace(rents, 'rented, on ') : moved
  return withDemandedCertificates(rented)
}
const maxLength = 160

/** Of one thing to another: what is moved is the run, whatever it is called. */
const fromTo =
  /\b(?:move|migrate|shift|take|bring|port|switch|change) (?:it|this|that|us|everything|the (?:run|job|plan|whole thing)) (?:away |over )?(?:from|off) ([a-z][\w.-]{1,20}(?: (?!and\b|over\b|across\b|to\b|onto\b)[a-z][\w.-]{1,12})?),? (?:and )?(?:over |across )?(?:to|onto) ([a-z][\w.-]{1,20})\b/iu

/** “Rent 4 A100”, below a plan on machines of one's own. */
const rents = /\brent(?:ing)? (?=(?:\d{1,3}|an?|one|two|three|four|eight|sixteen) ?(?:x ?)?[a-z]{0,4}\d)/iu

const sooner =
  /^((?:ok|so|and|but|please|pls|no|sorry|hm+)[, ]+)*(?:(?:make|move|finish|pull) (?:it|that|this|the deadline) )?(?:be (?:done|ready) )?(?<count>\d{1,3}|an?|one|two|three|four|five|six|half a) (?<unit>hours?|days?|weeks?) (?<way>sooner|earlier|later|longer)(?=$|[,.!;]| (?:and|please|pls|but)\b)/iu
const counts: Readonly<Record<string, number>> = { ...numberWords, a: 1, an: 1, 'half a': 0.5 }

/** By so much before or behind the deadline that holds. */
function withMovedDeadline(text: string, deadlineHours: number | null): string {
  const found = deadlineHours === null ? null : sooner.exec(text)
  if (deadlineHours === null || found === null || text.includes('?')) return text
  const { count = '', unit = '', way = '' } = found.groups ?? {}
  const hours = (counts[count.toLowerCase()] ?? Number(count)) * (hoursOfUnit(unit) ?? 0)
  const isSooner = /sooner|earlier/iu.test(way)
  const due = isSooner ? deadlineHours - hours : deadlineHours + hours
  return hours === 0 || due <= 0 ? text : `within ${String(Math.round(due))} hours${text.slice(found[0].length)}`
}

const certificate = /\b(?:iso[ /-]?(?:iec[ -]?)?27001|soc[ -]?2(?: type (?:ii|2|two))?|hipaa|c5|fedramp)\b/giu
const demands =
  /\b(?:wants?|insists?(?: up)?on|insist on|requires?|demands?|won'?t (?:sign|approve|let)|needs? to see|has to see|must have|is only happy with|expects?)\b/iu

const turned = /\b(?:not|alone|instead|no longer|any more|either|rather)\b|n['’]t\b/iu

/** “Our auditor insists on ISO 27001”: whoever asks for it, the plan has to keep to it. */
function withDemandedCertificates(text: string): string {
  if (text.includes('?') || turned.test(text) || !demands.test(text)) return text
  const names = [...new Set([...text.matchAll(certificate)].map(([name]) => name.toLowerCase()))]
  // Another number is another wish.
  return names.length === 0 || /\d/u.test(text.replaceAll(certificate, '')) ? text : `we need ${names.join(' and ')}`
}
