/** Ranges around predictions: the spread of the nearest measured runs, widened as calibration found necessary. */
import type { Interval } from './plan.ts'
import type { TrainingRun } from './physics/training-run.ts'
import type { Calibration } from './calibration.ts'
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

/** A value corrected by its neighbours, with a range of the class. `value` in any unit. */
export function withRange(
  value: number,
  correction: Correction | null,
  ranges: Calibration['time']['ranges'],
  run: TrainingRun,
  { isPlanned, isUnseenSource }: { readonly isPlanned: boolean; readonly isUnseenSource: boolean },
): Prediction {
  const rangeClass = rangeClassOf(run)
  const uncalibratedWidth = ranges.unseen[rangeClass] ?? ranges.unseen['all'] ?? 0.5
  if (correction === null) {
    return {
      value: { p10: value * Math.exp(-uncalibratedWidth), p50: value, p90: value * Math.exp(uncalibratedWidth) },
      basis: 'physics only: no measured run of this framework or site',
      correction: { shift: 0, spread: uncalibratedWidth, nearest: [] },
    }
  }
  const multiplier = isUnseenSource ? ranges.stranger : ranges.multiplier
  const calibratedWidth = correction.spread * (multiplier[rangeClass] ?? multiplier['all'] ?? 1.3)
  // A plan of a team that nobody has measured is as far off as a site left out whole.
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

/** Share of what two runs have in common from which one stands for the other. */
const NEAR_DUPLICATE = 0.6

/** Whether the team's own measurement of nearly this run is what the correction rests on. */
export const restsOnTeam = (correction: Correction | null): boolean =>
  correction !== null &&
  correction.nearest.some(({ id, correlation }) => isTeamMeasurement(id) && correlation > NEAR_DUPLICATE)

/**
 * Device bytes of a plan: the middle, and what nineteen in twenty stay under. A plan has no twin among the measured
 * runs, so the range is that of a run of its class, and no neighbour is asked: a sweep needs this for every plan.
 */
export function deviceRange(run: TrainingRun, device: number, { memory }: Calibration): { p50: number; p95: number } {
  const { near, framework, noise } = memory.kernel
  const spread = Math.sqrt(near ** 2 + framework ** 2 + noise ** 2)
  const halfWidth = spread * (memory.ranges.multiplier[rangeClassOf(run)] ?? memory.ranges.multiplier['all'] ?? 1.3)
  // One side of an 80 % range is 1.28 standard deviations, of a 90 % range 1.645.
  return { p50: device, p95: device * Math.exp((halfWidth * 1.645) / 1.2816) }
}
