/** The outside interface of prediction: one configuration in, speed and memory with ranges out. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Estimator } from './estimate.ts'
import { cellOf } from './place.ts'
import type { Interval } from './plan.ts'
import { predictFit, predictMemory, predictSpeed, sizesOfRun } from './predictor.ts'
import { type Reading, readRun, type Row, rowSchema } from './reading.ts'
import type { Run } from './run.ts'

export type RowPrediction = {
  /** As it came. */
  readonly id: string | number | null
  readonly tokensPerSecondPerGpu: Interval | null
  /** In the metric that the row names; as its tool would count, where it names none. */
  readonly peakMemoryGiB: Interval | null
  readonly fits: 'yes' | 'no' | 'unsure'
  readonly basis: string
  readonly nearest?: readonly string[]
}

const GIB = 2 ** 30

/** Predicts a row, or says in words which of its fields cannot be read. An unknown GPU or shape gets nulls. */
export function predictRow(
  input: unknown,
  estimator: Estimator,
  catalog: Pick<Catalog, 'gpus' | 'models'>,
  reading: Reading,
): RowPrediction | { readonly problem: string } {
  const read = rowSchema.safeParse(input)
  if (!read.success) {
    const [issue] = read.error.issues
    return { problem: `${issue?.path.join('.') || 'the row'}: ${issue?.message ?? 'not readable'}` }
  }
  const row = read.data
  const run = readRun(row, catalog, reading)
  if (run === null) {
    const what = catalog.gpus.has(row.gpu) ? `no shape for ${row.model.name}` : `${row.gpu} is not in the catalog`
    return {
      id: row.id ?? null,
      tokensPerSecondPerGpu: null,
      peakMemoryGiB: null,
      fits: 'unsure',
      basis: `no estimate: ${what}`,
    }
  }
  return predictRun(row, run, estimator)
}

function predictRun(row: Row, run: Run, { calibration, points }: Estimator): RowPrediction {
  const sizes = sizesOfRun(run)
  const source = row.source ?? 'not said'
  const origin = { source, cell: cellOf(source, row.model.name, row.gpu, row.method) }
  const speed = predictSpeed(run, sizes, calibration, points, origin)
  const memory = predictMemory(run, sizes, row.memoryMetric ?? 'unstated', calibration, points, origin)
  const { verdict } = predictFit(run, sizes, calibration, points, origin)
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
