/** Slack's date markup, such as `{date_long} at {time}`, in the language and time zone of the reader. */

const options: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  day_divider_pretty: { month: 'long', day: 'numeric', weekday: 'long' },
}

/** `seconds` since 1970. Null for a moment that does not exist or a token that is unknown: the fallback is shown. */
export function formatSlackDate(seconds: number, format: string, now: Date = new Date()): string | null {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return null
  let isKnown = true
  const text = format.replace(/\{(\w+)\}/g, (_, token: string) => {
    if (token === 'ago') return relativeTime(date, now)
    const name = token.replace(/_pretty$/, '')
    const style = options[token] ?? options[name]
    if (style === undefined) {
      isKnown = false
      return ''
    }
    const pretty = token.endsWith('_pretty') && token !== 'day_divider_pretty' ? relativeDay(date, now) : null
    return pretty ?? new Intl.DateTimeFormat(undefined, style).format(date)
  })
  return isKnown ? text : null
}

const dayMs = 24 * 60 * 60 * 1000

/** `today`, `tomorrow`, `yesterday`; null for other days. */
function relativeDay(date: Date, now: Date): string | null {
  const midnight = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime()
  const days = Math.round((midnight(date) - midnight(now)) / dayMs)
  return Math.abs(days) > 1 ? null : new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(days, 'day')
}

function relativeTime(date: Date, now: Date): string {
  const minutes = (date.getTime() - now.getTime()) / 60_000
  const formatter = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
  if (Math.abs(minutes) < 60) return formatter.format(Math.round(minutes), 'minute')
  if (Math.abs(minutes) < 24 * 60) return formatter.format(Math.round(minutes / 60), 'hour')
  return formatter.format(Math.round(minutes / 60 / 24), 'day')
}
