/** The calibrated model: physics corrected by the nearest measured runs, with ranges of calibrated coverage. */
import { type Constants } from './physics/constants.ts'
import { compiledMemoryFormulas, compiledTimeFormulas } from './formulas/compiled.ts'
import { peakInMetric, estimateMemory, type MemoryBreakdown, type MemoryMetric } from './physics/memory.ts'
import { nearestRun, predictCorrection } from './residuals/kriging.ts'
import { memoryFeatures, speedFeatures } from './residuals/features.ts'
import type { TrainingRun } from './physics/training-run.ts'
import { type Sizes } from './physics/sizes.ts'
import { type MicroStepTimes, timeMicroStep } from './physics/throughput.ts'
import { type Calibration } from './calibration.ts'
import { type Correction, isKnownSource, unknownOrigin, type ResidualModels } from './residuals/residual-model.ts'
import { withRange, type Prediction } from './range.ts'

/** Speed and memory by physics alone. */
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

/** Tokens per second of one GPU. */
export function predictSpeed(
  run: TrainingRun,
  sizes: Sizes,
  calibration: Calibration,
  residualModels: ResidualModels,
  origin = unknownOrigin,
): Prediction {
  const times = timeMicroStep(run, sizes, calibration.constants, compiledTimeFormulas)
  return correctSpeed(times, run, calibration, residualModels, origin)
}

/** The same, given the times by physics. */
export function correctSpeed(
  times: MicroStepTimes,
  run: TrainingRun,
  calibration: Calibration,
  residualModels: ResidualModels,
  origin = unknownOrigin,
): Prediction {
  const features = speedFeatures(run, times, origin.source, origin.cvGroup)
  const correction = addExcess(predictCorrection(features, residualModels.speed), run, residualModels.excess)
  return withRange(times.tokensPerSecond, correction, 'speed', calibration.time.ranges, run, {
    isKnown: isKnownSource(features, residualModels.speed),
  })
}

/**
 * Tokens per second of one GPU for a plan of nobody's, given the times by physics. No measured run is of its source, so
 * the nearest ones correct nothing: how near the first of them is decides the range.
 */
export function unseenSourceSpeed(
  times: MicroStepTimes,
  run: TrainingRun,
  calibration: Calibration,
  { speed }: ResidualModels,
): Prediction {
  const nearest = nearestRun(speedFeatures(run, times, null, null), speed)
  const correction = { shift: 0, spread: 0, nearest: nearest === undefined ? [] : [nearest] }
  return withRange(times.tokensPerSecond, correction, 'speed', calibration.time.ranges, run, { isKnown: false })
}

/** Adds the excess residuals of the team's measurements of this very set-up to a correction. */
function addExcess(correction: Correction, run: TrainingRun, excess: ResidualModels['excess']): Correction {
  if (excess === undefined) return correction
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
  const correction = predictCorrection(features, residualModels.memory)
  const peakBytes = peakInMetric(memory, run, metric, calibration.constants)
  return withRange(peakBytes, correction, 'memory', calibration.memory.ranges, run, {
    isKnown: isKnownSource(features, residualModels.memory),
    isMetricStated: metric !== 'unstated',
  })
}
