/** Errors by class, each cell weighing one, with the folds that leave twins, cells and whole sources out. */
import type { Constants, Priors } from '../../estimate/constants.ts'
import { memoryConstants, timeConstants } from '../../estimate/constants.ts'
import { type MeasuredRun, pointsOf, refuted, refutedPeak } from '../../estimate/measured.ts'
import { inMetric, measureMemory } from '../../estimate/memory.ts'
import { type Calibration, memoryBook, predictMemory, predictSpeed, timeBook } from '../../estimate/predictor.ts'
import { timeStep } from '../../estimate/throughput.ts'
import { fit, type Observation } from './fit.ts'

/** What a bound weighs beside a measurement. */
const BOUND = 0.3

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
      return String(hash(run.cell) % 5)
    case 'sources':
      return run.source
    case 'gpus':
      return run.run.hardware.architecture
    case 'blind':
      return hash(run.source) % 4 === 0 ? 'blind' : 'seen'
  }
}

/** One over the number of runs of the same cell, so that each cell weighs one. */
export function cellWeights(runs: readonly MeasuredRun[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { cell } of runs) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  return new Map([...counts].map(([cell, count]) => [cell, 1 / count]))
}

const heavy = (runs: readonly MeasuredRun[]) => {
  const weights = cellWeights(runs)
  return (run: MeasuredRun) => (weights.get(run.cell) ?? 1) ** 0.6 * (run.doubt > 1 ? 0.4 : 1)
}

/** Runs whose speed, and whose memory, may be learnt from. */
export const withSpeed = (runs: readonly MeasuredRun[]): MeasuredRun[] =>
  runs.filter((run) => run.tokensPerSecondPerGpu !== null && !refuted(run))
export const withMemory = (runs: readonly MeasuredRun[]): MeasuredRun[] =>
  runs.filter((run) => run.peakBytes !== null && !refutedPeak(run))

/** Fits all constants on `runs`. */
export function calibrate(runs: readonly MeasuredRun[], priors: Priors): Constants {
  const start = Object.fromEntries(Object.entries(priors).map(([name, { value }]) => [name, value])) as Constants
  const fast = withSpeed(runs)
  const speedWeight = heavy(fast)
  const speed: Observation[] = fast.map((measured) => ({
    measured: measured.tokensPerSecondPerGpu ?? 1,
    weight: speedWeight(measured),
    predict: (k) => timeStep(measured.run, measured.sizes, k, timeBook).tokensPerSecond,
  }))
  return calibrateMemory(runs, priors, fit(timeConstants, priors, start, speed))
}

/** Fits the constants of memory on `runs`, the others left at `timed`. */
export function calibrateMemory(runs: readonly MeasuredRun[], priors: Priors, timed: Constants): Constants {
  const sized = withMemory(runs)
  const memoryWeight = heavy(sized)
  const peaks: Observation[] = sized.flatMap((measured) => {
    const { run, sizes, metric } = measured
    const at = (name: typeof metric) => (k: Constants) =>
      inMetric(measureMemory(run, sizes, k, memoryBook), run, name, k)
    const weight = memoryWeight(measured)
    const own = { measured: measured.peakBytes ?? 1, weight, predict: at(metric) }
    return measured.deviceBytes === null
      ? [own]
      : [own, { measured: measured.deviceBytes, weight: 0.5 * weight, predict: at('smi') }]
  })
  return fit(memoryConstants, priors, timed, [...peaks, ...bounds(runs)])
}

/** A run that ran, and did not say its peak, held its tensors on the card; one that ran out of memory did not. */
function bounds(runs: readonly MeasuredRun[]): Observation[] {
  const silent = runs.filter(({ peakBytes }) => peakBytes === null)
  const weight = heavy(silent)
  return silent.map((measured) => {
    const { run, sizes, outOfMemory } = measured
    const memory = (k: Constants) => measureMemory(run, sizes, k, memoryBook)
    return {
      measured: run.hardware.usableMemory,
      weight: BOUND * weight(measured),
      predict: outOfMemory ? (k) => memory(k).device : (k) => memory(k).allocated,
      bound: outOfMemory ? 'least' : 'most',
    }
  })
}

/** The kernels of a calibration. */
export type Kernels = Pick<Calibration, 'time' | 'memory'>

/** A fold: what was fitted without it, and the runs it holds. */
export type Fold = {
  readonly constants: Constants
  readonly points: ReturnType<typeof pointsOf>
  readonly held: readonly MeasuredRun[]
}

/** Fits once for each fold of a split. Minutes; `onFold` is told after each. */
export function foldsOf(
  runs: readonly MeasuredRun[],
  split: Split,
  priors: Priors,
  kernels: Kernels,
  onFold: () => void = () => undefined,
): Fold[] {
  return [...new Set(runs.map((run) => foldOf(run, split)))].map((fold) => {
    const kept = runs.filter((run) => foldOf(run, split) !== fold)
    const constants = calibrate(kept, priors)
    onFold()
    return {
      constants,
      points: pointsOf(kept, constants, kernels),
      held: runs.filter((run) => foldOf(run, split) === fold),
    }
  })
}

/** Scores of runs left out of their own fit, for speed or memory. */
export function crossValidate(
  folds: readonly Fold[],
  quantity: 'speed' | 'memory',
  calibration: Omit<Calibration, 'constants'>,
): Score[] {
  return folds.flatMap(({ constants, points, held }) =>
    (quantity === 'speed' ? withSpeed(held) : withMemory(held)).map((measured) =>
      scoreOf(measured, quantity, { ...calibration, constants }, points),
    ),
  )
}

/** One run scored under a calibration. */
export function scoreOf(
  measured: MeasuredRun,
  quantity: 'speed' | 'memory',
  calibration: Calibration,
  points: ReturnType<typeof pointsOf>,
): Score {
  const { run, sizes, source, cell, metric } = measured
  const origin = { source, cell }
  const { value, correction } =
    quantity === 'speed'
      ? predictSpeed(run, sizes, calibration, points, origin)
      : predictMemory(run, sizes, metric, calibration, points, origin)
  const truth = (quantity === 'speed' ? measured.tokensPerSecondPerGpu : measured.peakBytes) ?? 1
  return { measured, truth, ...value, spread: correction.spread, physicsOnly: correction.nearest.length === 0 }
}

/** Weighted quantile; values need not be sorted. NaN of nothing. */
export function quantile(values: readonly { value: number; weight: number }[], at: number): number {
  const sorted = [...values].sort((a, b) => a.value - b.value)
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0)
  let seen = 0
  for (const { value, weight } of sorted) {
    seen += weight
    if (seen >= at * total) return value
  }
  return NaN
}

export type Summary = {
  readonly runs: number
  readonly cells: number
  readonly median: number
  readonly p90: number
  /** Median of log(predicted / measured): positive is too fast, or too much memory. */
  readonly bias: number
  readonly covered: number
  readonly halfWidth: number
}

/** Errors of scores: relative, each cell weighing one. */
export function summarise(scores: readonly Score[]): Summary {
  const weights = cellWeights(scores.map(({ measured }) => measured))
  const weigh = (value: number, score: Score) => ({ value, weight: weights.get(score.measured.cell) ?? 1 })
  const errors = scores.map((s) => weigh(Math.abs(s.p50 / s.truth - 1), s))
  const total = scores.reduce((sum, s) => sum + weigh(0, s).weight, 0)
  const covered = scores
    .filter((s) => s.truth >= s.p10 && s.truth <= s.p90)
    .reduce((sum, s) => sum + weigh(0, s).weight, 0)
  return {
    runs: scores.length,
    cells: weights.size,
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
