/** Times of the day: "9am", "at 18:00", "noon", "tomorrow morning". */
import { endOfDayAt } from './end-of-day.ts'
import type { Token } from '../text/tokenize.ts'
import { isOneOrTwoDigits } from '../text/characters.ts'
import { rememberedOf } from '../../once.ts'

const partsOfDay: ReadonlyMap<string, number> = new Map([
  ['morning', 9],
  ['afternoon', 15],
  ['evening', 18],
  ['night', 22],
])

/** "9am", "at 18:00", "5 pm", "noon", "midnight". */
export function clockAt(tokens: readonly Token[], at: number): { readonly hour: number; readonly to: number } | null {
  const start = tokens[at]?.text === 'at' || tokens[at]?.text === 'by' ? at + 1 : at
  const [hour, next, minutes] = [tokens[start], tokens[start + 1], tokens[start + 2]]
  if (hour?.text === 'noon') return { hour: noon, to: start + 1 }
  const partOfDay = partsOfDay.get(hour?.text ?? '')
  if (partOfDay !== undefined && start === at && !isDeadlinePreposition(tokens[at - 1]))
    return { hour: partOfDay, to: start + 1 }
  if (hour?.text === 'midnight') return { hour: 24, to: start + 1 }
  const ended = endOfDayAt(tokens, start)
  if (ended !== null) return { hour: 18, to: ended }
  const spelled = start > at ? hoursInWords.indexOf(hour?.text ?? '-') + 1 : 0
  const ofPart = hourOfPart(tokens, start, spelled)
  if (ofPart !== null) return ofPart
  if (!isOneOrTwoDigits(hour?.text ?? '') || Number(hour?.text) > 24) return null
  const meridiem = /^(am|pm)$/.exec(next?.text ?? '')?.[1]
  if (meridiem !== undefined) return { hour: (Number(hour?.text) % 12) + (meridiem === 'pm' ? 12 : 0), to: start + 2 }
  if (next?.text === ':' && next.adjacent && /^\d\d$/.test(minutes?.text ?? '')) {
    const half = /^(am|pm)$/.exec(tokens[start + 3]?.text ?? '')?.[1]
    const ofDay = half === undefined ? Number(hour?.text) : (Number(hour?.text) % 12) + (half === 'pm' ? 12 : 0)
    return { hour: ofDay + Number(minutes?.text) / 60, to: half === undefined ? start + 3 : start + 4 }
  }
  // "tomorrow at 11", "friday at 4": of the working day.
  const isEnd = next === undefined || next.kind === 'sign' || behindHours.has(next.text)
  const isBare = start > at && tokens[at]?.text === 'at' && isEnd
  const value = Number(hour?.text)
  // "tonight at 8"
  const isOfEvening = value < 7 || (value < noon && tokens[at - 1]?.text === 'tonight')
  return isBare && value > 0 ? { hour: isOfEvening ? value + noon : value, to: start + 1 } : null
}

const hoursInWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** "Five in the afternoon", "9 in the morning", "ten at night", "at six pm". `spelled`: the hour that a word says, or 0. */
function hourOfPart(tokens: readonly Token[], start: number, spelled: number): ReturnType<typeof clockAt> {
  const value = spelled > 0 ? spelled : Number(tokens[start]?.text)
  if (!(value >= 1 && value <= noon)) return null
  const behind = tokens
    .slice(start + 1, start + 4)
    .map(({ text }) => text)
    .join(' ')
  const part = /^(?:in the (?<day>morning|afternoon|evening)|at (?<night>night)|(?<half>am|pm)\b)/u.exec(behind)
  // Digits with "am" and "pm" have their own reader.
  if (part === null || (spelled === 0 && part.groups?.['half'] !== undefined)) return null
  const isBeforeNoon = part.groups?.['day'] === 'morning' || part.groups?.['half'] === 'am'
  return { hour: (value % noon) + (isBeforeNoon ? 0 : noon), to: start + 1 + part[0].split(' ').length }
}

/** No number of things has one of these behind it. */
const behindHours: ReadonlySet<string> = new Set('when will would can is does what how and if then we i'.split(' '))

export const noon = 12
const deadlinePrepositions = new Set(['by', 'before', 'until', 'till'])

/** "by", "before", "until". */
export const isDeadlinePreposition = (token: Token | undefined): boolean => deadlinePrepositions.has(token?.text ?? '')

