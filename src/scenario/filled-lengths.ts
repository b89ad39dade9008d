/** What data would come to if every example were as long as the longest that is said; the mean is assumed. */
import { formatRounded } from './format-values.ts'

/** "all of 8192 would be 8 times as much": `most` and `mean` in tokens. */
export const filledRemark = (most: number, mean: number): string =>
  `all of ${formatRounded(most)} would be ${formatRounded(timesOf(most, mean))} times as much`

const timesOf = (most: number, mean: number): number => Number((most / mean).toPrecision(2))

const pattern = /, all of (?<most>[\d.,]+k?) would be (?<times>[\d.]+) times as much/u

/** What a note says of it: the most, as printed, and how many times the mean it is; null where it says nothing of it. */
export function filledIn(note: string): { readonly most: string; readonly times: number } | null {
  const { most, times } = pattern.exec(note)?.groups ?? {}
  return most === undefined || times === undefined ? null : { most, times: Number(times) }
}
