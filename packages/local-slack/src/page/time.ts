/** Times and dates of messages, in the language and time zone of the reader. */

const dateOf = (ts: string): Date => new Date(Number(ts) * 1000)

/** The time of day of a Slack timestamp. */
export const formatTime = (ts: string): string =>
  dateOf(ts).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' })

/** Date and time in full, for tooltips. */
export const formatDateTime = (ts: string): string =>
  dateOf(ts).toLocaleString([], { dateStyle: 'full', timeStyle: 'short' })

/** The day of a Slack timestamp as a heading: "Today", or weekday and date. */
export function formatDay(ts: string): string {
  const date = dateOf(ts)
  const today = new Date()
  if (date.toDateString() === today.toDateString()) return 'Today'
  return date.toLocaleDateString([], { weekday: 'long', month: 'long', day: 'numeric' })
}