/** "It's 7pm", "it is already 22:30", "now 6pm", "6pm now": the hour that it is. */
export function presentClockAt(tokens: readonly Token[], at: number): ReturnType<typeof clockAt> {
  const clock = writtenClockAt(tokens, at)
  if (clock === null) return null
  if (isNowAt(tokens, clock.to)) return { ...clock, to: clock.to + 1 }
  let before = at - 1
  while (at - before <= maxBetween && adverbs.has(tokens[before]?.text ?? '')) before -= 1
  const words = [tokens[before - 1], tokens[before]].map((token) => token?.text ?? '')
  const isNow = tokens.slice(before + 1, at).some(({ text }) => text === 'now')
  return isNow || isPresent.test(words.join(' ')) ? clock : null
}

/** Whether a text tells the hour that it is: another hour in it is one to be done by. */
export const tellsTime = rememberedOf((tokens: readonly Token[]): boolean =>
  tokens.some(({ kind }, at) => kind !== 'sign' && presentClockAt(tokens, at) !== null),
)

/** "Demo is 9am", "we present at 10" beside the hour that it is; null for an hour at which something was. */
export function laterClockAt(tokens: readonly Token[], at: number): ReturnType<typeof clockAt> {
  if (!tellsTime(tokens) || pasts.has(tokens[at - 1]?.text ?? '') || tokens[at - 1]?.text === 'at') return null
  return tokens[at]?.text === 'at' ? clockAt(tokens, at) : writtenClockAt(tokens, at)
}
const pasts: ReadonlySet<string> = new Set(
  'started starts start starting began begin begins since from was were after woke until till'.split(' '),
)
/** Whether a word says that what stands before it is the time that it is. */
export const isNowAt = (tokens: readonly Token[], at: number): boolean => presents.has(tokens[at]?.text ?? '')
const presents: ReadonlySet<string> = new Set(['now', 'here', 'rn', 'already'])
const adverbs: ReadonlySet<string> = new Set(['already', 'about', 'around', 'almost', 'past', 'now', 'nearly', 'only'])
const maxBetween = 3
const isPresent = /\b(?:it's|its|it is|time is)$/u

/** "9am tomorrow", "8:30 on Monday", "8 tomorrow morning": an hour with its day behind it; `to`: where that day begins. */
export function clockOfDayAt(tokens: readonly Token[], at: number): ReturnType<typeof clockAt> {
  const clock = writtenClockAt(tokens, at)
  if (clock !== null) return { ...clock, to: tokens[clock.to]?.text === 'on' ? clock.to + 1 : clock.to }
  const [hour, day, part] = [tokens[at], tokens[at + 1], partsOfDay.get(tokens[at + 2]?.text ?? '')]
  if (!isHourOfHalf(hour) || part === undefined || day?.kind !== 'word' || day.adjacent) return null
  return { hour: (Number(hour?.text) % noon) + (part > noon ? noon : 0), to: at + 1 }
}

/** "By 8 tomorrow", "before 5 on Friday": an hour of the working day, with that day behind it. */
export function bareHourAt(tokens: readonly Token[], at: number): ReturnType<typeof clockAt> {
  const [hour, next] = [tokens[at], tokens[at + 1]]
  if (!isDeadlinePreposition(tokens[at - 1]) || !isHourOfHalf(hour) || next?.kind !== 'word' || next.adjacent)
    return null
  const value = Number(hour?.text)
  return { hour: value < 7 ? value + noon : value, to: next.text === 'on' ? at + 2 : at + 1 }
}

/** Whether a number stands here that only a day behind it makes an hour. */
export const isBareHour = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === 'number' && !['am', 'pm', ':'].includes(tokens[at + 1]?.text ?? '')

const isHourOfHalf = (token: Token | undefined): boolean =>
  isOneOrTwoDigits(token?.text ?? '') && Number(token?.text) >= 1 && Number(token?.text) <= noon

/** A clock that is written as one: "9am", "22:30", "noon"; no bare number and no part of a day. */
function writtenClockAt(tokens: readonly Token[], at: number): ReturnType<typeof clockAt> {
  const start = tokens[at]?.text === 'at' ? at + 1 : at
  const isWritten =
    ['am', 'pm', ':'].includes(tokens[start + 1]?.text ?? '') ||
    ['noon', 'midnight'].includes(tokens[start]?.text ?? '')
  return isWritten ? clockAt(tokens, at) : null
}
