/** Published runs with their measurements, and the residuals of physics on them that correct later predictions. */
import { compiledMemoryFormulas, compiledTimeFormulas } from '../formulas/compiled.ts'
import * as z from 'zod'
import type { Catalog } from '../../catalog/catalog.ts'
import { peakUtilisation } from '../physics/flops.ts'
import type { Constants } from '../physics/constants.ts'
import { peakInMetric, estimateMemory, type MemoryMetric } from '../physics/memory.ts'
import { cvGroupOf, memoryFeatures, speedFeatures } from './features.ts'
import { parseRun } from './run-parser.ts'
import type { TrainingRun } from '../physics/training-run.ts'
import { type Sizes, sizesOfRun } from '../physics/sizes.ts'
import { modelStatesOf } from '../physics/model-states.ts'
import { timeMicroStep } from '../physics/throughput.ts'
import {
  type CovarianceKernel,
  type Residual,
  buildResidualModel,
  type ResidualModels,
  clipError,
} from './residual-model.ts'
import type { SoftwareRules } from './software-rules.ts'
import { runConfigSchema } from './run-config.ts'
import { GIB } from '../../catalog/units.ts'

export const measurementRowSchema = runConfigSchema.extend({
  id: z.string(),
  confidence: z.enum(['high', 'medium', 'low']).catch('medium'),
  measured: z.looseObject({
    tokensPerSecondPerGpu: z.number().positive().optional(),
    peakMemoryGiB: z.number().positive().optional(),
    /** Shown by nvidia-smi in the same run. */
    deviceMemoryGiB: z.number().positive().optional(),
    outOfMemory: z.boolean().optional(),
    timeToTrainMinutes: z.number().positive().optional(),
  }),
})

/** One file of data/measurements/. */
export const measurementFileSchema = z.strictObject({
  id: z.string(),
  source: z.string(),
  runs: z.array(measurementRowSchema),
})
export type MeasurementFile = z.infer<typeof measurementFileSchema>

/** A published run, parsed. `cvGroup` is source, model, GPU and method: near duplicates share it. */
export type MeasuredRun = {
  readonly id: string
  readonly source: string
  /** The author or code base: runs of one lineage are not independent. */
  readonly lineage: string
  /** Id in data/sources.json of the page it was read from. */
  readonly publication: string
  readonly cvGroup: string
  readonly model: string
  /** As the reporter calls it. */
  readonly framework: string
  readonly run: TrainingRun
  readonly sizes: Sizes
  readonly metric: MemoryMetric
  readonly noiseScale: number
  readonly tokensPerSecondPerGpu: number | null
  readonly peakBytes: number | null
  readonly deviceBytes: number | null
  readonly outOfMemory: boolean
}

/** Parses every run of `files` whose GPU and shape are known. */
export function parseMeasuredRuns(
  files: Iterable<MeasurementFile>,
  catalog: Pick<Catalog, 'gpus' | 'models' | 'sources'>,
  softwareRules: SoftwareRules,
): MeasuredRun[] {
  const runs: MeasuredRun[] = []
  for (const file of files) {
    for (const row of file.runs) {
      const run = parseRun({ ...row, source: file.id }, catalog, softwareRules)
      if (run === null) continue
      const { measured } = row
      runs.push({
        id: row.id,
        source: file.id,
        lineage: catalog.sources.get(file.source)?.lineage ?? file.id,
        publication: file.source,
        framework: row.framework ?? file.id,
        cvGroup: cvGroupOf(file.id, row.model.name, row.gpu, row.method),
        model: row.model.name,
        run,
        sizes: sizesOfRun(run),
        metric: row.memoryMetric ?? 'unstated',
        noiseScale: row.confidence === 'low' ? 6 : 1,
        tokensPerSecondPerGpu: measured.tokensPerSecondPerGpu ?? null,
        peakBytes: measured.peakMemoryGiB === undefined ? null : measured.peakMemoryGiB * GIB,
        deviceBytes: measured.deviceMemoryGiB === undefined ? null : measured.deviceMemoryGiB * GIB,
        outOfMemory: measured.outOfMemory ?? false,
      })
    }
  }
  return runs
}

/** Runs that physics refutes: more than 0.9 of the peak of the precision they ran in. */
export const hasImpossibleSpeed = (measured: MeasuredRun): boolean =>
  measured.tokensPerSecondPerGpu !== null &&
  peakUtilisation(measured.run, measured.sizes, measured.tokensPerSecondPerGpu) > 0.9

/** Peaks that physics refutes: on one GPU, less than the weights and the states of the optimizer that the row names. */
export const hasImpossiblePeak = ({ run, sizes, peakBytes }: MeasuredRun): boolean =>
  peakBytes !== null &&
  run.gpuCount === 1 &&
  !run.offload.optimizer &&
  !run.offload.params &&
  peakBytes < modelStatesOf(run, sizes, 0, compiledMemoryFormulas).persistent

/** The residual models under constants `k`, without the runs that physics refutes. */
export function buildResidualModels(
  runs: readonly MeasuredRun[],
  k: Constants,
  kernels: {
    readonly time: { readonly kernel: CovarianceKernel }
    readonly memory: { readonly kernel: CovarianceKernel }
  },
): ResidualModels {
  const speedResiduals: Residual[] = []
  const memoryResiduals: Residual[] = []
  for (const measured of runs) {
    const { id, run, sizes, source, cvGroup, metric, noiseScale } = measured
    if (measured.tokensPerSecondPerGpu !== null && !hasImpossibleSpeed(measured)) {
      const times = timeMicroStep(run, sizes, k, compiledTimeFormulas)
      const logError = clipError(Math.log(measured.tokensPerSecondPerGpu / times.tokensPerSecond), 0.7)
      speedResiduals.push({ id, features: speedFeatures(run, times, source, cvGroup), logError, noiseScale })
    }
    if (measured.peakBytes !== null && !hasImpossiblePeak(measured)) {
      const predicted = peakInMetric(estimateMemory(run, sizes, k, compiledMemoryFormulas), run, metric, k)
      const logError = clipError(Math.log(measured.peakBytes / predicted), 0.4)
      memoryResiduals.push({ id, features: memoryFeatures(run, metric, source, cvGroup), logError, noiseScale })
    }
  }
  return {
    speed: buildResidualModel(speedResiduals, kernels.time.kernel),
    memory: buildResidualModel(memoryResiduals, kernels.memory.kernel),
  }
}
