/**
 * Whether what may not fit is likely to: by its chance, or by what is expected alone. They are no one rule: a range that is
 * wide leaves a chance of less than three in five to what is expected to leave a tenth of the memory. A choice of plan
 * rests on the chance; a verdict tells what is expected beside the high end, and says “should” or “likely” of it.
 */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { Estimate } from '../../estimate/plan.ts'

/** Whether the memory is more likely to do than not, by enough to try. */
export const isLikelyToFit = (estimate: Estimate, { likelyToFit }: ChoiceFacts): boolean =>
  chanceToFit(estimate) >= likelyToFit.base

/** By a log-normal spread through the middle and the upper end of the range. */
export function chanceToFit({ peakMemory: { p50, p95 }, usableMemory }: Estimate): number {
  const deviations = (standardDeviations95 * Math.log(usableMemory / p50)) / Math.log(p95 / p50)
  return normalShareBelow(deviations)
}

/** Share of a normal distribution that lies below so many standard deviations from its middle: a logistic curve within 0.01 of it. */
export const normalShareBelow = (deviations: number): number => 1 / (1 + Math.exp(-1.702 * deviations))
/** From the middle of a normal distribution to what 95 % stay below. */
const standardDeviations95 = 1.645

/**
 * Shares of the usable memory that may be expected to be filled: where a verdict on the GPUs that are named is “likely”, and
 * where several times as many are named in place of the memory of the host, which costs more to have tried in vain.
 */
const filledAtMost = { verdict: 0.9, moreGpus: 0.85 }

/** Whether what is expected leaves room, whatever the high end of its range is. Both memories in the same unit. */
export const leavesRoomExpected = (p50: number, usable: number, of: keyof typeof filledAtMost): boolean =>
  p50 <= filledAtMost[of] * usable
