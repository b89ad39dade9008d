/** Published runs with what was measured, and how far physics was from them: the points that correct later predictions. */
import * as z from 'zod'
import type { Catalog } from '../catalog/catalog.ts'
import { peakUtilisation } from './gate.ts'
import type { Constants } from './constants.ts'
import { inMetric, measureMemory, type Metric } from './memory.ts'
import { type Kernel, type Point, surveyOf } from './neighbours.ts'
import { cellOf, placeInMemory, placeInTime } from './place.ts'
import { memoryBook, type Points, sizesOfRun, timeBook } from './predictor.ts'
import { type Reading, readRun, rowSchema } from './reading.ts'
import type { Run } from './run.ts'
import type { Sizes } from './sizes.ts'
import { states } from './states.ts'
import { timeStep } from './throughput.ts'

const GIB = 2 ** 30

export const measuredRowSchema = rowSchema.extend({
  id: z.string(),
  confidence: z.enum(['high', 'medium', 'low']).catch('medium'),
  measured: z.looseObject({
    tokensPerSecondPerGpu: z.number().positive().optional(),
    peakMemoryGiB: z.number().positive().optional(),
    /** What nvidia-smi showed beside it. */
    deviceMemoryGiB: z.number().positive().optional(),
    outOfMemory: z.boolean().optional(),
    timeToTrainMinutes: z.number().positive().optional(),
  }),
})

/** One file of data/measurements/. */
export const measurementFileSchema = z.strictObject({
  id: z.string(),
  source: z.string(),
  runs: z.array(measuredRowSchema),
})
export type MeasurementFile = z.infer<typeof measurementFileSchema>

/** A published run, read. `cell` is source, model, GPU and method: near twins share it. */
export type MeasuredRun = {
  readonly id: string
  readonly source: string
  /** Id in data/sources.json of the page it was read from. */
  readonly publication: string
  readonly cell: string
  readonly model: string
  /** As the reporter calls it. */
  readonly framework: string
  readonly run: Run
  readonly sizes: Sizes
  readonly metric: Metric
  readonly doubt: number
  readonly tokensPerSecondPerGpu: number | null
  readonly peakBytes: number | null
  readonly deviceBytes: number | null
  readonly outOfMemory: boolean
}

/** Reads every run of `files` whose GPU and shape are known. */
export function readMeasured(
  files: Iterable<MeasurementFile>,
  catalog: Pick<Catalog, 'gpus' | 'models'>,
  reading: Reading,
): MeasuredRun[] {
  const runs: MeasuredRun[] = []
  for (const file of files) {
    for (const row of file.runs) {
      const run = readRun({ ...row, source: file.id }, catalog, reading)
      if (run === null) continue
      const { measured } = row
      runs.push({
        id: row.id,
        source: file.id,
        publication: file.source,
        framework: row.framework ?? file.id,
        cell: cellOf(file.id, row.model.name, row.gpu, row.method),
        model: row.model.name,
        run,
        sizes: sizesOfRun(run),
        metric: row.memoryMetric ?? 'unstated',
        doubt: row.confidence === 'low' ? 6 : 1,
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
export const refuted = (measured: MeasuredRun): boolean =>
  measured.tokensPerSecondPerGpu !== null &&
  peakUtilisation(measured.run, measured.sizes, measured.tokensPerSecondPerGpu) > 0.9

/** Peaks that physics refutes: on one GPU, less than the weights and the states of the optimizer that the row names. */
export const refutedPeak = ({ run, sizes, peakBytes }: MeasuredRun): boolean =>
  peakBytes !== null &&
  run.gpuCount === 1 &&
  !run.offload.optimizer &&
  !run.offload.params &&
  peakBytes < states(run, sizes, 0, memoryBook).held

const clip = (error: number, most: number) => Math.max(-most, Math.min(most, error))

/** The points that correct predictions, under constants `k`: runs that physics refutes are left out. */
export function pointsOf(
  runs: readonly MeasuredRun[],
  k: Constants,
  kernels: { readonly time: { readonly kernel: Kernel }; readonly memory: { readonly kernel: Kernel } },
): Points {
  const time: Point[] = []
  const memory: Point[] = []
  for (const measured of runs) {
    const { id, run, sizes, source, cell, metric, doubt } = measured
    if (measured.tokensPerSecondPerGpu !== null && !refuted(measured)) {
      const predicted = timeStep(run, sizes, k, timeBook).tokensPerSecond
      const error = clip(Math.log(measured.tokensPerSecondPerGpu / predicted), 0.7)
      time.push({ id, place: placeInTime(run, source, cell), error, doubt })
    }
    if (measured.peakBytes !== null && !refutedPeak(measured)) {
      const predicted = inMetric(measureMemory(run, sizes, k, memoryBook), run, metric, k)
      const error = clip(Math.log(measured.peakBytes / predicted), 0.4)
      memory.push({ id, place: placeInMemory(run, metric, source, cell), error, doubt })
    }
  }
  return { time: surveyOf(time, kernels.time.kernel), memory: surveyOf(memory, kernels.memory.kernel) }
}
