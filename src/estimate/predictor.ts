/** The calibrated model: physics, corrected by the nearest measured runs, with ranges that were checked to hold. */
import { type Constants } from './physics/constants.ts'
import { compiledMemoryFormulas, compiledTimeFormulas } from './formulas/compiled.ts'
import { peakInMetric, estimateMemory, type MemoryBreakdown, type MemoryMetric } from './physics/memory.ts'
import {
  predictCorrection,
  type Correction,
  isKnownSource,
  isKnownFramework,
  type ResidualModel,
} from './residuals/kriging.ts'
import { isTeamMeasurement } from './residuals/team-origin.ts'
import { type FeatureVector, memoryFeatures, speedFeatures } from './residuals/features.ts'
import type { Interval } from './plan.ts'
import type { TrainingRun } from './physics/training-run.ts'
import { type Sizes, sizesOf } from './physics/sizes.ts'
import { type MicroStepTimes, timeMicroStep } from './physics/throughput.ts'
import { type Calibration } from './calibration.ts'

export type ResidualModels = {
  readonly speed: ResidualModel
  readonly memory: ResidualModel
  /** What a team's own measurements say of the set-up they were made on, beyond what they say of others. */
  readonly excess?: readonly ExcessResidual[]
}

/** `logRatio`: the logarithm of a factor on the speed of the set-up of `run`. */
export type ExcessResidual = { readonly run: TrainingRun; readonly logRatio: number }

/** Class under which ranges are calibrated. */
export function rangeClassOf(run: TrainingRun): string {
  if (run.shape.moe !== null) return 'experts'
  const gpuClass = run.gpuCount === 1 ? 'one' : run.gpuCount <= 8 ? 'few' : 'many'
  return `${run.method} ${gpuClass}`
}

/** Physics alone, without neighbours: what a sweep uses. */
export function computePhysics(
  run: TrainingRun,
  sizes: Sizes,
  k: Constants,
): { readonly times: MicroStepTimes; readonly memory: MemoryBreakdown } {
  return {
    times: timeMicroStep(run, sizes, k, compiledTimeFormulas),
    memory: estimateMemory(run, sizes, k, compiledMemoryFormulas),
  }
}

export const sizesOfRun = (run: TrainingRun): Sizes => sizesOf(run.shape, run.method, run.rank, run.targets)

export type RunOrigin = {
  readonly source: string | null
  readonly cvGroup: string | null
  readonly isTeamRun?: boolean
}
export const unknownOrigin: RunOrigin = { source: null, cvGroup: null }

/** A quantity with its range and where the range comes from. */
export type Prediction = { readonly value: Interval; readonly basis: string; readonly correction: Correction }

/** A value corrected by its neighbours, with a range of the class. `value` in any unit. */
function withRange(
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
const restsOnTeam = (correction: Correction | null): boolean =>
  correction !== null &&
  correction.nearest.some(({ id, correlation }) => isTeamMeasurement(id) && correlation > NEAR_DUPLICATE)

export const correctionAt = (features: FeatureVector, residualModel: ResidualModel) =>
  isKnownFramework(features, residualModel) ? predictCorrection(features, residualModel) : null

/** Tokens per second of one GPU. */
export function predictSpeed(
  run: TrainingRun,
  sizes: Sizes,
  calibration: Calibration,
  residualModels: ResidualModels,
  origin = unknownOrigin,
): Prediction {
  const { tokensPerSecond } = timeMicroStep(run, sizes, calibration.constants, compiledTimeFormulas)
  return correctSpeed(tokensPerSecond, run, calibration, residualModels, origin)
}

/** The same where the physics of the run is known. */
export function correctSpeed(
  tokensPerSecond: number,
  run: TrainingRun,
  calibration: Calibration,
  residualModels: ResidualModels,
  origin = unknownOrigin,
): Prediction {
  const features = speedFeatures(run, origin.source, origin.cvGroup)
  const correction = addExcess(correctionAt(features, residualModels.speed), run, residualModels.excess)
  const isPlanned = origin.source === null || (origin.isTeamRun === true && !restsOnTeam(correction))
  const isUnseenSource = origin.source !== null && !isKnownSource(features, residualModels.speed)
  return withRange(tokensPerSecond, correction, calibration.time.ranges, run, { isPlanned, isUnseenSource })
}

/** The correction and what the team's measurement of this very set-up says beyond it. */
function addExcess(
  correction: Correction | null,
  run: TrainingRun,
  excess: ResidualModels['excess'],
): Correction | null {
  if (correction === null || excess === undefined) return correction
  const matching = excess.filter((one) => isSameSetup(one.run, run))
  const sum = matching.reduce((total, { logRatio }) => total + logRatio, 0)
  return matching.length === 0 ? correction : { ...correction, shift: correction.shift + sum / matching.length }
}

/** The same model, GPUs, software and method; the batch may be another. */
const isSameSetup = (one: TrainingRun, other: TrainingRun): boolean =>
  one.shape.params === other.shape.params &&
  one.hardware.id === other.hardware.id &&
  one.gpuCount === other.gpuCount &&
  one.method === other.method &&
  one.weights === other.weights &&
  one.compute === other.compute &&
  one.sequenceLength === other.sequenceLength &&
  one.software.kernels === other.software.kernels

/** Peak bytes of the fullest GPU, as `metric` counts them. */
export function predictMemory(
  run: TrainingRun,
  sizes: Sizes,
  metric: MemoryMetric,
  calibration: Calibration,
  residualModels: ResidualModels,
  origin = unknownOrigin,
): Prediction {
  const memory = estimateMemory(run, sizes, calibration.constants, compiledMemoryFormulas)
  const features = memoryFeatures(run, metric, origin.source, origin.cvGroup)
  // What is left of one site's peaks does not carry over to another's: left out whole, physics alone errs less.
  const isUnseenSource = origin.source !== null && !isKnownSource(features, residualModels.memory)
  const correction = isUnseenSource ? null : correctionAt(features, residualModels.memory)
  const peakBytes = peakInMetric(memory, run, metric, calibration.constants)
  return withRange(peakBytes, correction, calibration.memory.ranges, run, { isPlanned: false, isUnseenSource })
}
