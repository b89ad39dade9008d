/** The runs that a claim may describe, estimated by our model: their memory and speed. */
import { compiledMemoryFormulas } from '../estimate/formulas/compiled.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Gpu } from '../catalog/gpu.ts'
import type { ModelShape } from '../catalog/model.ts'
import { estimate, platformOf, runOf, estimatePhysics, sizesOfPlan } from '../estimate/estimate.ts'
import type { Interval, Plan } from '../estimate/plan.ts'
import {
  layoutsOf,
  loraOf,
  modelOf,
  recomputations,
  trainingMethodsOf,
  type TrainingMethod,
} from '../recommend/search/search-space.ts'
import { DEFAULT_SEQUENCE_LENGTH } from '../recommend/search/global-batch.ts'
import { computeOf } from '../recommend/search/training-support.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { RunClaim } from './claim.ts'
import type { Estimator, PhysicsEstimate } from '../estimate/estimator.ts'
import { hostBytesOf } from '../estimate/physics/model-states.ts'
import { deviceRange } from '../estimate/range.ts'

/** Sequences per GPU that a claim without a batch may have meant; the first two where it speaks of what is needed. */
const assumedBatches = [1, 2, 4, 8]
/** Elements outside of the layers are kept in two bytes. */
const BYTES_OUTSIDE_LAYERS = 2

export type ReferenceRuns = {
  readonly shape: ModelShape
  readonly gpus: readonly Gpu[]
  /** Smallest stored form first. */
  readonly trainingMethods: readonly TrainingMethod[]
  /** Bytes of the weights alone, of the smallest way. */
  readonly weightBytes: number
  /** Bytes on each GPU, over stacks, recomputation and batches: the leanest, and the high end of the fullest. */
  readonly memory: { readonly least: number; readonly most: number } | null
  /** Of the leanest way on one GPU: what lies on it before any activation. */
  readonly persistentMemory: number
  /** What does not fit the GPUs does with the weights in the memory of the host, of which nothing was said. */
  readonly fitsWithHost: boolean
  /** Usable bytes of one GPU, of the largest form. */
  readonly usableMemory: number
  /** Stored forms of which something fits. */
  readonly fittingWeights: ReadonlySet<TrainingMethod['weights']>
  /**
   * Tokens per second of all GPUs, of what fits: from the slowest stack to the fastest; the middle is the fastest's.
   */
  readonly speed: Interval | null
  /** Of the least demanding run, for the gate. */
  readonly leanest: PhysicsEstimate | null
}

/**
 * null where the spec names no model, or only GPUs that nothing was measured on. `gpuCount` defaults to one. Without
 * GPUs the largest of the catalog stands in.
 */
export function referenceRunsOf(
  { spec, isMemoryNeed }: RunClaim,
  catalog: Catalog,
  estimator: Estimator,
  gpuCount: number,
): ReferenceRuns | null {
  const model = modelOf(spec, catalog)
  const gpus = candidateGpus(spec, catalog)
  if (model === null || gpus.length === 0) return null
  const largest = gpus.reduce((one, other) => (other.usableMemory.base > one.usableMemory.base ? other : one))
  const trainingMethods = trainingMethodsOf(spec, catalog).toSorted(
    (one, other) => bytesPerParam(one, catalog) - bytesPerParam(other, catalog),
  )
  const estimates = trainingMethods.flatMap((trainingMethod) =>
    (spec.gpus === null ? [largest] : gpus).flatMap((gpu) =>
      physicsEstimatesOf(spec, model, gpu, gpuCount, trainingMethod, catalog, estimator),
    ),
  )
  const { fit } = estimator.calibration
  const fitting = estimates.filter(({ memory, run }) => memory.device <= fit.no * run.hardware.usableMemory)
  // Who says nothing of recomputation trains with it, or the range would hold everything.
  const comparable = estimates.filter(
    ({ plan }) =>
      (spec.gradientCheckpointing !== null || plan.recomputation === 'full') &&
      (!isMemoryNeed || plan.microBatch <= (spec.batch ?? 2)),
  )

  const byMemory = comparable.toSorted((one, other) => one.memory.device - other.memory.device)
  const [leanest, fullest] = [byMemory[0] ?? null, byMemory.at(-1)]
  const needsHost =
    spec.gpus !== null && spec.offload === null && (leanest?.memory.device ?? 0) > largest.usableMemory.base
  const hasRoom = ({ memory, run, sizes, plan }: PhysicsEstimate) =>
    memory.device <= largest.usableMemory.base && hostBytesOf(run, sizes) <= catalog.choice.hostMemory.base * plan.nodes
  const withHost = { ...spec, offload: 'params' } as const
  return {
    shape: model.shape,
    gpus,
    fitsWithHost:
      needsHost &&
      trainingMethods.some((trainingMethod) =>
        physicsEstimatesOf(withHost, model, largest, gpuCount, trainingMethod, catalog, estimator).some(hasRoom),
      ),
    trainingMethods,
    weightBytes: Math.min(
      ...trainingMethods.map((trainingMethod) => weightBytesOf(model.shape, trainingMethod, catalog)),
    ),
    memory:
      leanest === null || fullest === undefined
        ? null
        : {
            least: leanest.memory.device,
            most: deviceRange(fullest.run, fullest.memory.device, estimator.calibration).p95,
          },
    persistentMemory: leanest?.memory.persistent ?? 0,
    usableMemory: largest.usableMemory.base,
    fittingWeights: new Set(fitting.map(({ plan }) => plan.weights)),
    speed: speedRange(fitting, estimator),
    leanest,
  }
}

