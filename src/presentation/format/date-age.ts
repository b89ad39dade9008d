/** Dates and ages of prices: `2026-11-09, 15 days old`, and moments. Today arrives as an argument. */

const msPerDay = 86_400_000

/** Whole days from `asOf` (YYYY-MM-DD, YYYY-MM or YYYY) to `today`; null where either is no date. */
export function ageInDays(asOf: string, today: string): number | null {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(asOf)) return null
  const from = Date.parse(`${asOf}-01-01`.slice(0, 10))
  const to = Date.parse(today)
  return Number.isFinite(from) && Number.isFinite(to) ? Math.round((to - from) / msPerDay) : null
}

/** `15 days old`, `about 8 months old`; '' for today and for dates that cannot be compared. */
export function formatAge(asOf: string, today: string): string {
  const days = ageInDays(asOf, today)
  if (days === null || days <= 0) return ''
  if (days >= 730) return `about ${Math.round(days / 365.25)} years old`
  if (days >= 60) return `about ${Math.round(days / 30.44)} months old`
  if (asOf.length < 10) return days < 31 ? '' : 'about a month old'
  return days === 1 ? '1 day old' : `${days} days old`
}

/** `2026-11-09, 15 days old`. */
export function formatDateWithAge(asOf: string, today: string): string {
  return [asOf, formatAge(asOf, today)].filter((words) => words !== '').join(', ')
}

/** As they are called, by their number in a date. */
export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const weekMs = 7 * 86_400_000

/** To the minute; with the date where it is a week or more from `now`. Both are ISO times. */
export function formatMoment(at: string, now: string): string {
  const moment = new Date(at)
  const clock = `${moment.toISOString().slice(11, 16)} UTC`
  const day = weekdays[moment.getUTCDay()] ?? ''
  const isFar = Math.abs(moment.getTime() - Date.parse(now)) >= weekMs * 0.9
  return isFar ? `${day} ${at.slice(0, 10)}, ${clock}` : `${day} ${clock}`
}
