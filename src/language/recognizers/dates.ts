/** Dates as deadlines: "by Friday", "by 2026-12-01", "before Dec 1", "by tomorrow 9am". Counted from noon of today. */
import { holidayAt } from './holidays.ts'
import type { Mention } from '../lexicon/meanings.ts'
import type { RecognizerInput } from './recognizer.ts'
import type { Token } from '../text/tokenize.ts'
import { type DayMatch, daysBetween, daysUntil, monthIndexOf } from './calendar.ts'
import { endOfDayAt } from './end-of-day.ts'
import { endOf, endOfMonth } from './ends-of-periods.ts'
import {
  bareHourAt,
  clockAt,
  clockOfDayAt,
  isBareHour,
  isDeadlinePreposition,
  isNowAt,
  laterClockAt,
  noon,
  presentClockAt,
} from './clock-times.ts'
import { isOneOrTwoDigits, isYear } from '../text/characters.ts'

const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')
const tomorrows = new Set(['tomorrow', 'tmrw', 'tmrow', 'tmr', 'tomoro', 'tomorow', 'tommorow', 'tommorrow', 'tomorro'])

/** The date that starts here. A day means its noon; hours may be negative for a day that has passed. */
export function recognizeDate({ tokens, today }: RecognizerInput, at: number): Mention | null {
  if (tokens[at]?.kind === 'sign') return null
  const first = dayAt(tokens, at, today)
  const present = first === null ? presentClockAt(tokens, at) : null
  // An hour alone is a date after "by" only, or where a day stands behind it.
  const isAlone = first === null && present === null
  const isDue = isDeadlinePreposition(tokens[at - 1]) || isOfEvent(tokens, at)
  const later = isAlone && !isDue ? laterClockAt(tokens, at) : null
  const ofDay = (): ReturnType<typeof clockAt> => clockOfDayAt(tokens, at) ?? bareHourAt(tokens, at)
  const clock =
    isAlone && !isDue
      ? (later ?? clockOfDayAt(tokens, at))
      : (present ?? clockAt(tokens, first?.to ?? at) ?? (isAlone ? ofDay() : null))
  // "by noon tomorrow", "11 pm on Friday"
  const day = first ?? (clock === null ? null : dayAt(tokens, clock.to, today))
  if (day === null && (clock === null || (isAlone && !isDue && later === null) || isBareHour(tokens, at))) return null
  const isToday = day?.isWeekdayOfToday === true && (clock?.hour ?? day.hour ?? 0) > noon
  const days = isToday ? 0 : (day?.days ?? ((clock?.hour ?? 0) <= noon && present === null ? 1 : 0))
  const hour = clock?.hour ?? day?.hour ?? noon
  const hours = days * 24 + hour - noon
  const to = Math.max(clock?.to ?? at, day?.to ?? at)
  const typed = tokens
    .slice(at, to)
    .map((token, index) => (index > 0 && !token.adjacent ? ' ' : '') + token.text)
    .join('')
  return {
    from: at,
    to,
    meaning: {
      kind: 'date',
      hours,
      note: `“${typed}” is read as ${hours} h from noon of ${today}${isToday ? ', which is that day (“next” is a week later)' : ''}.`,
      ...(day?.ambiguous === true ? { ambiguous: true } : {}),
      // "It's tuesday 6pm now"
      ...(present === null && !(clock !== null && isNowAt(tokens, to)) ? {} : { isPresent: true }),
      ...(day === null ? { isClockAlone: true } : {}),
    },
  }
}

/** "The demo is at 5pm", "the review starts at noon": an hour at which something is. */
const isOfEvent = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'at' && ['is', 'starts', 'begins', 'due'].includes(tokens[at - 1]?.text ?? '')

