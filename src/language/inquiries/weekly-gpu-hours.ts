/** "60 H100-hours a week", "900 GPU-hours weekly", "500 A100-hours a month": how much computing is used all the time. */
import { hoursOfDay, hoursOfWeek, periodsPerYear } from '../../scenario/hours-of-time.ts'
import { collapseSpaces } from '../text/characters.ts'
import { gpuHoursIn } from './gpu-hours.ts'

export type WeeklyGpuHours = {
  /** Of all GPUs together. */
  readonly hours: number
  /** The text without them. */
  readonly rest: string
}

const period = /^ ?(?:(?:an?|per|each|every|\/) ?(day|week|wk|month|mo|year)\b|(daily|weekly|monthly|yearly)\b)/iu
const perWeek: Readonly<Record<string, number>> = {
  d: hoursOfWeek / hoursOfDay,
  w: 1,
  m: 12 / periodsPerYear.week,
  y: 1 / periodsPerYear.week,
}

/** Null where none are named, or nobody says how often. */
export function weeklyGpuHoursIn(text: string): WeeklyGpuHours | null {
  const found = gpuHoursIn(text)
  const at = found === null ? -1 : text.indexOf(found.words)
  if (found === null || at === -1) return null
  const behind = text.slice(at + found.words.length)
  const [words = '', unit, adverb] = period.exec(behind) ?? []
  const each = found.isMonthly ? 'm' : (unit ?? adverb ?? '').slice(0, 1).toLowerCase()
  const times = perWeek[each]
  if (times === undefined) return null
  const without = collapseSpaces(`${text.slice(0, at)} ${behind.slice(words.length)}`)
  return { hours: found.value * times, rest: without }
}
