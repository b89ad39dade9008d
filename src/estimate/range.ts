/** Ranges around predictions: the spread of the nearest measured runs, widened as calibration found necessary. */
import type { Interval } from './plan.ts'
import type { TrainingRun } from './physics/training-run.ts'
import type { Calibration } from './calibration.ts'
import { widened } from './physics/unmodeled.ts'
import { isTeamMeasurement } from './residuals/team-origin.ts'
import type { Correction } from './residuals/residual-model.ts'

/** Class under which ranges are calibrated. */
export function rangeClassOf(run: TrainingRun): string {
  if (run.shape.moe !== null) return 'experts'
  const gpuClass = run.gpuCount === 1 ? 'one' : run.gpuCount <= 8 ? 'few' : 'many'
  return `${run.method} ${gpuClass}`
}

/** A quantity with its range and where the range comes from. */
export type Prediction = { readonly value: Interval; readonly basis: string; readonly correction: Correction }

/** `value` (any unit) corrected by the nearest measured runs, with the range of its class. */
export function withRange(
  value: number,
  correction: Correction | null,
  quantity: 'speed' | 'memory',
  ranges: Calibration['time']['ranges'],
  run: TrainingRun,
  { isPlanned, isUnseenSource }: { readonly isPlanned: boolean; readonly isUnseenSource: boolean },
): Prediction {
  const rangeClass = rangeClassOf(run)
  const uncalibratedWidth = widened(ranges.unseen[rangeClass] ?? ranges.unseen['all'] ?? 0.5, run.shape, quantity)
  if (correction === null) {
    return {
      value: { p10: value * Math.exp(-uncalibratedWidth), p50: value, p90: value * Math.exp(uncalibratedWidth) },
      basis: 'physics only: no measured run of this framework or site',
      correction: { shift: 0, spread: uncalibratedWidth, nearest: [] },
    }
  }
  const multiplier = isUnseenSource ? ranges.stranger : ranges.multiplier
  const calibratedWidth = widened(
    correction.spread * (multiplier[rangeClass] ?? multiplier['all'] ?? 1.3),
    run.shape,
    quantity,
  )
  // A plan that has not been measured is as uncertain as a run of a source that was left out.
  const halfWidth = isPlanned ? Math.max(calibratedWidth, uncalibratedWidth) : calibratedWidth
  const p50 = value * Math.exp(correction.shift)
  return {
    value: { p10: p50 * Math.exp(-halfWidth), p50, p90: p50 * Math.exp(halfWidth) },
    basis: restsOnTeam(correction)
      ? 'your own measurement of nearly this run'
      : 'physics, corrected by the nearest measured runs',
    correction,
  }
}

/** Correlation from which a measured run is as good as a measurement of this one. */
const NEAR_DUPLICATE = 0.6

/** Whether the correction rests on the team's own measurement of nearly this run. */
export const restsOnTeam = (correction: Correction | null): boolean =>
  correction !== null &&
  correction.nearest.some(({ id, correlation }) => isTeamMeasurement(id) && correlation > NEAR_DUPLICATE)

/**
 * Device bytes of a plan: the median and the 95th percentile. The range is that of the run's class: the nearest measured
 * runs are not searched, since a sweep needs this for every plan.
 */
export function deviceRange(run: TrainingRun, device: number, { memory }: Calibration): { p50: number; p95: number } {
  const { near, framework, noise } = memory.kernel
  const spread = Math.sqrt(near ** 2 + framework ** 2 + noise ** 2)
  const multiplier = memory.ranges.multiplier[rangeClassOf(run)] ?? memory.ranges.multiplier['all'] ?? 1.3
  const halfWidth = widened(spread * multiplier, run.shape, 'memory')
  // One side of an 80 % range is 1.28 standard deviations, of a 90 % range 1.645.
  return { p50: device, p95: device * Math.exp((halfWidth * 1.645) / 1.2816) }
}
