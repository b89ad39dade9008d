/** When a question starts its run, and by when it wants it. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { type Meaning, type Mention, isKind } from '../lexicon/meanings.ts'
import { clockAt, noon } from '../recognizers/clock-times.ts'
import type { Token } from '../text/tokenize.ts'

const startWords = new Set(
  'start starting launch launching kick begin beginning go started press starts submit submitting run running train training'.split(
    ' ',
  ),
)
const dueWords = new Set('by before until till b4 for'.split(' '))

const supposes = new Set('if when once assuming provided supposing'.split(' '))
const doneWords = new Set('done ready finished finish complete completed end ends ended over'.split(' '))
/** "Start by Monday": the two stand together. */
const dueReach = 3

/** How far before a date the word may stand that tells what it is. */
const reach = 6

/** Hours from noon of today; of two dates the later named is when it must be done. */
export function timesIn(
  mentions: readonly Mention[],
  tokens: readonly Token[],
  text: string,
): { readonly start?: number; readonly due?: number } {
  const dates = mentions.flatMap((mention) => (isKind(mention, 'date') ? [withClockBefore(mention, tokens)] : []))
  const [first, second] = dates
  if (first === undefined) {
    const clock = startClockIn(text)
    const limit = limitIn(text)
    return clock !== null ? { start: clock } : limit === null ? {} : { due: limit }
  }
  const before = (to: number): readonly string[] => tokens.slice(Math.max(0, to - reach), to).map((token) => token.text)
  const isDue = before(first.from)
    .slice(-2)
    .some((word) => dueWords.has(word))
  // "Done by Monday", and "start by Monday 9am".
  const words = before(first.from)
  const lastOf = (those: ReadonlySet<string>): number => words.findLastIndex((word) => those.has(word))
  const isStart = isDue
    ? words.slice(-dueReach).some((word) => startWords.has(word)) && lastOf(startWords) > lastOf(doneWords)
    : words.some((word) => startWords.has(word))
  // Languages that put the verb last: "by Monday 9am start, by Tuesday done".
  const isStartBehind = tokens.slice(first.to, first.to + dueReach).some(({ text: word }) => startWords.has(word))
  const beforeSecond = second === undefined ? [] : before(second.from)
  // "Will it be ready on Monday if we start Friday evening?"
  const between = second === undefined ? [] : tokens.slice(first.to, second.from).map(({ text: word }) => word)
  // "Will it still be running on Monday if we start Thursday?"
  const isSupposed = between.some(
    (word, at) => supposes.has(word) && between.slice(at).some((behind) => startWords.has(behind)),
  )
  const startsSecond =
    isSupposed || (!isStart && lastOf(doneWords) >= 0 && beforeSecond.some((word) => startWords.has(word)))
  if (second !== undefined && startsSecond) return { start: second.meaning.hours, due: first.meaning.hours }
  const isDueNext = beforeSecond.some((word) => dueWords.has(word) || doneWords.has(word))
  if (second !== undefined && (isStart || isStartBehind) && isDueNext)
    return { start: first.meaning.hours, due: second.meaning.hours }
  return isStart || isStartBehind ? { start: first.meaning.hours } : { due: first.meaning.hours }
}

/** "9am tomorrow", "at 14:00 on Monday": the hour may stand before its day, which means its noon without one. */
function withClockBefore(
  date: Mention & { readonly meaning: Extract<Meaning, { readonly kind: 'date' }> },
  tokens: readonly Token[],
) {
  const end = beforeDay.has(tokens[date.from - 1]?.text ?? '') ? date.from - 1 : date.from
  // "At 9 tomorrow" says no half of the day.
  const bare = tokens[end - 1]
  if (
    tokens[end - 2]?.text === 'at' &&
    bare?.kind === 'number' &&
    bare.value < hoursOfDay &&
    date.meaning.hours % hoursOfDay === 0
  )
    return { ...date, from: end - 2, meaning: { ...date.meaning, hours: date.meaning.hours + bare.value - noon } }
  const start = [1, 2, 3, 4].map((back) => end - back).find((at) => at >= 0 && clockAt(tokens, at)?.to === end)
  const clock = start === undefined || date.meaning.hours % hoursOfDay !== 0 ? null : clockAt(tokens, start)
  return clock === null
    ? date
    : { ...date, from: start ?? date.from, meaning: { ...date.meaning, hours: date.meaning.hours + clock.hour - noon } }
}
const beforeDay: ReadonlySet<string> = new Set(['on', 'this', 'next', 'coming', ','])
const hoursOfDay = 24

/** "If I kick it off at 6pm": hours from noon of today, or of tomorrow where that has passed. */
export function startClockIn(text: string): number | null {
  const [, hour, minutes = '0', half] =
    /\b(?:start\w*|kick\w*(?: it)?(?: off)?|launch\w*|begin|go)\b.{0,16}\b(?:at )?(\d{1,2})(?::(\d\d))? ?(am|pm)\b/iu.exec(
      text,
    ) ?? []
  if (hour === undefined) return clockOfDayIn(text)
  if (Number(hour) > 12) return null
  const ofDay = (Number(hour) % 12) + (half?.toLowerCase() === 'pm' ? 12 : 0) + Number(minutes) / 60
  return (ofDay + 12) % 24
}

/** "Started at 14:10" */
function clockOfDayIn(text: string): number | null {
  const [, hour, minutes = '0'] =
    /\b(?:start\w*|kick\w*(?: it)?(?: off)?|launch\w*|begin) (?:\w{1,6} ){0,2}?at (\d{1,2}):(\d\d)\b(?! ?[ap]m)/iu.exec(
      text,
    ) ?? []
  return hour === undefined || Number(hour) >= hoursOfDay
    ? null
    : (Number(hour) + Number(minutes) / 60 + noon) % hoursOfDay
}

/** "Longer than 20 hours", "past 3 days": hours that must not be exceeded. */
function limitIn(text: string): number | null {
  const [, digits, unit = ''] =
    /\b(?:longer than|more than|over|past|beyond|exceeds?)\s(\d{1,4}(?:\.\d{1,2})?) ?(h|hours?|hrs?|days?|weeks?)\b/iu.exec(
      text,
    ) ?? []
  if (digits === undefined) return null
  return Number(digits) * (hoursOfUnit(unit) ?? 1)
}

/** "When must we start?", "how long can we put it off?" */
const asksLatest =
  /\b(?:latest|last (?:possible )?(?:moment|minute|day)|how late|until when|how long can (?:we|i) (?:still )?(?:wait|put)|when (?:do|must|should|would|can) (?:we|i) (?:have to|need to|must|at the latest)?)\b/iu
const starts =
  /\b(?:start|begin|launch|kick|go|press|hit|postpone|delay|wait|put (?:it|this) off|push (?:it|this) back)\w*/iu
/** Whether a text asks until when a start can wait. */
export const isLatestStartIn = (text: string): boolean => asksLatest.test(text) && starts.test(text)
