/** “It’s wednesday 11am now, are we gonna make it?”: what is left of a deadline from a moment that is told. */
import { hoursOfDay } from '../../scenario/hours-of-time.ts'

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const toldNow =
  /^(?:so |ok |and |but |well |hm+ |[,.])*(?:it(?:['’]?s| is) (?:now |already |only )?)(?<day>mon|tue|wed|thu|fri|sat|sun)\w* ?(?:(?:at )?(?<hour>\d{1,2})(?::(?<minute>\d\d))? ?(?<half>am|pm)?|(?<word>morning|noon|midday|afternoon|evening|night))?(?: (?:now|already|today|here))?[\s,.;:–—-]+(?<rest>\S.{2,60})$/iu
const asksOfTime =
  /\b(?:make (?:it|that|the deadline)|making it|in time|on time|realistic|feasible|do-?able|possible|enough time|too late|still (?:ok|works?|fits?|on track|enough)|can (?:we|i) still|get there|tight|cutting it)\b/iu
const hourOfWord: Readonly<Record<string, number>> = { morning: 9, noon: 12, midday: 12, afternoon: 15, evening: 19, night: 22 } // prettier-ignore
const [noon, daysOfWeek] = [12, 7]
const maxLength = 110

/** The same with the hours that are left; as it is where no moment is told, or nothing is asked of the time. `today`: ISO date. */
export function withTimeLeft(text: string, deadlineHours: number | null, today: string): string {
  if (deadlineHours === null || text.length > maxLength) return text
  const told = toldNow.exec(text)?.groups
  if (told === undefined || !asksOfTime.test(told['rest'] ?? '')) return text
  // A deadline is counted from noon of the day on which it is read.
  const left = deadlineHours - hoursFromNoon(told, today)
  return left <= 0 ? text : `will we make it with ${String(Math.round(left))} hours left?`
}

function hoursFromNoon(
  { day = '', hour, minute = '0', half, word = '' }: Partial<Record<string, string>>,
  today: string,
): number {
  const weekday = days.findIndex((name) => name === day.toLowerCase())
  const ahead = (weekday - new Date(`${today}T12:00:00Z`).getUTCDay() + daysOfWeek) % daysOfWeek
  // What is further off than half a week was just now.
  const inDays = ahead > daysOfWeek / 2 ? ahead - daysOfWeek : ahead
  const named = hour === undefined ? (hourOfWord[word.toLowerCase()] ?? noon) : Number(hour) + Number(minute) / 60
  const isAfternoon = half?.toLowerCase() === 'pm' && named < noon
  const isMidnight = half?.toLowerCase() === 'am' && named >= noon
  return inDays * hoursOfDay + named + (isAfternoon ? noon : isMidnight ? -noon : 0) - noon
}
