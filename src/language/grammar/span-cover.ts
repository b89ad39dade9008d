/** What spans of a text cover: told in the logarithm of their number, so that long texts of many cost little. */
import type { TokenSpan } from './slots.ts'

export type SpanCover = {
  /** Whether one of them has a token of the span. */
  readonly overlaps: (span: TokenSpan) => boolean
  /** Whether one of them has all of it. */
  readonly holds: (span: TokenSpan) => boolean
  /** Whether one of them begins before the span and has all of it. */
  readonly holdsBehindItsStart: (span: TokenSpan) => boolean
}

/** Of any spans, in any order. */
export function spanCover(spans: readonly TokenSpan[]): SpanCover {
  const sorted = spans.toSorted((one, other) => one.from - other.from)
  let last = -1
  const ends = sorted.map(({ to }) => (last = Math.max(last, to)))
  /** How far those reach that begin before the token; -1 where none does. */
  const reachBefore = (token: number): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.from ?? 0) < token) low = middle + 1
      else high = middle
    }
    return ends[low - 1] ?? -1
  }
  return {
    overlaps: ({ from, to }) => reachBefore(to) > from,
    holds: ({ from, to }) => reachBefore(from + 1) >= to,
    holdsBehindItsStart: ({ from, to }) => reachBefore(from) >= to,
  }
}
