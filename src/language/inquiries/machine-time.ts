/** Machines that were left running, and what machines draw: spans of time that are said of GPUs and of no job. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { gpuHoursIn } from './gpu-hours.ts'
import { collapseSpaces } from '../text/characters.ts'

const leftWords =
  /\b(?:left|forgot(?:ten)?|nobody (?:shut|killed|stopped|turned|deleted)|still (?:running|up|on|billing)|(?:has|have|had|'s|'ve|is|are|was|were) (?:been |kept )?(?:left )?(?:running|idling|sitting|burning))\b/iu
const notYet = /\b(?:if|would|could|will|gonna|going to|next|plan(?:s|ning)?)\b/iu
const asksForSum =
  /\?|\b(?:damage|cost\w*|bill\w*|how (?:much|bad)|so far|wasted?|burn(?:ed|t)|owe|charged|price tag)\b/iu

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const ordinal = String.raw`(\d{1,2})(?:st|nd|rd|th)?`
const since = new RegExp(
  String.raw`\bsince (?:(?:the )?(\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?(?:${months}))|(?:the )?${ordinal} (?:of )?(${months})[a-z]{0,6}\b|(${months})[a-z]{0,6}\.? (?:the )?${ordinal}\b|(?:last )?(${weekdays.join('|')})[a-z]{0,6}\b|(yesterday))(?: (?:morning|evening|night|afternoon))?`,
  'iu',
)
const lasting =
  /\bfor (?:the (?:last|past) )?(?:about |some |almost |nearly )?(\d{1,4}|an?|one|two|three) ?(hours?|hrs?|h|days?|weeks?)\b/iu
const dayMs = 86_400_000

type LeftRunning = {
  readonly hours: number
  /** It is told as past: it runs no more. */
  readonly isOver: boolean
  readonly words: string
  readonly rest: string
}

/** "Left running since the 3rd": hours until `today` (ISO date), whole days where a day is named. Null: nothing was left on. */
export function leftRunningIn(text: string, today: string): LeftRunning | null {
  if (!leftWords.test(text) || notYet.test(text) || !asksForSum.test(text)) return null
  const found = since.exec(text)
  const span = found === null ? lasting.exec(text) : null
  const hours = found !== null ? hoursSince(found, today) : span === null ? null : hoursOfSpan(span)
  const words = (found ?? span)?.[0]
  if (words === undefined || hours === null || !(hours > 0)) return null
  const isOver = found === null && /\b(?:was|were|had)\b/iu.test(text)
  return { hours, isOver, words, rest: collapseSpaces(text.replace(words, ' ')) }
}

function hoursOfSpan([, amount = '', unit = '']: RegExpExecArray): number {
  const count = { a: 1, an: 1, one: 1, two: 2, three: 3 }[amount.toLowerCase()] ?? Number(amount)
  return count * (hoursOfUnit(unit) ?? 1)
}

function hoursSince(found: RegExpExecArray, today: string): number | null {
  const [, ofMonth, dayBefore, monthBehind, monthBefore, dayBehind, weekday, yesterday] = found
  if (yesterday !== undefined) return 24
  const now = new Date(`${today}T00:00:00Z`)
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()]
  if (weekday !== undefined) {
    const back = (now.getUTCDay() - weekdays.indexOf(weekday.toLowerCase()) + 7) % 7
    return (back === 0 ? 7 : back) * 24
  }
  const named = monthBehind ?? monthBefore
  const day = Number(ofMonth ?? dayBefore ?? dayBehind)
  if (!(day >= 1 && day <= 31)) return null
  const at = named === undefined ? month : months.split('|').indexOf(named.toLowerCase())
  const begun = Date.UTC(year, at, day)
  const before = named === undefined ? Date.UTC(year, month - 1, day) : Date.UTC(year - 1, at, day)
  return ((now.getTime() - (begun < now.getTime() ? begun : before)) / dayMs) * 24
}

const powerWords =
  /\b(?:electricity|kwh|(?:power|energy) (?:bill|costs?|consumption|draw|usage|use)|stromkosten|how much power)\b/iu
const carbonWords = /\b(?:carbon|co2e?q?|emissions?|climate footprint|greenhouse)\b/iu
const period = /\b(?:an?|one|each|every|per|for the) (day|week|month|year)\b|\b(daily|weekly|monthly|yearly)\b/iu

/** What machines draw, or what that costs, is asked. */
export const asksForPower = (text: string): boolean => powerWords.test(text)

/** What a time of GPUs emits is asked. */
export const asksForCarbon = (text: string): boolean => carbonWords.test(text)

/** Whether they are said to run at all they can. */
export const isFullLoad = (text: string): boolean =>
  /\b(?:full(?:y)? (?:load\w*|tilt|power|blast|throttle)|flat out|100 ?%|max(?:imum|ed)?)(?!\w)/iu.test(text)

/** "One month", "daily": its hours; null: none is named. */
export function namedPeriodIn(text: string): number | null {
  const found = period.exec(text)
  return hoursOfUnit(found?.[1] ?? found?.[2] ?? '') ?? null
}

/** "3,000 H100 hours": GPU-hours that are no rate of a month. */
export function totalGpuHoursIn(text: string): { readonly value: number; readonly rest: string } | null {
  const found = gpuHoursIn(text)
  return found === null || found.isMonthly ? null : found
}

/** Places behind "in", "to" or "against" that begin with a capital: what may be a country. */
export function placesIn(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:in|to|vs\.?|versus|against|or|and|than|with) (?:the )?(\p{Lu}\p{Ll}{3,20})\b/gu)].map(
    ([, name = '']) => name,
  )
}
