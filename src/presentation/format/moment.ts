/** A moment in words: "Friday 14:20 UTC". */
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const weekMs = 7 * 86_400_000

/** To the minute; with the date where it is a week or more from `now`. Both are ISO times. */
export function formatMoment(at: string, now: string): string {
  const moment = new Date(at)
  const clock = `${moment.toISOString().slice(11, 16)} UTC`
  const day = days[moment.getUTCDay()] ?? ''
  const isFar = Math.abs(moment.getTime() - Date.parse(now)) >= weekMs * 0.9
  return isFar ? `${day} ${at.slice(0, 10)}, ${clock}` : `${day} ${clock}`
}