function dayAt(tokens: readonly Token[], at: number, today: string): DayMatch | null {
  const token = tokens[at]
  if (token === undefined || (token.adjacent && tokens[at - 1]?.kind !== 'sign')) return null
  if (token.kind === 'number')
    return isoAt(tokens, at, today) ?? numericAt(tokens, at, today) ?? dayOfMonthAt(tokens, at, today)
  const { text } = token
  const next = tokens[at + 1]?.text ?? ''
  if (text === 'yesterday') return { days: -1, to: at + 1, ambiguous: true }
  if (tomorrows.has(text)) return { days: 1, to: at + 1, ambiguous: true }
  if (text === 'today' || text === 'tonight') return { days: 0, hour: 24, to: at + 1, ambiguous: true }
  const ended = endOfDayAt(tokens, at)
  if (ended !== null) {
    // "COB Friday", "close of business on Monday"
    const named = tokens[ended]?.text === 'on' ? ended + 1 : ended
    const day = endOfDayAt(tokens, named) === null ? dayAt(tokens, named, today) : null
    return day === null ? { days: 0, hour: 18, to: ended } : { hour: 18, ...day }
  }
  if (text === 'eow') return { days: daysUntil(5, today), to: at + 1 }
  const end = text === 'end' && next === 'of' ? endOf(tokens, at, today) : null
  if (end !== null) return end
  if (text === 'overnight') return { days: 0, hour: 24, to: at + 1, ambiguous: true }
  if (text === 'weekend' || ((text === 'this' || text === 'the') && next === 'weekend')) {
    const to = at + (text === 'weekend' ? 1 : 2)
    // "before the weekend" is by Friday's end; "over the weekend" takes two days.
    return isDeadlinePreposition(tokens[at - 1])
      ? { days: daysUntil(6, today), hour: 0, to, ambiguous: true }
      : { days: 2, to, ambiguous: true }
  }
  const skip = ['next', 'this', 'coming', 'on'].includes(text) && weekdayIndexOf(next) >= 0 ? 1 : 0
  const weekday = weekdayIndexOf(skip === 1 ? next : text)
  if (weekday >= 0) {
    const days = text === 'next' ? daysToNext(weekday, today) : daysUntil(weekday, today)
    const isWeekdayOfToday = text !== 'next' && days === daysOfWeek
    return { days, to: at + skip + 1, ambiguous: true, isWeekdayOfToday }
  }
  const holiday = holidayAt(tokens, at)
  if (holiday !== null) return dayInMonth(tokens, holiday.month - 1, holiday.day, holiday.to, today)
  if (text === 'this' && next === 'week') return { days: daysUntil(5, today), to: at + 2, ambiguous: true }
  if (text === 'this' && next === 'month') return endOfMonth(today, at + 2)
  if (text === 'next' && next === 'week') return { days: 7, to: at + 2, ambiguous: true }
  return monthAt(tokens, at, today)
}

