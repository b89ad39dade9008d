/**
 * A team's own measurements beside the published ones: they correct the estimates of this team alone, most for the same
 * run and less the more a run differs.
 */
import { compiledMemoryFormulas, compiledTimeFormulas } from '../formulas/compiled.ts'
import { peakInMetric, estimateMemory, type MemoryMetric } from '../physics/memory.ts'
import { teamMeasurementId, teamOrigin } from './team-origin.ts'
import { speedFeatures } from './features.ts'
import type { TrainingRun, Workload } from '../physics/training-run.ts'
import { timeMicroStep } from '../physics/throughput.ts'
import type { Estimator } from '../estimator.ts'
import {
  type Residual,
  withUnfittedSource,
  type ExcessResidual,
  type MemoryRatio,
  clipError,
} from './residual-model.ts'
import { sizesOfRun } from '../physics/sizes.ts'

/** One measured run of a team. `id` is the team's own. */
export type TeamMeasurement = {
  readonly id: string
  /** As the catalog or the team calls it. */
  readonly model: string
  readonly run: TrainingRun
  readonly tokensPerSecondPerGpu: number | null
  readonly peak: { readonly bytes: number; readonly metric: MemoryMetric } | null
}

/** A larger error than this (log) corrects other runs by this much only. */
const MAX_LOG_ERROR = Math.log(1.6)

/** The estimator corrected by `measurements` too. Takes some milliseconds: keep it while the measurements stay the same. */
export function withTeamMeasurements(estimator: Estimator, measurements: readonly TeamMeasurement[]): Estimator {
  if (measurements.length === 0) return estimator
  const { residualModels } = estimator
  const speedResiduals = measurements.flatMap((measurement) => speedResidual(measurement, estimator))
  return {
    ...estimator,
    residualModels:
      speedResiduals.length === 0
        ? residualModels
        : {
            ...residualModels,
            excess: measurements.flatMap((measurement) => excessResidual(measurement, estimator)),
            speed: withUnfittedSource(residualModels.speed, speedResiduals),
          },
    team: { memoryRatios: measurements.flatMap((measurement) => memoryRatio(measurement, estimator)) },
  }
}

function speedResidual(
  { id, model, run, tokensPerSecondPerGpu }: TeamMeasurement,
  { calibration }: Estimator,
): readonly Residual[] {
  if (tokensPerSecondPerGpu === null) return []
  const times = timeMicroStep(run, sizesOfRun(run), calibration.constants, compiledTimeFormulas)
  const logError = Math.log(tokensPerSecondPerGpu / times.tokensPerSecond)
  const { source, cvGroup } = teamOrigin(model, run)
  return [
    {
      id: teamMeasurementId(id),
      features: speedFeatures(run, times, source, cvGroup),
      logError: clipError(logError, MAX_LOG_ERROR),
      noiseScale: 1,
    },
  ]
}

/** The part of a speed's error that is too large to be carried over to other runs. */
function excessResidual(
  { run, tokensPerSecondPerGpu }: TeamMeasurement,
  { calibration }: Estimator,
): readonly ExcessResidual[] {
  if (tokensPerSecondPerGpu === null) return []
  const { tokensPerSecond } = timeMicroStep(run, sizesOfRun(run), calibration.constants, compiledTimeFormulas)
  const logError = Math.log(tokensPerSecondPerGpu / tokensPerSecond)
  return logError === clipError(logError, MAX_LOG_ERROR)
    ? []
    : [{ run, logRatio: logError - clipError(logError, MAX_LOG_ERROR) }]
}

function memoryRatio({ run, peak }: TeamMeasurement, { calibration }: Estimator): readonly MemoryRatio[] {
  if (peak === null) return []
  const { constants } = calibration
  const expected = peakInMetric(
    estimateMemory(run, sizesOfRun(run), constants, compiledMemoryFormulas),
    run,
    peak.metric,
    constants,
  )
  return [{ run, logRatio: clipError(Math.log(peak.bytes / expected), MAX_LOG_ERROR) }]
}

/**
 * The factor on the device memory of `run` that the team's readings suggest: all of a reading for the same software,
 * method and weights on the same number of GPUs, half of it for another number, nothing otherwise.
 */
export function teamMemoryFactor(run: Workload, ratios: readonly MemoryRatio[]): number {
  let sum = 0
  let weight = 0
  for (const ratio of ratios) {
    const isSimilar =
      ratio.run.software.kernels === run.software.kernels &&
      ratio.run.method === run.method &&
      ratio.run.weights === run.weights &&
      ratio.run.recomputation === run.recomputation
    if (!isSimilar) continue
    const share = ratio.run.gpuCount === run.gpuCount ? 1 : 0.5
    sum += share * ratio.logRatio
    weight += 1
  }
  return weight === 0 ? 1 : Math.exp(sum / weight)
}