function candidateGpus(spec: Spec, catalog: Catalog): readonly Gpu[] {
  return spec.gpus === null ? [...catalog.gpus.values()] : spec.gpus.flatMap((id) => catalog.gpus.get(id) ?? [])
}

/** Bytes of one parameter inside the layers. */
const bytesPerParam = ({ weights }: TrainingMethod, { parameterBytes }: Catalog): number =>
  parameterBytes.stored[weights === 'nf4' ? 'nf4-double' : weights].base

function weightBytesOf(shape: ModelShape, trainingMethod: TrainingMethod, catalog: Catalog): number {
  const rest = shape.params - shape.blockParams
  return compiledMemoryFormulas.storedWeights({
    block: shape.blockParams,
    stored: bytesPerParam(trainingMethod, catalog),
    rest,
    kept: BYTES_OUTSIDE_LAYERS,
  })
}

function physicsEstimatesOf(
  spec: Spec,
  model: { readonly id: string | null; readonly shape: ModelShape },
  gpu: Gpu,
  gpuCount: number,
  trainingMethod: TrainingMethod,
  catalog: Catalog,
  estimator: Estimator,
): PhysicsEstimate[] {
  const nodes = spec.nodes ?? Math.max(1, Math.ceil(gpuCount / 8))
  const platform = platformOf(gpu, gpuCount, nodes)
  const sequenceLength = spec.sequenceLength ?? DEFAULT_SEQUENCE_LENGTH
  const lora = loraOf(spec, trainingMethod)
  const sizes = sizesOfPlan({ shape: model.shape, method: trainingMethod.method, lora })
  const compatibleStacks = [...catalog.stacks.values()].filter(
    (stack) =>
      // What nobody measured adds nothing to the range of what others reach.
      (spec.stack === null ? stack.speedsLike === null : stack.id === spec.stack) &&
      stack.methods.includes(trainingMethod.method) &&
      stack.weights.includes(trainingMethod.weights) &&
      stack.vendors.includes(gpu.vendor) &&
      (gpuCount === 1 || stack.multiGpu) &&
      (nodes === 1 || stack.multiNode) &&
      computeOf(stack, gpu) !== null,
  )
  return compatibleStacks.flatMap((stack) =>
    layoutsOf(stack, trainingMethod, model.shape, gpuCount, sequenceLength).flatMap((layout) =>
      recomputations(spec).flatMap((recomputation) =>
        (spec.batch === null ? assumedBatches : [spec.batch]).map((microBatch) => {
          const plan: Plan = {
            model: model.id,
            shape: model.shape,
            method: trainingMethod.method,
            weights: trainingMethod.weights,
            compute: computeOf(stack, gpu) ?? 'bf16',
            lora,
            stack,
            gpu,
            gpuCount,
            nodes,
            layout,
            sequenceLength,
            microBatch,
            accumulation: 1,
            packed: spec.packed ?? stack.packing,
            recomputation,
            offload: spec.offload ?? 'none',
          }
          return estimatePhysics(plan, estimator, runOf(plan, platform), sizes)
        }),
      ),
    ),
  )
}

/** Ranges are worked out for the two ends alone: a claim of any speed between them is one that somebody reaches. */
function speedRange(fitting: readonly PhysicsEstimate[], estimator: Estimator): Interval | null {
  const bySpeed = fitting.toSorted((one, other) => one.times.tokensPerSecond - other.times.tokensPerSecond)
  const [slowest, fastest] = [bySpeed[0], bySpeed.at(-1)]
  if (slowest === undefined || fastest === undefined) return null
  const best = estimate(fastest, estimator).tokensPerSecond
  const worst = estimate(slowest, estimator).tokensPerSecond
  return { p10: Math.min(worst.p10, best.p10), p50: best.p50, p90: Math.max(worst.p90, best.p90) }
}