/** The index of a weekday, from "fri" as from "friday"; below zero for other words. */
function weekdayIndexOf(text: string): number {
  if (text.length < 3) return -1
  const plain = text === 'weds' ? 'wed' : text.replace(/'s$/, '')
  // "sat", "sun", "mon" and "wed" are words of prose as well; they count after "by" like any other.
  return weekdays.findIndex((name) => name === plain || (plain.length <= 5 && name.startsWith(plain)))
}

const daysOfWeek = 7

/** "Next Friday" is the one of next week. */
function daysToNext(weekday: number, today: string): number {
  const now = new Date(`${today}T12:00:00Z`).getUTCDay()
  return 7 - ((now + 6) % 7) + ((weekday + 6) % 7)
}

/** "12/01" and "12/01/2026", month first unless that is impossible, after "by"; "1.12.2026", day first. */
function numericAt(tokens: readonly Token[], at: number, today: string): DayMatch | null {
  const [first, slash, second] = tokens.slice(at, at + 3)
  // Two numbers for those who read signs: "1.12" and ".2026".
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(20\d\d)$/.exec(slash?.adjacent === true ? `${first?.text}${slash.text}` : '')
  if (dotted !== null) return checkedDay(Number(dotted[2]), Number(dotted[1]), Number(dotted[3]), at + 2, today)
  const isDate =
    slash?.text === '/' &&
    slash.adjacent &&
    second?.adjacent === true &&
    isOneOrTwoDigits(second.text) &&
    isOneOrTwoDigits(first?.text ?? '')
  // "Deadline: 15/12", "due by 15/12".
  const before = tokens[at - (/^(?:[:=-]|is)$/.test(tokens[at - 1]?.text ?? '') ? 2 : 1)]
  const isIntroduced = isDeadlinePreposition(tokens[at - 1]) || ['due', 'on', 'deadline'].includes(before?.text ?? '')
  if (!isDate || !isIntroduced) return null
  const [one, other] = [Number(first?.text), Number(second.text)]
  const [month, day] = one > 12 ? [other, one] : [one, other]
  const [secondSlash, year] = tokens.slice(at + 3, at + 5)
  const hasYear = secondSlash?.text === '/' && secondSlash.adjacent && year?.adjacent === true && isYear(year.text)
  if (hasYear) return checkedDay(month, day, Number(year.text), at + 5, today)
  return month > 12 || day > 31 ? null : dayInMonth(tokens, month - 1, day, at + 3, today)
}

function checkedDay(month: number, day: number, year: number, to: number, today: string): DayMatch | null {
  return month < 1 || month > 12 || day < 1 || day > 31 ? null : { days: daysBetween(today, year, month, day), to }
}

function isoAt(tokens: readonly Token[], at: number, today: string): DayMatch | null {
  const [year, dash, month, secondDash, day] = tokens.slice(at, at + 5)
  if (year === undefined || dash === undefined || month === undefined || secondDash === undefined || day === undefined)
    return null
  const isJoined = dash.adjacent && secondDash.adjacent && dash.text === secondDash.text && /^[-/.]$/.test(dash.text)
  if (!isJoined || !/^\d{4}$/.test(year.text) || !isOneOrTwoDigits(month.text) || !isOneOrTwoDigits(day.text))
    return null
  return { days: daysBetween(today, year.value, month.value, day.value), to: at + 5 }
}

/** "Dec 1", "December 1st, 2026". */
function monthAt(tokens: readonly Token[], at: number, today: string): DayMatch | null {
  const month = monthIndexOf(tokens[at]?.text ?? '')
  const day = tokens[at + 1]
  const isVerb =
    (month === 4 || month === 2) &&
    !isDeadlinePreposition(tokens[at - 1]) &&
    !beforeDay.has(tokens[at - 1]?.text ?? '') &&
    afterOrdinal(tokens, at + 2) === at + 2
  if (month < 0 || isVerb || day?.kind !== 'number' || !isOneOrTwoDigits(day.text)) return null
  return dayInMonth(tokens, month, Number(day.text), afterOrdinal(tokens, at + 2), today)
}

/** "Deadline is March 3": what "may" and "march" are no verbs behind. */
const beforeDay: ReadonlySet<string> = new Set(['is', 'on', 'due', 'deadline', ':', '=', 'to', 'from', 'was', 'until'])

/** "1 December", "1st of Dec". */
function dayOfMonthAt(tokens: readonly Token[], at: number, today: string): DayMatch | null {
  const day = tokens[at]
  if (!isOneOrTwoDigits(day?.text ?? '')) return null
  const after = afterOrdinal(tokens, at + 1)
  const isBy = [tokens[at - 1], tokens[at - 2]].some(isDeadlinePreposition) || isOnThe(tokens, at)
  const named = tokens[after]?.text === 'of' ? after + 1 : after
  const month = tokens[named]?.adjacent === true ? -1 : monthIndexOf(tokens[named]?.text ?? '')
  if (month < 0 && isBy && after > at + 1) return nextDayOfMonth(Number(day?.text), after, today)
  return month < 0 ? null : dayInMonth(tokens, month, Number(day?.text), named + 1, today)
}

/** "The demo on the 28th", "the board meets on the 3rd": no name of what is counted follows. */
function isOnThe(tokens: readonly Token[], at: number): boolean {
  const after = tokens[afterOrdinal(tokens, at + 1)]
  return (
    tokens[at - 1]?.text === 'the' &&
    ['on', 'until', 'till', 'from'].includes(tokens[at - 2]?.text ?? '') &&
    (after === undefined ||
      after.kind === 'sign' ||
      ['and', 'or', 'so', 'but', 'because', 'at', 'in', 'with', 'for', 'if'].includes(after.text))
  )
}

/** "by the 28th": of this month, or of the next where it has passed. */
function nextDayOfMonth(day: number, to: number, today: string): DayMatch | null {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const days = daysBetween(today, year, month, day)
  return day < 1 || day > 31 ? null : { days: days > 0 ? days : daysBetween(today, year, month + 1, day), to }
}

const afterOrdinal = (tokens: readonly Token[], at: number): number =>
  ['st', 'nd', 'rd', 'th'].includes(tokens[at]?.text ?? '') && tokens[at]?.adjacent === true ? at + 1 : at

function dayInMonth(tokens: readonly Token[], month: number, day: number, at: number, today: string): DayMatch {
  const comma = tokens[at]?.text === ',' ? at + 1 : at
  const typedYear = isYear(tokens[comma]?.text ?? '') ? Number(tokens[comma]?.text) : null
  const thisYear = Number(today.slice(0, 4))
  const days = daysBetween(today, typedYear ?? thisYear, month + 1, day)
  // "by Jan 10", said in December, is in the year to come.
  const isPast = typedYear === null && days < 0
  return {
    days: isPast ? daysBetween(today, thisYear + 1, month + 1, day) : days,
    to: typedYear === null ? at : comma + 1,
  }
}
