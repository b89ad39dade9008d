/** The runs that a claim may speak of, set up on our model: their memory and their speed. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Gpu } from '../catalog/gpu.ts'
import type { ModelShape } from '../catalog/model.ts'
import { estimate, type Estimator, platformOf, runOf, type Sketch, sketch, sizesOfPlan } from '../estimate/estimate.ts'
import type { Interval, Plan } from '../estimate/plan.ts'
import { deviceRange, memoryBook } from '../estimate/predictor.ts'
import {
  computeOf,
  layoutsOf,
  loraOf,
  modelOf,
  recomputations,
  USUAL_SEQUENCE,
  waysOf,
  type Way,
} from '../recommend/space.ts'
import type { Spec } from '../scenario/spec.ts'
import type { Claimed } from './claimed.ts'

/** Sequences per GPU that a claim without a batch may have meant; the first two where it speaks of what is needed. */
const batches = [1, 2, 4, 8]
/** Elements outside of the layers are kept in two bytes. */
const KEPT = 2

export type Bench = {
  readonly shape: ModelShape
  readonly gpus: readonly Gpu[]
  /** Smallest stored form first. */
  readonly ways: readonly Way[]
  /** Bytes of the weights alone, of the smallest way. */
  readonly weights: number
  /** Bytes on each GPU, over stacks, recomputation and batches: the leanest, and the high end of the fullest. */
  readonly memory: { readonly least: number; readonly most: number } | null
  /** Of the leanest way on one GPU: what lies on it before any activation. */
  readonly held: number
  /** Usable bytes of one GPU, of the largest form. */
  readonly usable: number
  /** Stored forms of which something fits. */
  readonly fitting: ReadonlySet<Way['weights']>
  /** Tokens per second of all GPUs, of what fits: from the slowest stack to the fastest; the middle is the fastest's. */
  readonly speed: Interval | null
  /** Of the least demanding run, for the gate. */
  readonly leanest: Sketch | null
}

/** null where the spec names no model. `gpuCount` defaults to one. Without GPUs the largest of the catalog stands in. */
export function benchOf(
  { spec, isNeed }: Claimed,
  catalog: Catalog,
  estimator: Estimator,
  gpuCount: number,
): Bench | null {
  const model = modelOf(spec, catalog)
  if (model === null) return null
  const gpus = gpusOf(spec, catalog)
  const largest = gpus.reduce((one, other) => (other.usableMemory.base > one.usableMemory.base ? other : one))
  const ways = waysOf(spec).toSorted((one, other) => storedBytes(one, catalog) - storedBytes(other, catalog))
  const sketches = ways.flatMap((way) =>
    (spec.gpus === null ? [largest] : gpus).flatMap((gpu) =>
      sketchesOf(spec, model, gpu, gpuCount, way, catalog, estimator),
    ),
  )
  const { fit } = estimator.calibration
  const fitting = sketches.filter(({ memory, run }) => memory.device <= fit.no * run.hardware.usableMemory)
  // Who says nothing of recomputation trains with it, or the range would hold everything.
  const usual = sketches.filter(
    ({ plan }) =>
      (spec.gradientCheckpointing !== null || plan.recomputation === 'full') &&
      (!isNeed || plan.microBatch <= (spec.batch ?? 2)),
  )

  const byMemory = usual.toSorted((one, other) => one.memory.device - other.memory.device)
  const [leanest, fullest] = [byMemory[0] ?? null, byMemory.at(-1)]
  return {
    shape: model.shape,
    gpus,
    ways,
    weights: Math.min(...ways.map((way) => weightBytes(model.shape, way, catalog))),
    memory:
      leanest === null || fullest === undefined
        ? null
        : {
            least: leanest.memory.device,
            most: deviceRange(fullest.run, fullest.memory.device, estimator.calibration).p95,
          },
    held: leanest?.memory.held ?? 0,
    usable: largest.usableMemory.base,
    fitting: new Set(fitting.map(({ plan }) => plan.weights)),
    speed: speedOf(fitting, estimator),
    leanest,
  }
}

function gpusOf(spec: Spec, catalog: Catalog): readonly Gpu[] {
  const named = (spec.gpus ?? []).flatMap((id) => catalog.gpus.get(id) ?? [])
  return named.length > 0 ? named : [...catalog.gpus.values()]
}

const methodFile = ({ method, weights }: Way): string =>
  method === 'lora' && weights === 'int8' ? 'lora-int8' : method

/** Bytes of one parameter inside the layers. */
function storedBytes(way: Way, catalog: Catalog): number {
  if (way.weights === 'fp32') return 4
  if (way.weights === 'fp8') return 1
  return catalog.methods.get(methodFile(way))?.bytesPerBlockParam.base ?? KEPT
}

function weightBytes(shape: ModelShape, way: Way, catalog: Catalog): number {
  const rest = shape.params - shape.blockParams
  return memoryBook.quantizedWeights(shape.blockParams, storedBytes(way, catalog), rest, KEPT)
}

function sketchesOf(
  spec: Spec,
  model: { readonly id: string | null; readonly shape: ModelShape },
  gpu: Gpu,
  gpuCount: number,
  way: Way,
  catalog: Catalog,
  estimator: Estimator,
): Sketch[] {
  const nodes = spec.nodes ?? Math.max(1, Math.ceil(gpuCount / 8))
  const platform = platformOf(gpu, gpuCount, nodes)
  const sequenceLength = spec.sequenceLength ?? USUAL_SEQUENCE
  const lora = loraOf(spec, way)
  const sizes = sizesOfPlan({ shape: model.shape, method: way.method, lora })
  const able = [...catalog.stacks.values()].filter(
    (stack) =>
      (spec.stack === null || stack.id === spec.stack) &&
      stack.methods.includes(way.method) &&
      stack.weights.includes(way.weights) &&
      stack.vendors.includes(gpu.vendor) &&
      (gpuCount === 1 || stack.multiGpu) &&
      (nodes === 1 || stack.multiNode) &&
      computeOf(stack, gpu) !== null,
  )
  return able.flatMap((stack) =>
    layoutsOf(stack, way, model.shape, gpuCount, sequenceLength).flatMap((layout) =>
      recomputations(spec).flatMap((recomputation) =>
        (spec.batch === null ? batches : [spec.batch]).map((microBatch) => {
          const plan: Plan = {
            model: model.id,
            shape: model.shape,
            method: way.method,
            weights: way.weights,
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
          return sketch(plan, estimator, runOf(plan, platform), sizes)
        }),
      ),
    ),
  )
}

/** Ranges are worked out for the two ends alone: a claim of any speed between them is one that somebody reaches. */
function speedOf(fitting: readonly Sketch[], estimator: Estimator): Interval | null {
  const bySpeed = fitting.toSorted((one, other) => one.times.tokensPerSecond - other.times.tokensPerSecond)
  const [slowest, fastest] = [bySpeed[0], bySpeed.at(-1)]
  if (slowest === undefined || fastest === undefined) return null
  const best = estimate(fastest, estimator).tokensPerSecond
  const least = estimate(slowest, estimator).tokensPerSecond
  return { p10: Math.min(least.p10, best.p10), p50: best.p50, p90: Math.max(least.p90, best.p90) }
}
