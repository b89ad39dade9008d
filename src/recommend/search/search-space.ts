/** The search space: which ways of running a job are worth trying for a question. Nothing is estimated here. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { ModelShape } from '../../catalog/model.ts'
import { genericShape, modelOfSize } from '../../catalog/model-size.ts'
import type { Stack } from '../../catalog/stack.ts'
import { isUsable } from '../../catalog/stack-facts.ts'
import { isEnough, shapeOfNumbers } from '../../catalog/stated-shape.ts'
import { machineSize } from '../../estimate/estimate.ts'
import type { TrainingMethodRow, WeightPrecision } from '../../catalog/training-method.ts'
import type { Layout, Plan, Recomputation } from '../../estimate/plan.ts'
import { isGpuLimit } from '../../scenario/gpu-limit.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { isNamed } from '../ranking/candidate.ts'

/** A method with the stored form of its weights. */
export type TrainingMethod = { readonly method: Plan['method']; readonly weights: WeightPrecision }

export const DEFAULT_LORA_RANK = 16
const GPU_COUNTS = [1, 2, 4, 8, 16, 32, 64]
/** Models that are trained from scratch, or so large that 64 GPUs do not hold their states. */
const PRETRAINING_COUNTS = [...GPU_COUNTS, 128, 256, 512]

/**
 * The model asked about: named, of stated dimensions, of a listed size, or of usual proportions. null where the question
 * has neither.
 */
export function modelOf(
  spec: Spec,
  catalog: Catalog,
): { readonly id: string | null; readonly shape: ModelShape } | null {
  const named = spec.model === null ? undefined : catalog.models.get(spec.model)
  if (named !== undefined) return named
  const isStated = spec.shape !== null && isEnough({ ...spec.shape, params: spec.params })
  if (isStated) return { id: null, shape: shapeOfNumbers({ ...spec.shape, params: spec.params }) }
  if (spec.params === null) return null
  return modelOfSize(spec.params, catalog) ?? { id: null, shape: genericShape(spec.params) }
}

/**
 * Ways of training that the question allows; those that are tried by default where it says neither method nor weights.
 * A model of few `params` is then trained whole.
 */
export function trainingMethodsOf(
  spec: Spec,
  { methods, training }: Pick<Catalog, 'methods' | 'training'>,
  params = Infinity,
): TrainingMethod[] {
  const isOpen = spec.method === null && spec.weights === null && spec.adapter === null && spec.loraRank === null
  const trainsAll = training.optimizers.get(spec.optimizer ?? '')?.trainsAll === true
  const isWhole = ({ method, usualBelow }: TrainingMethodRow): boolean =>
    params < (usualBelow?.base ?? 0) || (trainsAll && method === 'full')
  const whole = isOpen ? [...methods.values()].filter(isWhole) : []
  if (whole.length > 0) return whole.map(({ method, weights }) => ({ method, weights }))
  const all = [...methods.values()].flatMap(({ method, weights, otherWeights, isTriedByDefault }) =>
    [weights, ...otherWeights].map((each) => ({
      method,
      weights: each,
      isUsual: isTriedByDefault && each === weights,
    })),
  )
  return all
    .filter(
      ({ method, weights, isUsual }) =>
        (spec.method === null ? method !== 'full' || spec.weights === 'fp32' : method === spec.method) &&
        (spec.weights === null ? isUsual : weights === spec.weights),
    )
    .map(({ method, weights }) => ({ method, weights }))
}

/** GPUs that the question allows, all of them where it names none. */
export const gpusOf = (spec: Spec, catalog: Catalog): Gpu[] =>
  [...catalog.gpus.values()].filter(
    (gpu) =>
      (spec.gpus === null || isNamed(gpu, spec.gpus)) &&
      (spec.excludedGpus === null || !isNamed(gpu, spec.excludedGpus)),
  )

/** Parameters whose fp32 masters and states fill 64 GPUs of 80 GB by themselves. */
const LARGE_MODEL = 3e11

const belowOf = (most: number): readonly number[] => PRETRAINING_COUNTS.filter((count) => count < most)

/** Counts to try for a model of `params` parameters, with the machines they fill: whole machines beyond one. */
export function countsOf(
  spec: Spec,
  gpu: Gpu,
  params: number,
): { readonly gpuCount: number; readonly nodes: number }[] {
  const size = machineSize(gpu)
  const counts =
    spec.gpuCount !== null
      ? [...(isGpuLimit(spec) ? belowOf(spec.gpuCount) : []), spec.gpuCount]
      : spec.nodes === null
        ? spec.task === 'pretrain' || (spec.method === 'full' && params > LARGE_MODEL)
          ? PRETRAINING_COUNTS
          : GPU_COUNTS
        : spec.nodes === 1
          ? GPU_COUNTS.filter((count) => count <= size)
          : [spec.nodes * size]
  return counts
    .map((gpuCount) => ({ gpuCount, nodes: spec.nodes ?? Math.max(1, Math.ceil(gpuCount / size)) }))
    .filter(({ gpuCount, nodes }) => gpuCount % nodes === 0)
}

/** Sequences from here on are worth splitting over GPUs; where log-probabilities of the whole vocabulary are kept, sooner. */
const splitFrom = { loss: 32_768, pooled: 32_768, whole: 8192 } as const

/** Ways to lay a job over GPUs that a stack knows. `logits`: what its objective keeps of the head. */
export function layoutsOf(
  stack: Stack,
  trainingMethod: TrainingMethod,
  shape: ModelShape,
  gpuCount: number,
  sequenceLength: number,
  logits: keyof typeof splitFrom = 'loss',
): Layout[] {
  const [tensor, pipeline, context] = [stack.tensorParallel, stack.pipelineParallel, stack.contextParallel].map(
    (axis) => isUsable(axis, false),
  )
  const unsplit = { tp: 1, pp: 1, cp: 1 }
  if (gpuCount === 1) return [{ sharding: 'none', ...unsplit }]
  const shardings = stack.sharding.filter((kind) =>
    trainingMethod.method === 'full' ? kind !== 'none' : kind === 'none' || kind === 'fsdp' || kind === 'zero1',
  )
  const layouts: Layout[] = shardings.map((sharding) => ({ sharding, ...unsplit }))
  for (const tp of tensor === true ? [2, 4, 8] : []) {
    if (gpuCount % tp !== 0 || shape.heads % tp !== 0) continue
    const sharding = shardings.includes('zero1') ? 'zero1' : 'fsdp'
    layouts.push({ sharding, ...unsplit, tp })
    for (const pp of pipeline === true && tp === 8 ? [2, 4, 8] : []) {
      if (gpuCount % (tp * pp) === 0 && shape.layers % pp === 0) layouts.push({ sharding, ...unsplit, tp, pp })
    }
  }
  for (const cp of context === true && sequenceLength >= splitFrom[logits] ? [2, 4, 8] : []) {
    if (gpuCount % cp === 0) layouts.push({ sharding: shardings.includes('fsdp') ? 'fsdp' : 'zero1', ...unsplit, cp })
  }
  return layouts
}

/** Recomputation to try: what was asked, else from the fastest to the smallest. */
export function recomputations(spec: Spec): Recomputation[] {
  if (spec.gradientCheckpointing === null) return ['none', 'full']
  return spec.gradientCheckpointing ? ['full'] : ['none']
}

/** The adapters of a way. */
export const loraOf = (spec: Spec, trainingMethod: TrainingMethod): Plan['lora'] =>
  trainingMethod.method === 'full'
    ? null
    : { rank: spec.loraRank ?? DEFAULT_LORA_RANK, targets: spec.loraTargets ?? 'attn+mlp' }
