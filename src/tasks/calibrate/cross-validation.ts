/** Errors by class, each cell weighing one, with the folds that leave twins, cells and whole sources out. */
import { compiledMemoryFormulas, compiledTimeFormulas } from '../../estimate/formulas/compiled.ts'
import type { Constants, Priors } from '../../estimate/physics/constants.ts'
import { memoryConstants, timeConstants } from '../../estimate/physics/constants.ts'
import {
  type MeasuredRun,
  buildResidualModels,
  hasImpossibleSpeed,
  hasImpossiblePeak,
} from '../../estimate/residuals/measured-runs.ts'
import { peakInMetric, estimateMemory } from '../../estimate/physics/memory.ts'
import { predictMemory, predictSpeed } from '../../estimate/predictor.ts'
import { type Calibration } from '../../estimate/calibration.ts'
import { timeMicroStep } from '../../estimate/physics/throughput.ts'
import { fit, type FitTarget } from './fit.ts'

/** What a bound weighs beside a measurement. */
const BOUND_WEIGHT = 0.3

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

/** How the runs are split: rows at random, whole cells, whole sources, whole GPU generations, a fixed quarter of the sources. */
export type Split = 'rows' | 'cells' | 'sources' | 'gpus' | 'blind'

function hash(text: string): number {
  let value = 2166136261
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619) >>> 0
  return value
}

/** The fold of a run under a split. */
export function foldOf(run: MeasuredRun, split: Split): string {
  switch (split) {
    case 'rows':
      return String(hash(run.id) % 5)
    case 'cells':
      return String(hash(run.cvGroup) % 5)
    case 'sources':
      return run.source
    case 'gpus':
      return run.run.hardware.architecture
    case 'blind':
      return hash(run.source) % 4 === 0 ? 'blind' : 'seen'
  }
}

/** One over the number of runs of the same cell, so that each cell weighs one. */
export function cvGroupWeights(runs: readonly MeasuredRun[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { cvGroup } of runs) counts.set(cvGroup, (counts.get(cvGroup) ?? 0) + 1)
  return new Map([...counts].map(([cvGroup, count]) => [cvGroup, 1 / count]))
}

const sampleWeights = (runs: readonly MeasuredRun[]) => {
  const weights = cvGroupWeights(runs)
  return (run: MeasuredRun) => (weights.get(run.cvGroup) ?? 1) ** 0.6 * (run.noiseScale > 1 ? 0.4 : 1)
}

/** Runs whose speed, and whose memory, may be learnt from. */
export const withSpeed = (runs: readonly MeasuredRun[]): MeasuredRun[] =>
  runs.filter((run) => run.tokensPerSecondPerGpu !== null && !hasImpossibleSpeed(run))
export const withMemory = (runs: readonly MeasuredRun[]): MeasuredRun[] =>
  runs.filter((run) => run.peakBytes !== null && !hasImpossiblePeak(run))

/** Fits all constants on `runs`. */
export function fitConstants(runs: readonly MeasuredRun[], priors: Priors): Constants {
  const start = Object.fromEntries(Object.entries(priors).map(([name, { value }]) => [name, value])) as Constants
  const speedRuns = withSpeed(runs)
  const speedWeight = sampleWeights(speedRuns)
  const speed: FitTarget[] = speedRuns.map((measured) => ({
    measured: measured.tokensPerSecondPerGpu ?? 1,
    weight: speedWeight(measured),
    predict: (k) => timeMicroStep(measured.run, measured.sizes, k, compiledTimeFormulas).tokensPerSecond,
  }))
  return fitMemoryConstants(runs, priors, fit(timeConstants, priors, start, speed))
}

/** Fits the constants of memory on `runs`, the others left at `start`. */
export function fitMemoryConstants(runs: readonly MeasuredRun[], priors: Priors, start: Constants): Constants {
  const memoryRuns = withMemory(runs)
  const memoryWeight = sampleWeights(memoryRuns)
  const peaks: FitTarget[] = memoryRuns.flatMap((measured) => {
    const { run, sizes, metric } = measured
    const at = (name: typeof metric) => (k: Constants) =>
      peakInMetric(estimateMemory(run, sizes, k, compiledMemoryFormulas), run, name, k)
    const weight = memoryWeight(measured)
    const peakTarget = { measured: measured.peakBytes ?? 1, weight, predict: at(metric) }
    return measured.deviceBytes === null
      ? [peakTarget]
      : [peakTarget, { measured: measured.deviceBytes, weight: 0.5 * weight, predict: at('smi') }]
  })
  return fit(memoryConstants, priors, start, [...peaks, ...memoryBounds(runs)])
}

/** A run that ran, and did not say its peak, held its tensors on the card; one that ran out of memory did not. */
function memoryBounds(runs: readonly MeasuredRun[]): FitTarget[] {
  const unstatedPeaks = runs.filter(({ peakBytes }) => peakBytes === null)
  const weight = sampleWeights(unstatedPeaks)
  return unstatedPeaks.map((measured) => {
    const { run, sizes, outOfMemory } = measured
    const memory = (k: Constants) => estimateMemory(run, sizes, k, compiledMemoryFormulas)
    return {
      measured: run.hardware.usableMemory,
      weight: BOUND_WEIGHT * weight(measured),
      predict: outOfMemory ? (k) => memory(k).device : (k) => memory(k).allocated,
      bound: outOfMemory ? 'least' : 'most',
    }
  })
}

/** The kernels of a calibration. */
export type CovarianceKernels = Pick<Calibration, 'time' | 'memory'>

/** A fold: what was fitted without it, and the runs it holds. */
export type Fold = {
  readonly constants: Constants
  readonly residualModels: ReturnType<typeof buildResidualModels>
  readonly heldOut: readonly MeasuredRun[]
}

/** Fits once for each fold of a split. Minutes; `onFold` is told after each. */
export function foldsOf(
  runs: readonly MeasuredRun[],
  split: Split,
  priors: Priors,
  kernels: CovarianceKernels,
  onFold: () => void = () => undefined,
): Fold[] {
  return [...new Set(runs.map((run) => foldOf(run, split)))].map((fold) => {
    const training = runs.filter((run) => foldOf(run, split) !== fold)
    const constants = fitConstants(training, priors)
    onFold()
    return {
      constants,
      residualModels: buildResidualModels(training, constants, kernels),
      heldOut: runs.filter((run) => foldOf(run, split) === fold),
    }
  })
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
  residualModels: ReturnType<typeof buildResidualModels>,
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
