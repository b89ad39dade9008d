/** A measured speed on other numbers of the same GPUs: by the scaling of our estimates, and the fewest that keep a deadline. */

/** A run at a measured speed on one number of GPUs. */
export type CountedPace = {
  readonly gpuCount: number
  /** Of all of them. */
  readonly tokensPerSecond: number
  readonly hours: number
  readonly gpuHours: number
}

/** What is told of a run at a measured speed with a deadline. */
export type PacedCounts = {
  /** As it was measured. */
  readonly own: CountedPace
  /** Null: no number that people rent does. */
  readonly fewest: CountedPace | null
  /** The next number below it that holds the job, and above. */
  readonly fewer: CountedPace | null
  readonly more: CountedPace | null
  /** The scaling is that of our estimates. */
  readonly isEstimated: boolean
}

/** For start-up, evaluation, saving and a restart. */
export const shareAround = 0.1
/** What GPUs lose to what they exchange each time that their number doubles, where no estimate says it. */
const lossOfDoubling = 0.05

/**
 * The run on `gpuCount` GPUs. `own` and `estimated`: tokens of a second by our plans on those that were measured, and on
 * as many as these; null: there is no estimate. No more than in proportion is ever counted.
 */
export function pacedOn(
  gpuCount: number,
  measured: { readonly gpuCount: number; readonly tokensPerSecond: number },
  tokens: number,
  own: number | null,
  estimated: number | null,
): CountedPace {
  const proportion = gpuCount / measured.gpuCount
  const doublings = Math.max(0, Math.log2(proportion))
  const scaled = own === null || estimated === null ? proportion * (1 - lossOfDoubling) ** doublings : estimated / own
  const tokensPerSecond = measured.tokensPerSecond * Math.min(proportion, scaled)
  const hours = tokens / tokensPerSecond / 3600
  return { gpuCount, tokensPerSecond, hours, gpuHours: hours * gpuCount }
}

/** Whether a run of so many hours keeps the deadline with room for what comes around it. */
export const keepsWithRoom = (hours: number, deadlineHours: number): boolean =>
  hours * (1 + shareAround) <= deadlineHours

/** Of runs by their number of GPUs, fewest first, the first that keeps the deadline with room for what comes around it. */
export const fewestInTime = (runs: readonly CountedPace[], deadlineHours: number): CountedPace | undefined =>
  runs.find(({ hours }) => keepsWithRoom(hours, deadlineHours))
