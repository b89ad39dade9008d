/** The last day of a week, a month, a quarter or a year. */
import type { Token } from '../text/tokenize.ts'
import { type DayMatch, daysBetween, daysUntil, monthIndexOf } from './calendar.ts'
import { noon } from './clock-times.ts'
import { isYear } from '../text/characters.ts'

/** "End of week", "end of the quarter", "end of March 2027": the day, where the words at `at` are so. */
export function endOf(tokens: readonly Token[], at: number, today: string): DayMatch | null {
  const article = tokens[at + 2]?.text
  const skip = article === 'the' || article === 'this' || article === 'next' ? 1 : 0
  const to = at + 3 + skip
  switch (tokens[at + 2 + skip]?.text ?? '') {
    case 'week':
      // Friday of this week may be today.
      return { days: article === 'next' ? daysToNextFriday(today) : daysUntil(5, today), to }
    case 'month':
      return article === 'next'
        ? endOfNamedMonth(Number(today.slice(5, 7)) % monthsOfYear, to, today)
        : endOfMonth(today, to)
    case 'year':
      return endOfNamedMonth(monthsOfYear - 1, to, today)
    case 'quarter':
      return endOfNamedMonth(lastMonthOfQuarter(Math.floor((Number(today.slice(5, 7)) - 1) / 3)), to, today)
    case 'q': {
      const quarter = tokens[to]
      const isQuarter = quarter?.adjacent === true && /^[1-4]$/.test(quarter.text)
      return isQuarter ? endOfNamedMonth(lastMonthOfQuarter(quarter.value - 1), to + 1, today) : null
    }
    default: {
      const month = monthIndexOf(tokens[at + 2 + skip]?.text ?? '')
      if (month < 0) return null
      const year = isYear(tokens[to]?.text ?? '') ? Number(tokens[to]?.text) : null
      return year === null
        ? endOfNamedMonth(month, to, today)
        : { days: daysBetween(today, year, month + 2, 0), to: to + 1 }
    }
  }
}

/** "End of next week": the Friday after the next Sunday. */
function daysToNextFriday(today: string): number {
  const now = new Date(`${today}T12:00:00Z`).getUTCDay()
  return 7 - ((now + 6) % 7) + 4
}

const monthsOfYear = 12
const lastMonthOfQuarter = (quarter: number): number => 3 * quarter + 2

/** "End of March", "end of Q3": of this year, or of the next where it is over. */
function endOfNamedMonth(month: number, to: number, today: string): DayMatch {
  const year = Number(today.slice(0, 4))
  const isOver = month < Number(today.slice(5, 7)) - 1
  const last = Date.UTC(year + (isOver ? 1 : 0), month + 1, 0, noon)
  return { days: Math.max(1, Math.round((last - Date.parse(`${today}T12:00:00Z`)) / 864e5)), to, ambiguous: true }
}

/** The last day of the month of `today`, an ISO date; `to`: behind the words that say so. */
export function endOfMonth(today: string, to: number): DayMatch {
  const date = new Date(`${today}T12:00:00Z`)
  const last = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0, noon)
  return { days: Math.max(1, Math.round((last - date.getTime()) / 864e5)), to, ambiguous: true }
}
