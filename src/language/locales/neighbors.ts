/** What stands beside a word: an amount of money, a length of time, a date, a count. */
import type { Segment } from './segments.ts'
import { startsWithDigit } from '../text/characters.ts'

/** All meanings of a segment; none where it is no word of the language. */
export const meansOf = (segment: Segment | undefined): readonly string[] =>
  segment?.kind === 'phrase' ? segment.phrase.meanings.map(({ means }) => means) : []

export const dates = new Set(
  'today tonight tomorrow day_after_tomorrow weekend monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
)
export const times = new Set(['second', 'minute', 'hour', 'day', 'week', 'month'])

/** What an amount at a place is of, and where it ends. */
export function amountAt(segments: readonly Segment[], index: number): string | null {
  const here = segments[index]
  if (here?.kind === 'sign' && /[$€£¥₩￥]/.test(here.typed)) return 'money'
  if (meansOf(here).some((means) => dates.has(means))) return 'date'
  if (meansOf(here).some((one) => one === 'about' || one === 'next_week')) return amountAt(segments, index + 1)
  if (here?.kind === 'text' && /^\d{1,2}[ap]m$/.test(here.typed)) return 'date'
  if (here?.kind !== 'number' && !(here?.kind === 'text' && startsWithDigit(here.typed))) return null
  const unit = segments[index + 1]
  if (unit?.kind === 'sign' && /[$€£¥₩￥]/.test(unit.typed)) return 'money'
  const means = meansOf(unit)
  if (means.includes('currency') && !means.includes('gpu')) return 'money'
  if (
    means.some((one) => times.has(one)) ||
    (unit?.kind === 'text' && ['h', 'd'].includes(unit.typed)) ||
    /^\d+h$/.test(here.typed)
  )
    return 'time'
  return means[0] ?? 'count'
}

/** The amount or date that ends right before a place. */
export function amountBefore(segments: readonly Segment[], index: number): string | null {
  const last = segments[index - 1]
  if (meansOf(last).some((means) => dates.has(means))) return 'date'
  for (const back of [1, 2, 3]) {
    const from = index - back
    const here = segments[from]
    if (
      here?.kind === 'number' ||
      (here?.kind === 'text' && startsWithDigit(here.typed)) ||
      (here?.kind === 'sign' && /[$€£¥]/.test(here.typed))
    )
      return amountAt(segments, from)
  }
  return null
}

/** Where what a word is about begins, behind small words that mean nothing: "tra i 300", "menos na AWS". */
export function contentAfter(segments: readonly Segment[], index: number): number {
  let at = index + 1
  while (at < index + maxSmallWords && isSmall(meansOf(segments[at]))) at += 1
  return at
}
const maxSmallWords = 4
const isSmall = (means: readonly string[]): boolean => means.includes('noise') && !means.includes('and')

/** "tra i 300 e i 500 €": two numbers come, of one range. */
export function isRangeAhead(segments: readonly Segment[], index: number): boolean {
  const first = contentAfter(segments, index)
  const joint = contentAfter(segments, first)
  const isJoint = meansOf(segments[joint]).some((means) => means === 'and' || means === 'between')
  return segments[first]?.kind === 'number' && isJoint && segments[contentAfter(segments, joint)]?.kind === 'number'
}
