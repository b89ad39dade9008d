/**
 * A team's own measurements, beside the published ones: they correct this team's estimates most where the run is the
 * same, less the further it is away, and nobody else's at all.
 */
import type { Estimator } from './estimate.ts'
import { inMetric, measureMemory, type Metric } from './memory.ts'
import { type Point, surveyOf } from './neighbours.ts'
import { ownId, ownOrigin } from './own.ts'
import { placeInTime } from './place.ts'
import { type Beyond, memoryBook, sizesOfRun, timeBook } from './predictor.ts'
import type { Run, Workload } from './run.ts'
import { timeStep } from './throughput.ts'

/** One measured run of a team. `id` is the team's own. */
export type Anchor = {
  readonly id: string
  /** As the catalog or the team calls it; runs of one model are near twins. */
  readonly model: string
  readonly run: Run
  readonly tokensPerSecondPerGpu: number | null
  readonly peak: { readonly bytes: number; readonly metric: Metric } | null
}

/** A figure off by more than this tells of this run alone: it corrects others as far as this, and no further. */
const MOST = 1.6

/** The estimator that also knows `anchors`. Costs some milliseconds: keep it for as long as the anchors stay. */
export function anchored(estimator: Estimator, anchors: readonly Anchor[]): Estimator {
  if (anchors.length === 0) return estimator
  const { calibration, points } = estimator
  const own = anchors.flatMap((anchor) => timePoint(anchor, estimator))
  return {
    ...estimator,
    points:
      own.length === 0
        ? points
        : {
            ...points,
            beyond: anchors.flatMap((anchor) => beyondMost(anchor, estimator)),
            time: surveyOf([...points.time.points, ...own], calibration.time.kernel, points.time.links),
          },
    own: { memory: anchors.flatMap((anchor) => memoryRatio(anchor, estimator)) },
  }
}

function timePoint({ id, model, run, tokensPerSecondPerGpu }: Anchor, { calibration }: Estimator): readonly Point[] {
  if (tokensPerSecondPerGpu === null) return []
  const { tokensPerSecond } = timeStep(run, sizesOfRun(run), calibration.constants, timeBook)
  const error = Math.log(tokensPerSecondPerGpu / tokensPerSecond)
  const { source, cell } = ownOrigin(model, run)
  return [{ id: ownId(id), place: placeInTime(run, source, cell), error: clip(error), doubt: 1 }]
}

/** What of a speed's error is too much to be carried over to other runs: it holds for the run that was measured. */
function beyondMost({ run, tokensPerSecondPerGpu }: Anchor, { calibration }: Estimator): readonly Beyond[] {
  if (tokensPerSecondPerGpu === null) return []
  const { tokensPerSecond } = timeStep(run, sizesOfRun(run), calibration.constants, timeBook)
  const error = Math.log(tokensPerSecondPerGpu / tokensPerSecond)
  return error === clip(error) ? [] : [{ run, log: error - clip(error) }]
}

/** How far the memory of a run was from its estimate, and of which run. */
export type MemoryRatio = { readonly run: Run; readonly log: number }

function memoryRatio({ run, peak }: Anchor, { calibration }: Estimator): readonly MemoryRatio[] {
  if (peak === null) return []
  const { constants } = calibration
  const expected = inMetric(measureMemory(run, sizesOfRun(run), constants, memoryBook), run, peak.metric, constants)
  return [{ run, log: clip(Math.log(peak.bytes / expected)) }]
}

const clip = (error: number) => Math.max(-Math.log(MOST), Math.min(Math.log(MOST), error))

/**
 * The factor on the device memory of `run` that the team's readings suggest: all of a reading for the same software,
 * method and weights on the same number of GPUs, half of it for another number, nothing otherwise.
 */
export function ownMemoryFactor(run: Workload, ratios: readonly MemoryRatio[]): number {
  let sum = 0
  let weight = 0
  for (const ratio of ratios) {
    const like =
      ratio.run.software.kernels === run.software.kernels &&
      ratio.run.method === run.method &&
      ratio.run.weights === run.weights &&
      ratio.run.recomputation === run.recomputation
    if (!like) continue
    const share = ratio.run.gpuCount === run.gpuCount ? 1 : 0.5
    sum += share * ratio.log
    weight += 1
  }
  return weight === 0 ? 1 : Math.exp(sum / weight)
}
