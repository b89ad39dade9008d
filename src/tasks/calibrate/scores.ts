/** Predictions beside their measurements, and their errors, each cross-validation group or each lineage weighing one. */
import type { Calibration } from '../../estimate/calibration.ts'
import { type MeasuredRun } from '../../estimate/residuals/measured-runs.ts'
import { predictSpeed, predictMemory } from '../../estimate/predictor.ts'
import type { Fold } from './folds.ts'
import type { ResidualModels } from '../../estimate/residuals/residual-model.ts'
import { lineageWeights } from './lineage-weights.ts'
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
  /** log(measured / physics), before any correction. */
  readonly physicsError: number
  /** Of the most similar measured run, 0 to 1. */
  readonly similarity: number
  /** Whether runs of the same source were measured. */
  readonly isKnown: boolean
}

/** Scores of runs left out of their own fit, for speed or memory. */
export function crossValidate(
  folds: readonly Fold[],
  quantity: 'speed' | 'memory',
  calibrationOf: (fold: string) => Omit<Calibration, 'constants'>,
): Score[] {
  return folds.flatMap(({ name, constants, residualModels, heldOut }) =>
    (quantity === 'speed' ? withSpeed(heldOut) : withMemory(heldOut)).map((measured) =>
      foldScore(measured, quantity, { ...calibrationOf(name), constants }, residualModels),
    ),
  )
}

/** One run scored under a calibration. */
export function foldScore(
  measured: MeasuredRun,
  quantity: 'speed' | 'memory',
  calibration: Calibration,
  residualModels: ResidualModels,
): Score {
  const { run, sizes, source, cvGroup, metric } = measured
  const origin = { source, cvGroup }
  const { value, correction, isKnown } =
    quantity === 'speed'
      ? predictSpeed(run, sizes, calibration, residualModels, origin)
      : predictMemory(run, sizes, metric, calibration, residualModels, origin)
  const truth = (quantity === 'speed' ? measured.tokensPerSecondPerGpu : measured.peakBytes) ?? 1
  return {
    measured,
    truth,
    ...value,
    spread: correction.spread,
    physicsError: Math.log(truth / value.p50) + correction.shift,
    similarity: correction.nearest[0]?.correlation ?? 0,
    isKnown,
  }
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
  readonly lineages: number
  readonly median: number
  readonly p90: number
  /** Median of log(predicted / measured): positive is too fast, or too much memory. */
  readonly bias: number
  readonly covered: number
  /** Shares of runs below and above their range. */
  readonly below: number
  readonly above: number
  /** Ends of the range over its middle, at the median. */
  readonly low: number
  readonly high: number
}

/** What each score weighs: each group one, or each lineage one, its groups the same. */
export type Weighting = 'groups' | 'lineages'

/** Errors of scores: relative, each cross-validation group or each lineage weighing one. */
export function summarizeErrors(scores: readonly Score[], weighting: Weighting = 'groups'): ErrorSummary {
  const measured = scores.map((score) => score.measured)
  const byCvGroup = cvGroupWeights(measured)
  const byLineage = lineageWeights(measured)
  const weights = measured.map(
    ({ cvGroup }, i) => (weighting === 'groups' ? byCvGroup.get(cvGroup) : byLineage[i]) ?? 1,
  )
  const weigh = (values: readonly number[]) => values.map((value, i) => ({ value, weight: weights[i] ?? 1 }))
  const shareOf = (holds: (score: Score) => boolean) =>
    scores.reduce((sum, score, i) => sum + (holds(score) ? (weights[i] ?? 1) : 0), 0) /
    weights.reduce((sum, weight) => sum + weight, 0)
  const errors = weigh(scores.map(({ p50, truth }) => Math.abs(p50 / truth - 1)))
  return {
    runs: scores.length,
    cvGroups: byCvGroup.size,
    lineages: new Set(measured.map(({ lineage }) => lineage)).size,
    median: quantile(errors, 0.5),
    p90: quantile(errors, 0.9),
    bias: quantile(weigh(scores.map(({ p50, truth }) => Math.log(p50 / truth))), 0.5),
    covered: shareOf(({ truth, p10, p90 }) => truth >= p10 && truth <= p90),
    below: shareOf(({ truth, p10 }) => truth < p10),
    above: shareOf(({ truth, p90 }) => truth > p90),
    low: quantile(weigh(scores.map(({ p10, p50 }) => p10 / p50)), 0.5),
    high: quantile(weigh(scores.map(({ p50, p90 }) => p90 / p50)), 0.5),
  }
}

/** |log(predicted / measured)|. */
export const absLogError = ({ p50, truth }: Score) => Math.abs(Math.log(p50 / truth))
