/** Prediction of one configuration in the schema of the measurements: speed and memory with ranges. */
import type { Catalog } from '../catalog/catalog.ts'
import { cvGroupOf } from './residuals/features.ts'
import type { Interval } from './plan.ts'
import { predictMemory, predictSpeed } from './predictor.ts'
import { predictFit } from './fit-verdict.ts'
import { gpuOfRow, parseRun } from './residuals/run-parser.ts'
import type { TrainingRun } from './physics/training-run.ts'
import type { Estimator } from './estimator.ts'
import { sizesOfRun } from './physics/sizes.ts'
import type { SoftwareRules } from './residuals/software-rules.ts'
import { type RunConfig, runConfigSchema } from './residuals/run-config.ts'
import { GIB } from './physics/units.ts'

export type RowPrediction = {
  /** As given. */
  readonly id: string | number | null
  readonly tokensPerSecondPerGpu: Interval | null
  /** In the memory metric that the row names, `unstated` where it names none. */
  readonly peakMemoryGiB: Interval | null
  readonly fits: 'yes' | 'no' | 'unsure'
  readonly basis: string
  readonly nearest?: readonly string[]
}

/** Predicts a row, or names the field that cannot be read. An unknown GPU or shape gets nulls. */
export function predictRow(
  input: unknown,
  estimator: Estimator,
  catalog: Pick<Catalog, 'gpus' | 'models'>,
  softwareRules: SoftwareRules,
): RowPrediction | { readonly problem: string } {
  const parsed = runConfigSchema.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { problem: `${issue?.path.join('.') || 'the row'}: ${issue?.message ?? 'not readable'}` }
  }
  const row = parsed.data
  const run = parseRun(row, catalog, softwareRules)
  if (run === null) {
    const isKnown = gpuOfRow(row, catalog) !== undefined
    const reason = isKnown ? `no shape for ${row.model.name}` : `${row.gpu} is not in the catalog`
    return {
      id: row.id ?? null,
      tokensPerSecondPerGpu: null,
      peakMemoryGiB: null,
      fits: 'unsure',
      basis: `no estimate: ${reason}`,
    }
  }
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
    tokensPerSecondPerGpu: rounded(speed.value, 1),
    peakMemoryGiB: rounded(memory.value, GIB),
    fits: verdict,
    basis: speed.basis,
    nearest: speed.correction.nearest.slice(0, 3).map(({ id }) => id),
  }
}

const rounded = ({ p10, p50, p90 }: Interval, unit: number): Interval => ({
  p10: Number((p10 / unit).toPrecision(5)),
  p50: Number((p50 / unit).toPrecision(5)),
  p90: Number((p90 / unit).toPrecision(5)),
})
