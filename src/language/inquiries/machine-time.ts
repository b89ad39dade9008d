/** Machines that were left running, and what machines draw: spans of time that are said of GPUs and of no job. */
import type { RulesOfThumb } from '../../catalog/rules-of-thumb.ts'
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { gpuHoursIn } from './gpu-hours.ts'
import { idleSpanIn } from '../questions/spans-of-time.ts'
import { collapseSpaces } from '../text/characters.ts'
import { literalPattern } from '../text/literal-pattern.ts'

const leftWords =
  /\b(?:left|forgot(?:ten)?|nobody (?:shut|killed|stopped|turned|deleted)|still (?:running|up|on|billing)|(?:has|have|had|'s|'ve|is|are|was|were) (?:been |kept )?(?:left )?(?:running|idling|sitting|burning))\b|\b0 ?% ?(?:gpu )?(?:util\w*|usage|load|busy)|\b(?:util\w*|usage|load|idle)(?: (?:is|of|at|shows|says)){0,2}:? ?0 ?%|\b(?:idle|idling|doing nothing)\b(?=[^?!]{0,80}\bsince\b)/iu
const notYet = /\b(?:if|would|could|will|gonna|going to|next|plan(?:s|ning)?)\b/iu
const asksForSum =
  /\?|\b(?:damage|cost\w*|bill\w*|how (?:much|bad)|so far|wasted?|burn(?:ed|t)|owe|charged|price tag|pay(?:ing|s)?|what (?:now|do|should|can)|help|wtf)\b/iu
/** What was, or would be, on by mistake: the words say it whether or not it has happened. */
const leftOn =
  /\b(?:forg(?:et|ot|ets|etting|otten)|(?:do|did)(?:n'?t| not) remember) (?:\w{1,12} ){0,2}?(?:to |about )(?:stop|turn|shut|switch|kill|terminate|delete|power|cancel|destroy|release|end|log|an?\b|my|the|our|\d|it\b|one\b)|\b(?:left|leav(?:e|es|ing)) (?:[\w.×'-]{1,20} ){1,7}?(?:on|running|up|idle|idling|alive)\b|\b(?:stay(?:s|ed)?|kept|keeps?|was|were|is|are) (?:left |switched |turned )?(?:on|running|up|idle|idling)\b(?=[^.?!]{0,60}\b(?:accident\w*|mistake|notic\w+|unnoticed|nobody|no ?one|forg[eo]t\w*))|\b(?:accident\w*|mistake|unnoticed|nobody|suppose|holiday|vacation|i sleep|went home)\b[^.?!]{0,60}\b(?:stay(?:s|ed)?|kept|keeps?|was|were) (?:left |switched |turned )?(?:on|running|up|idle|idling)\b/iu
const asksForCost =
  /\b(?:damage|cost\w*|bill\w*|how (?:much|bad|expensive|dear)|so far|wasted?|burn(?:ed|t|s)?|owe|charged?|price tag|wallet|expensive|big deal|pay|los[et]|money|dollars|trouble|ruin\w*|hurt)\b|[$€£]/iu
const supposed =
  /\b(?:if|suppose|in case|would|what happens|say|imagine|forget|forgets|leave|leaves|leaving|keeps|stays)\b/iu
const stillOn = /\b(?:still|is|are|has|have|'s|'ve|keeps|so far|by now)\b/iu
const happened = /\b(?:left|forgot|forgotten|was|were|stayed|kept|did|didn'?t|been)\b/iu

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const ordinal = String.raw`(\d{1,2})(?:st|nd|rd|th)?`
const since = new RegExp(
  String.raw`\bsince (?:(?:the )?(\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?(?:${months}))|(?:the )?${ordinal} (?:of )?(${months})[a-z]{0,6}\b|(${months})[a-z]{0,6}\.? (?:the )?${ordinal}\b|(?:last )?(${weekdays.join('|')})[a-z]{0,6}\b|(yesterday))(?: (?:morning|evening|night|afternoon))?`,
  'iu',
)
/** "On friday evening, and it's monday now": from one to the other. */
const betweenDays =
  /\b(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\b(?: (?:morning|noon|afternoon|evening|night))?(?: (?:to|till|until|through|and|-) |[^.?!]{0,20}\b(?:it(?:'?s| is)|now|today|back|noticed|found out|until|till)\b[^.?!]{0,12}\b)(sun|mon|tue|wed|thu|fri|sat)(?:[a-z]{0,6}\b)/iu
const dayMs = 86_400_000

type LeftRunning = {
  readonly hours: number
  /** It runs still; it is told as past; or it is only asked what would be. */
  readonly state: 'running' | 'over' | 'supposed'
  readonly words: string
  readonly rest: string
}

/**
 * "Left running since the 3rd": hours until `today` (ISO date), whole days where a day is named. "Forget it over the
 * weekend": those of a usual one. Null: nothing was left on.
 */
export function leftRunningIn(text: string, today: string, rules: RulesOfThumb): LeftRunning | null {
  const isLeftOn = leftOn.test(text) && asksForCost.test(text)
  const isTold = leftWords.test(text) && !notYet.test(text) && asksForSum.test(text)
  if (!isLeftOn && !isTold) return null
  const found = since.exec(text)
  const span = found === null ? (spanOfDays(text, rules) ?? idleSpanIn(text, rules)) : null
  const hours = found === null ? (span?.hours ?? null) : hoursSince(found, today)
  const words = (found?.[0] ?? span?.words)?.trim()
  if (words === undefined || hours === null || !(hours > 0)) return null
  // What is only told so lasts for a number of hours: "left" and "was running" are said of much else.
  if (
    !isLeftOn &&
    found === null &&
    !new RegExp(String.raw`\bfor [a-z ]{0,24}${literalPattern(words)}`, 'iu').test(text)
  )
    return null
  const isOver = found === null && (isLeftOn ? !stillOn.test(text) : /\b(?:was|were|had)\b/iu.test(text))
  const state = supposed.test(text) && !happened.test(text) ? 'supposed' : isOver ? 'over' : 'running'
  return { hours, state, words, rest: collapseSpaces(text.replace(words, ' ')) }
}

function spanOfDays(
  text: string,
  { weekendHours }: RulesOfThumb,
): { readonly hours: number; readonly words: string } | null {
  const [words, first = '', second = ''] = betweenDays.exec(text) ?? []
  if (words === undefined) return null
  const [from, to] = [first, second].map((day) => weekdays.indexOf(day.toLowerCase()))
  const days = ((to ?? 0) - (from ?? 0) + 7) % 7
  if (first.toLowerCase() === 'fri' && second.toLowerCase() === 'mon') return { hours: weekendHours.value, words }
  return days === 0 ? null : { hours: days * 24, words }
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
