/** Prediction of one configuration in the schema of the measurements: speed and memory with ranges. */
import type { Catalog } from '../catalog/catalog.ts'
import { cvGroupOf } from './residuals/features.ts'
import { predictMemory, predictSpeed } from './predictor.ts'
import { predictObjectiveRow } from './predict-objective.ts'
import { isObjectiveRow, objectiveConfigSchema } from './residuals/objective-config.ts'
import { type RowPrediction, roundedInterval, unknownRow, unreadable } from './row-prediction.ts'
import { predictFit } from './fit-verdict.ts'
import { parseRun } from './residuals/run-parser.ts'
import type { TrainingRun } from './physics/training-run.ts'
import type { Estimator } from './estimator.ts'
import { sizesOfRun } from './physics/sizes.ts'
import type { SoftwareRules } from './residuals/software-rules.ts'
import { type RunConfig, runConfigSchema } from './residuals/run-config.ts'
import { GIB } from '../catalog/units.ts'

/** Predicts a row, or names the field that cannot be read. An unknown GPU or shape gets nulls. */
export function predictRow(
  input: unknown,
  estimator: Estimator,
  catalog: Pick<Catalog, 'gpus' | 'models' | 'training'>,
  softwareRules: SoftwareRules,
): RowPrediction | { readonly problem: string } {
  const objective = objectiveConfigSchema.safeParse(input)
  if (objective.success && isObjectiveRow(objective.data))
    return predictObjectiveRow(Object(input), objective.data, estimator, catalog, softwareRules)
  const parsed = runConfigSchema.safeParse(input)
  if (!parsed.success) return unreadable(parsed.error)
  const row = parsed.data
  const run = parseRun(row, catalog, softwareRules)
  if (run === null) return unknownRow(row, catalog)
  return predictRun(row, run, estimator)
}

function predictRun(row: RunConfig, run: TrainingRun, { calibration, residualModels }: Estimator): RowPrediction {
  const sizes = sizesOfRun(run)
  const source = row.source ?? 'not said'
  const origin = { source, cvGroup: cvGroupOf(source, row.model.name, row.gpu, row.method) }
  const speed = predictSpeed(run, sizes, calibration, residualModels, origin)
  const memory = predictMemory(run, sizes, row.memoryMetric ?? 'unstated', calibration, residualModels, origin)
  const { verdict } = predictFit(run, sizes, calibration, residualModels, origin)
  return {
    id: row.id ?? null,
    tokensPerSecondPerGpu: roundedInterval(speed.value),
    peakMemoryGiB: roundedInterval(memory.value, GIB),
    fits: verdict,
    basis: speed.basis,
    nearest: speed.correction.nearest.slice(0, 3).map(({ id }) => id),
  }
}
