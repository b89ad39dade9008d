/** When a question starts its run, and by when it wants it. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { type Meaning, type Mention, isKind } from '../lexicon/meanings.ts'
import { clockAt, noon } from '../recognizers/clock-times.ts'
import { startAndEndIn } from './start-and-end.ts'
import type { Token } from '../text/tokenize.ts'

const startWords = new Set(
  'start starting launch launching kick begin beginning go started press starts submit submitting run running train training'.split(
    ' ',
  ),
)
/** "Will it run through by 8am?" tells an end. */
const runningWords = new Set(['run', 'running', 'train', 'training'])
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
): { readonly start?: number; readonly due?: number; readonly isEvening?: true } {
  const told = startAndEndIn(mentions, tokens)
  if (told !== null) return told
  const dates = mentions.flatMap((mention) => (isKind(mention, 'date') ? [withClockBefore(mention, tokens)] : []))
  const [first, second] = dates
  const clock = clockIn(text)
  if (first === undefined) {
    const limit = limitIn(text)
    return clock !== null ? { start: clock.hours } : limit === null ? {} : { due: limit }
  }
  const before = (to: number): readonly string[] => tokens.slice(Math.max(0, to - reach), to).map((token) => token.text)
  // "By tomorrow 8am" may be one mention.
  const isDue = [...before(first.from).slice(-2), tokens[first.from]?.text ?? ''].some((word) => dueWords.has(word))
  // "Done by Monday", and "start by Monday 9am".
  const words = before(first.from)
  const lastOf = (those: ReadonlySet<string>): number => words.findLastIndex((word) => those.has(word))
  const [firstAt, firstEnd] = [tokens[first.from]?.start ?? 0, tokens[first.to - 1]?.end ?? 0]
  // "If I start at 6pm, will it be done tomorrow at 9?", "is it done by 9 tomorrow if we start at 6pm?"
  const isStartApart =
    clock !== null &&
    ((clock.to <= firstAt && !continues.test(text.slice(clock.to, firstAt))) ||
      (clock.from >= firstEnd && (isDue || lastOf(doneWords) >= 0)))
  if (clock !== null && second === undefined && isStartApart)
    return {
      start: clock.hours < first.meaning.hours ? clock.hours : clock.hours - hoursOfDay,
      due: first.meaning.hours,
    }
  const isStart = isDue
    ? words.slice(-dueReach).some((word) => startWords.has(word) && !runningWords.has(word)) &&
      lastOf(startWords) > lastOf(doneWords)
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

/** Behind the hour of a start its day follows: "at 6pm on Monday". */
const continues = /^[\s,]*(?:on |this |next |coming )?$/iu

const startsAt =
  /\b(?:start\w*|kick\w*(?: it)?(?: off)?|launch\w*|begin|go|submit\w*)\b.{0,16}?\b(?:(?<hour>\d{1,2})(?::(?<minutes>\d\d))? ?(?<half>am|pm)|(?<ofDay>\d{1,2})[:h](?<past>\d\d)|(?<name>noon|midnight))\b/iu

/** The hour of a start by itself: hours from noon of today, or of tomorrow where that has passed; null: none is named. */
export const startClockIn = (text: string): number | null => clockIn(text)?.hours ?? null

/** "if I kick it off at 6pm", "at 17:00": hours from noon of today, or of tomorrow where that has passed; and where the words end. */
function clockIn(text: string): { readonly hours: number; readonly from: number; readonly to: number } | null {
  const found = startsAt.exec(text)
  if (found === null) return null
  const { hour, minutes = '0', half, ofDay = hour, past = minutes, name } = found.groups ?? {}
  const from = found.index
  const to = from + found[0].length
  if (name !== undefined) return { hours: name.toLowerCase() === 'noon' ? 0 : noon, from, to }
  const typed = Number(ofDay)
  if (typed > (half === undefined ? hoursOfDay : noon)) return null
  const whole = half === undefined ? typed : (typed % noon) + (half.toLowerCase() === 'pm' ? noon : 0)
  return { hours: (whole + Number(past) / 60 + noon) % hoursOfDay, from, to }
}

const exceeded =
  /\b(?:longer than|more than|over|past|beyond|exceeds?)\s(\d{1,4}(?:\.\d{1,2})?) ?(h|hours?|hrs?|days?|weeks?)\b/iu
/** "The 24h cap" */
const timeLimit = /\b(\d{1,4}(?:\.\d{1,2})?)[ -]?(h|hours?|hrs?|days?|weeks?)[ -](?:cap|limit|ceiling)\b/iu

/** "Longer than 20 hours", "past 3 days": hours that must not be exceeded. */
function limitIn(text: string): number | null {
  const [, digits, unit = ''] = exceeded.exec(text) ?? timeLimit.exec(text) ?? []
  if (digits === undefined) return null
  return Number(digits) * (hoursOfUnit(unit) ?? 1)
}

/** "When must we start?", "how long can we put it off?" */
const asksLatest =
  /\b(?:latest|last (?:possible )?(?:moment|minute|day)|how late|until when|how long can (?:we|i) (?:still )?(?:wait|put)|when (?:do|must|should|would|can) (?:we|i) (?:(?:have|need) to|must|at the latest|(?:really |actually |have to |need to )?(?:start|begin|launch|kick|go|press|hit|submit)))\b/iu
const starts =
  /\b(?:start|begin|launch|kick|go|press|hit|postpone|delay|wait|put (?:it|this) off|push (?:it|this) back)\w*/iu
/** Whether a text asks until when a start can wait. */
export const isLatestStartIn = (text: string): boolean =>
  asksLatest.test(text) && starts.test(text) && !startsNow.test(text)
/** "If I start now, when can I go home?" */
const startsNow = /\bstart(?:s|ed|ing)? (?:it |this )?(?:right )?(?:now|today|at once|immediately)\b/iu
