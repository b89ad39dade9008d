/** Ranges around predictions: the spread of the nearest measured runs, widened as calibration found necessary. */
import type { Interval } from './plan.ts'
import type { TrainingRun, Workload } from './physics/training-run.ts'
import type { Calibration } from './calibration.ts'
import { widened } from './physics/unmodeled.ts'
import { isTeamMeasurement } from './residuals/team-origin.ts'
import type { Correction } from './residuals/residual-model.ts'
import {
  unseenSourceClassOf,
  unseenSourceInterval,
  unseenSourceSpread,
  memoryUncertaintyTerms,
  uncertaintyTerms,
} from './unseen-source-range.ts'

/** Class under which ranges are calibrated. */
export function rangeClassOf(run: TrainingRun): string {
  if (run.shape.moe !== null) return 'experts'
  const gpuClass = run.gpuCount === 1 ? 'one' : run.gpuCount <= 8 ? 'few' : 'many'
  return `${run.method} ${gpuClass}`
}

/** A quantity with its range and where the range comes from. */
export type Prediction = {
  readonly value: Interval
  readonly basis: string
  readonly correction: Correction
  readonly isKnown: boolean
}

/** Similarity below which a measured run is one of another kind, and below which nothing measured says anything of a run. */
const UNLIKE = 1 / 3
const FAR = 0.08

/** Where a run comes from, as far as its range is concerned. */
export type RangeOrigin = {
  /** Runs of its source were measured: the nearest ones correct it. */
  readonly isKnown: boolean
  readonly isMetricStated?: boolean
}

/** `value` (any unit) by physics, corrected by the nearest measured runs where its source is known, with a range. */
export function withRange(
  value: number,
  correction: Correction,
  quantity: 'speed' | 'memory',
  ranges: Calibration['time']['ranges'],
  run: TrainingRun,
  { isKnown, isMetricStated = true }: RangeOrigin,
): Prediction {
  const [nearest] = correction.nearest
  if (!isKnown) {
    const similarity = nearest?.correlation ?? 0
    const { scales, quantiles } = ranges.unseenSources
    const spread = widened(
      unseenSourceSpread(uncertaintyTerms(run, similarity, isMetricStated), scales),
      run.shape,
      quantity,
    )
    const interval = unseenSourceInterval(value, spread, quantiles[unseenSourceClassOf(run, quantity)])
    return {
      value: interval,
      basis: unseenSourceBasis(nearest),
      correction: { shift: Math.log(interval.p50 / value), spread, nearest: correction.nearest },
      isKnown,
    }
  }
  const rangeClass = rangeClassOf(run)
  const multiplier = ranges.multiplier[rangeClass] ?? ranges.multiplier['all'] ?? 1.3
  const halfWidth = widened(correction.spread * multiplier, run.shape, quantity)
  const p50 = value * Math.exp(correction.shift)
  return {
    value: { p10: p50 * Math.exp(-halfWidth), p50, p90: p50 * Math.exp(halfWidth) },
    basis: restsOnTeam(correction)
      ? 'your own measurement of nearly this run'
      : 'physics, corrected by the nearest measured runs',
    correction,
    isKnown,
  }
}

function unseenSourceBasis(nearest: Correction['nearest'][number] | undefined): string {
  if (nearest === undefined) return 'physics only: nothing comparable was measured'
  const percent = Math.round(100 * nearest.correlation)
  if (nearest.correlation < FAR) return `physics only: the nearest measured run is ${nearest.id} (${percent}% similar)`
  return nearest.correlation < UNLIKE
    ? `physics, extrapolated from ${nearest.id} (${percent}% similar)`
    : `physics; the most similar measured run is ${nearest.id} (${percent}% similar)`
}

/** Correlation from which a measured run is as good as a measurement of this one. */
const NEAR_DUPLICATE = 0.6

/** Whether the correction rests on the team's own measurement of nearly this run. */
const restsOnTeam = (correction: Correction | null): boolean =>
  correction !== null &&
  correction.nearest.some(({ id, correlation }) => isTeamMeasurement(id) && correlation > NEAR_DUPLICATE)

/** One side of a 90 % range over that of an 80 % range: 1.645 standard deviations over 1.282. */
const NINETY_OVER_EIGHTY = 1.645 / 1.2816

/** Device bytes of a plan: the median and the 95th percentile. */
export function deviceRange(run: Workload, device: number, calibration: Calibration): { p50: number; p95: number } {
  // The middle is that of the formulas, which a receipt opens.
  return { p50: device, p95: device * highEndFactor(run, calibration) }
}

/**
 * The 95th percentile of a plan's device bytes over their middle, as a stranger's: the same on every GPU and for every
 * micro-batch. The nearest measured runs are not searched, since a sweep needs this for every plan.
 */
export function highEndFactor(run: Workload, { memory }: Calibration): number {
  const { scales, quantiles } = memory.ranges.unseenSources
  const spread = widened(unseenSourceSpread(memoryUncertaintyTerms(run, PLAN_SIMILARITY), scales), run.shape, 'memory')
  const { p90 } = unseenSourceInterval(1, spread, quantiles[unseenSourceClassOf(run, 'memory')])
  return Math.max(1, p90) ** NINETY_OVER_EIGHTY
}

/** How alike the usual plan and its nearest measured run are. */
const PLAN_SIMILARITY = 0.5
