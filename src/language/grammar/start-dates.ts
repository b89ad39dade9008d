/** "By Friday noon, starting Wednesday evening", "due Friday 9am, it is Tuesday noon here": the time between is the deadline. */
import { hoursOfDay, hoursOfMonth, hoursOfWeek } from '../../scenario/hours-of-time.ts'
import { isKind, type MentionOfKind } from '../lexicon/meanings.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'
import { quoted } from '../../scenario/format-values.ts'
import type { Slot } from './slots.ts'

/** Words before the day on which the run begins, or which it is. */
const startWords = new Set(
  "start starts starting started begin begins beginning from kick kicking launch launching schedule scheduled scheduling now its it's currently today's".split(
    ' ',
  ),
)
const beginWords = new Set(['start', 'starts', 'starting', 'begin', 'begins', 'beginning', 'kickoff', 'kick', 'from'])
/** "Today is Monday", "it is Wednesday": the day that it is. */
const isToday = /\b(?:today|it) (?:is|was|=)(?: (?:a|now|already|still))?$/u
/** Between such a word and its day. */
const maxBetween = 3
/** "It's tuesday 6pm now", "today is Monday": the day that it is. */
export function isDayItIs(
  { tokens }: Pick<RecognizedText, 'tokens'>,
  { from, to }: Pick<Slot, 'from' | 'to'>,
): boolean {
  const before = tokens.slice(Math.max(0, from - maxBetween), from).map(({ text }) => text)
  return isToday.test(before.join(' ')) || itIs.has(before.at(-1) ?? '') || nows.has(tokens[to]?.text ?? '')
}
type DateMention = MentionOfKind<'date'>
const itIs: ReadonlySet<string> = new Set(["it's", 'its', "today's", 'now'])
const nows: ReadonlySet<string> = new Set(['now', 'rn', 'already'])
/** By which the run is to be over: what a day without one of them stands before. */
const dueWords: ReadonlySet<string> = new Set(
  'by before until till due deadline finished done ready over latest end ends'.split(' '),
)
/** "kick-off on 3 February" */
const wordsOfKickOff = 4
const ordinals: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th'])
const betweenNote = 'h from the start to the deadline.'
/** Whether a deadline's note says that its hours count from a start that was told. */
export const isFromStart = (note: string): boolean => note.endsWith(betweenNote) || note.startsWith('From “')

/**
 * The slots, with the date of a start taken from the deadline, whose hours count from that start instead of from now.
 */
export function withStartDate(slots: readonly Slot[], recognized: RecognizedText): readonly Slot[] {
  const { mentions, tokens } = recognized
  const wordsAt = wordsIn(recognized)
  const due = slots.filter((slot) => slot.role === 'deadline')
  const isStart = (from: number): boolean => {
    const before = tokens.slice(Math.max(0, from - maxBetween), from)
    return (
      isToday.test(before.map(({ text }) => text).join(' ')) ||
      ((before.some(({ text }) => startWords.has(text)) || tokens[from - wordsOfKickOff]?.text === 'kick') &&
        !before.some(({ text }) => text === 'by' || text === 'before')) ||
      // "start by Wednesday"
      (beginWords.has(before.at(-2)?.text ?? '') && before.at(-1)?.text === 'by')
    )
  }
  const dates = mentions.filter((mention) => isKind(mention, 'date'))
  const start =
    dates.find(({ meaning }) => meaning.isPresent === true) ??
    dates.find((date) => isDayItIs(recognized, date)) ??
    dates.find((date, at) => isSpanOf(tokens, date, dates[at + 1])) ??
    dates.find(({ from }) => isStart(from)) ??
    firstOfTwo(dates, due, tokens)
  if (start === undefined) return slots
  const next = dates[dates.indexOf(start) + 1]
  const end = next !== undefined && isSpanOf(tokens, start, next) ? next : undefined
  const others = due.filter(({ from, to }) =>
    end === undefined ? !(from <= start.from && start.to <= to) : from <= end.from && end.to <= to,
  )
  const hasDuration = slots.some((slot) => slot.role === 'quantity' && slot.measure === 'deadline')
  const isBegun =
    tokens[start.from - wordsOfKickOff]?.text === 'kick' ||
    tokens.slice(Math.max(0, start.from - maxBetween), start.from).some(({ text }) => beginWords.has(text))
  if (others.length === 0) return hasDuration || isBegun ? slots.filter((slot) => slot.role !== 'deadline') : slots
  return slots.flatMap((slot): readonly Slot[] => {
    if (slot.role !== 'deadline') return [slot]
    if (!others.includes(slot)) return []
    const isClockAlone = dates.some(({ to, meaning }) => to === slot.to && meaning.isClockAlone === true)
    const between = slot.hours - start.meaning.hours
    // A weekday comes again in a week, "the 28th" in a month, "by 5pm" each day.
    const again = ordinals.has(tokens[slot.to - 1]?.text ?? '') ? hoursOfMonth : hoursOfWeek
    const isToday = isClockAlone && start.meaning.isClockAlone === true && between > hoursOfDay
    const hours = isToday ? between - hoursOfDay : between > 0 ? between : between + (isClockAlone ? hoursOfDay : again)
    const words = (span: { readonly from: number; readonly to: number }): string =>
      quoted(wordsAt(span.from, span.to).trim())
    const note =
      start.meaning.isPresent === true
        ? `From ${words(start)} to ${words(slot)} is read as ${hours} h.`
        : `${hours} ${betweenNote}`
    return [{ ...slot, hours, note }]
  })
}

/** "fri 6pm - mon 8am", "between Friday 6pm and Monday 8am": two days of which at least one has its hour, and nothing but a dash between. */
export function isSpanOf(
  tokens: RecognizedText['tokens'],
  first: DateMention,
  last: DateMention | undefined,
): last is DateMention {
  if (last === undefined || first.meaning.isClockAlone === true || last.from - first.to > maxBetween) return false
  const between = tokens.slice(first.to, last.from).map(({ text }) => text)
  const isJoined = between.length > 0 && between.every((text) => joinsDays.has(text))
  const isBetween = between.join() === 'and' && tokens[first.from - 1]?.text === 'between'
  const hasHour = [first, last].some(({ from, to }) => tokens.slice(from, to).some(({ kind }) => kind === 'number'))
  return (isJoined || isBetween) && hasHour
}
const joinsDays: ReadonlySet<string> = new Set(['-', '–', '—', 'to', 'until', 'till', 'through', 'thru', '>'])

/** "Friday 6pm, must be done by Monday 8am": of two days the first, where only the second is said to be the end. */
function firstOfTwo(
  dates: readonly DateMention[],
  due: readonly Slot[],
  tokens: RecognizedText['tokens'],
): DateMention | undefined {
  const [first, last] = dates
  if (first === undefined || last === undefined || dates.length > 2) return undefined
  const [begins, ends] = [first.meaning.hours, last.meaning.hours]
  // Seen from a Saturday, the Monday behind a Friday is the nearer of the two.
  if (begins === ends || (begins > ends && begins > hoursOfWeek)) return undefined
  // Else nothing takes the first for an end.
  if (!due.some(({ from, to }) => from <= first.from && first.to <= to)) return undefined
  const isDue = (from: number): boolean =>
    tokens.slice(Math.max(0, from - maxBetween), from).some(({ text }) => dueWords.has(text))
  return !isDue(first.from) && isDue(last.from) ? first : undefined
}
