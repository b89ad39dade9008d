/** Days, months and their distances, as dates are read. */
const months = 'january february march april may june july august september october november december'.split(' ')

export type DayMatch = {
  readonly days: number
  readonly to: number
  readonly ambiguous?: true
  readonly hour?: number
  /** The weekday that today is: an hour of it that is to come is today's. */
  readonly isWeekdayOfToday?: boolean
}

/** The same weekday is a week away. */
export function daysUntil(weekday: number, today: string): number {
  const now = new Date(`${today}T12:00:00Z`).getUTCDay()
  return ((weekday - now + 6) % 7) + 1
}

/** From "jan" as from "january"; below zero for other words. */
export const monthIndexOf = (text: string): number =>
  text.length < 3
    ? -1
    : months.findIndex((name) => name === text || ((text.length === 3 || text === 'sept') && name.startsWith(text)))

/** Days from `today`, an ISO date, to that day; months count from 1. */
export const daysBetween = (today: string, year: number, month: number, day: number): number =>
  Math.round((Date.UTC(year, month - 1, day) - Date.parse(`${today}T00:00:00Z`)) / 864e5)
