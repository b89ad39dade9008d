/** The bill of a job in three figures: all goes right at once, each run is done twice, and the same at a large cloud. */
import type { Option } from '../recommendation.ts'

export type ThreeBills = {
  readonly low: number
  readonly expected: number
  readonly high: number
  /** The plan at a large cloud; null: the seller was named, or none of them has a plan. */
  readonly large: Option | null
}

/** `tries`: how often a run is done until it is right, as is usual. `count`: runs that are asked for. */
export function threeBills(best: Option, large: Option | null, count: number, tries: number): ThreeBills {
  const { p10, p50, p90 } = best.allInUsd
  // Where the large cloud is no dearer, or none is open, a third try is the high one.
  const highs = [p90 * (tries + 1), ...(large === null ? [] : [large.allInUsd.p90 * tries])]
  return {
    low: p10 * count,
    expected: p50 * tries * count,
    high: Math.max(...highs) * count,
    large: large !== null && large.allInUsd.p90 * tries >= p90 * (tries + 1) ? large : null,
  }
}
