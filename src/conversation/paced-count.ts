/** "At the speed that we measured, how many cards for it in 24 h?": the run on the fewest GPUs that keep its deadline. */
import { type CountedPace, fewestInTime, type PacedCounts, pacedOn } from '../recommend/inquiries/paced-count.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Spec } from '../scenario/scenario.ts'
import { usualCounts } from './count-plans.ts'

/**
 * `tokensPerSecond`: measured, of all GPUs of `spec`. `planOf`: our plan on so many of them; null: they do not hold it,
 * or too little is known of it.
 */
export function pacedCounts(
  spec: Spec,
  tokensPerSecond: number,
  deadlineHours: number,
  planOf: (gpuCount: number) => Option | null,
): PacedCounts {
  const measured = { gpuCount: spec.gpuCount ?? 1, tokensPerSecond }
  const speedOf = (plan: Option | null): number | null =>
    plan === null || plan.offload !== 'none' ? null : plan.tokensPerSecond.p50
  const ownSpeed = speedOf(planOf(measured.gpuCount))
  const runOn = (gpuCount: number, estimated: number | null): CountedPace =>
    pacedOn(gpuCount, measured, spec.tokens ?? 0, ownSpeed, estimated)
  const runs: CountedPace[] = []
  for (const gpuCount of [...new Set([...usualCounts, measured.gpuCount])].toSorted((one, other) => one - other)) {
    const isMeasured = gpuCount === measured.gpuCount
    const estimated = ownSpeed === null || isMeasured ? ownSpeed : speedOf(planOf(gpuCount))
    // Where our plans hold it on some counts, the others do not.
    if (isMeasured || estimated !== null || (ownSpeed === null && gpuCount > measured.gpuCount))
      runs.push(runOn(gpuCount, estimated))
    // One more than the fewest is told too.
    const found = fewestInTime(runs, deadlineHours)
    if (found !== undefined && found !== runs.at(-1)) break
  }
  const fewest = fewestInTime(runs, deadlineHours) ?? null
  const at = fewest === null ? -1 : runs.indexOf(fewest)
  return {
    own: runOn(measured.gpuCount, ownSpeed),
    fewest,
    fewer: at > 0 ? (runs[at - 1] ?? null) : null,
    more: at < 0 ? null : (runs[at + 1] ?? null),
    isEstimated: ownSpeed !== null,
  }
}
