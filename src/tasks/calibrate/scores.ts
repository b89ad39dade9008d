/** Predictions beside their measurements, and their errors, each cross-validation group weighing one. */
import type { Calibration } from '../../estimate/calibration.ts'
import { type MeasuredRun } from '../../estimate/residuals/measured-runs.ts'
import { predictSpeed, predictMemory } from '../../estimate/predictor.ts'
import type { Fold } from './folds.ts'
import type { ResidualModels } from '../../estimate/residuals/residual-model.ts'
import { cvGroupWeights, withSpeed, withMemory } from './samples.ts'

/** A prediction beside its measurement. */
export type Score = {
  readonly measured: MeasuredRun
  readonly truth: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
  /** Spread in log before it was multiplied to a range. */
  readonly spread: number
  readonly physicsOnly: boolean
}

/** Scores of runs left out of their own fit, for speed or memory. */
export function crossValidate(
  folds: readonly Fold[],
  quantity: 'speed' | 'memory',
  calibration: Omit<Calibration, 'constants'>,
): Score[] {
  return folds.flatMap(({ constants, residualModels, heldOut }) =>
    (quantity === 'speed' ? withSpeed(heldOut) : withMemory(heldOut)).map((measured) =>
      scoreOf(measured, quantity, { ...calibration, constants }, residualModels),
    ),
  )
}

/** One run scored under a calibration. */
export function scoreOf(
  measured: MeasuredRun,
  quantity: 'speed' | 'memory',
  calibration: Calibration,
  residualModels: ResidualModels,
): Score {
  const { run, sizes, source, cvGroup, metric } = measured
  const origin = { source, cvGroup }
  const { value, correction } =
    quantity === 'speed'
      ? predictSpeed(run, sizes, calibration, residualModels, origin)
      : predictMemory(run, sizes, metric, calibration, residualModels, origin)
  const truth = (quantity === 'speed' ? measured.tokensPerSecondPerGpu : measured.peakBytes) ?? 1
  return { measured, truth, ...value, spread: correction.spread, physicsOnly: correction.nearest.length === 0 }
}

/** Weighted quantile; values need not be sorted. NaN of nothing. */
export function quantile(values: readonly { value: number; weight: number }[], at: number): number {
  const sorted = [...values].sort((a, b) => a.value - b.value)
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0)
  let cumulative = 0
  for (const { value, weight } of sorted) {
    cumulative += weight
    if (cumulative >= at * total) return value
  }
  return NaN
}

export type ErrorSummary = {
  readonly runs: number
  readonly cvGroups: number
  readonly median: number
  readonly p90: number
  /** Median of log(predicted / measured): positive is too fast, or too much memory. */
  readonly bias: number
  readonly covered: number
  readonly halfWidth: number
}

/** Errors of scores: relative, each cell weighing one. */
export function summarizeErrors(scores: readonly Score[]): ErrorSummary {
  const weights = cvGroupWeights(scores.map(({ measured }) => measured))
  const weigh = (value: number, score: Score) => ({ value, weight: weights.get(score.measured.cvGroup) ?? 1 })
  const errors = scores.map((s) => weigh(Math.abs(s.p50 / s.truth - 1), s))
  const total = scores.reduce((sum, s) => sum + weigh(0, s).weight, 0)
  const covered = scores
    .filter((s) => s.truth >= s.p10 && s.truth <= s.p90)
    .reduce((sum, s) => sum + weigh(0, s).weight, 0)
  return {
    runs: scores.length,
    cvGroups: weights.size,
    median: quantile(errors, 0.5),
    p90: quantile(errors, 0.9),
    bias: quantile(
      scores.map((s) => weigh(Math.log(s.p50 / s.truth), s)),
      0.5,
    ),
    covered: covered / total,
    halfWidth: quantile(
      scores.map((s) => weigh((s.p90 - s.p10) / 2 / s.p50, s)),
      0.5,
    ),
  }
}

/** |log(predicted / measured)|. */
export const absLogError = ({ p50, truth }: Score) => Math.abs(Math.log(p50 / truth))
