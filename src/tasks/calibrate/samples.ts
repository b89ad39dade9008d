/** Which measured runs may be learnt from, and what each weighs. */
import { hasImpossiblePeak, type MeasuredRun, hasImpossibleSpeed } from '../../estimate/residuals/measured-runs.ts'

/** One over the number of runs of the same group, so that each group weighs one. */
export function cvGroupWeights(runs: readonly MeasuredRun[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { cvGroup } of runs) counts.set(cvGroup, (counts.get(cvGroup) ?? 0) + 1)
  return new Map([...counts].map(([cvGroup, count]) => [cvGroup, 1 / count]))
}

/** Runs whose speed, and whose memory, may be learnt from. */
export const withSpeed = (runs: readonly MeasuredRun[]): MeasuredRun[] =>
  runs.filter((run) => run.tokensPerSecondPerGpu !== null && !hasImpossibleSpeed(run))

/** Runs whose peak memory was measured and may be learnt from. */
export const withMemory = (runs: readonly MeasuredRun[]): MeasuredRun[] =>
  runs.filter((run) => run.peakBytes !== null && !hasImpossiblePeak(run))

/** What each run weighs in a fit: a group of many runs more than one of few, a doubtful report less. */
export const sampleWeights = (runs: readonly MeasuredRun[]) => {
  const weights = cvGroupWeights(runs)
  return (run: MeasuredRun) => (weights.get(run.cvGroup) ?? 1) ** 0.6 * (run.noiseScale > 1 ? 0.4 : 1)
}
