/**
 * How much a way of running a job takes at one micro-batch after another. That is the same on every GPU: a sweep works
 * it out once for a number of GPUs, and each GPU only looks how far up it can go.
 */
import { compiledMemoryFormulas } from '../../estimate/formulas/compiled.ts'
import type { ModelShape } from '../../catalog/model.ts'
import type { Stack } from '../../catalog/stack.ts'
import { correctMemory, workloadOf } from '../../estimate/estimate.ts'
import { type MemoryBreakdown, memoryOfBatch, batchIndependentMemory } from '../../estimate/physics/memory.ts'
import type { PlanTraining } from '../../estimate/plan-training.ts'
import { requestedLayouts, longContextLayouts, withExpertParallelism } from './requested-layouts.ts'
import type { Plan } from '../../estimate/plan.ts'
import type { Software, Workload } from '../../estimate/physics/training-run.ts'
import type { Sizes } from '../../estimate/physics/sizes.ts'
import { softwareOf } from '../../estimate/physics/software.ts'
import { highEndFactor } from '../../estimate/range.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { attendedTokens, globalBatchOf, microBatchesOf, sequenceLengthOf } from './global-batch.ts'
import { layoutsOf, loraOf, recomputations, type TrainingMethod } from './search-space.ts'
import type { UsualBatches } from '../../catalog/usual-batches.ts'
import type { Estimator } from '../../estimate/estimator.ts'

/** Tokens of one micro-step beyond which nothing gets faster. */
const MAX_MICRO_STEP_TOKENS = 32_768

export type MicroBatchStep = {
  readonly microBatch: number
  readonly accumulation: number
  readonly memory: MemoryBreakdown
}

/** One layout and recomputation of a stack. */
export type MicroBatchSearch = {
  readonly plan: PlanWithoutGpu
  readonly workload: Workload
  readonly sizes: Sizes
  /** The high end of the memory range over its middle. */
  readonly highEndFactor: number
  /** The steps so far, the smallest first. */
  readonly steps: MicroBatchStep[]
  /** The next larger one; undefined where a larger one would not pay or leave enough steps. */
  readonly next: () => MicroBatchStep | undefined
}

/** A plan that may run on any GPU. */
export type PlanWithoutGpu = Omit<Plan, 'gpu' | 'nodes'>

/** What the micro-batch searches of a stack have in common. */
export type MicroBatchBase = {
  readonly spec: Spec
  readonly model: { readonly id: string | null; readonly shape: ModelShape }
  readonly trainingMethod: TrainingMethod
  readonly stack: Stack
  readonly compute: Plan['compute']
  readonly gpuCount: number
  /** Objective, optimizer, adapter and kernels of the question; null: plain. */
  readonly training: PlanTraining | null
  readonly batches: UsualBatches
}

/** The searches of every layout and recomputation worth trying. */
export function microBatchSearches(
  base: MicroBatchBase,
  sizes: Sizes,
  estimator: Estimator,
): readonly MicroBatchSearch[] {
  const { spec, model, trainingMethod, stack, gpuCount } = base
  const sequenceLength = Math.max(sequenceLengthOf(spec, base.batches), longestRollout(base))
  const globalBatch = globalBatchOf(spec, trainingMethod, model.shape.params, base.batches)
  const softwareBySharding = new Map<string, Software>()
  const searched = layoutsOf(
    stack,
    trainingMethod,
    model.shape,
    gpuCount,
    sequenceLength,
    base.training?.objective.logits,
  )
  const withExperts = withExpertParallelism(searched, stack, model.shape, gpuCount)
  const long = longContextLayouts(withExperts, stack, model.shape, gpuCount, sequenceLength)
  const requested = requestedLayouts(long, spec, stack, model.shape, gpuCount)
  // Weights come from the host unit by unit: what moves them is full sharding.
  const movable =
    spec.offload === 'params' ? requested.filter(({ sharding }) => gpuCount === 1 || sharding === 'fsdp') : requested
  return movable.flatMap((layout) =>
    recomputations(spec).map((recomputation) => {
      const plan = planOf(base, layout, recomputation, sequenceLength)
      const software = softwareBySharding.get(layout.sharding) ?? softwareOf(stack, plan)
      softwareBySharding.set(layout.sharding, software)
      return microBatchSearch(plan, workloadOf(plan, software), sizes, { spec, globalBatch }, estimator)
    }),
  )
}

/** Of what is written a micro-batch must hold the longest, unless a length was asked for; 0: nothing is. Tokens. */
function longestRollout({ spec, training }: MicroBatchBase): number {
  const { rollout = null } = training ?? {}
  return rollout === null || spec.sequenceLength !== null ? 0 : Math.ceil(rollout.promptTokens + rollout.cap)
}

/** From the smallest micro-batch that makes up the global batch to the largest that pays. */
function microBatchSearch(
  plan: PlanWithoutGpu,
  workload: Workload,
  sizes: Sizes,
  { spec, globalBatch }: { readonly spec: Spec; readonly globalBatch: number },
  estimator: Estimator,
): MicroBatchSearch {
  const { constants } = estimator.calibration
  const { tp, pp, cp } = plan.layout
  const dataParallel = plan.gpuCount / (tp * pp * cp)
  const largest = Math.max(1, Math.floor(MAX_MICRO_STEP_TOKENS / plan.sequenceLength))
  const microBatches = microBatchesOf(globalBatch, dataParallel, largest, spec.batch)
  const batchIndependent = batchIndependentMemory(workload, sizes, constants, compiledMemoryFormulas)
  const steps: MicroBatchStep[] = []
  const next = () => {
    const microBatch = microBatches[steps.length]
    if (microBatch === undefined) return undefined
    const accumulation = globalBatch / (microBatch * dataParallel)
    const memory = memoryOfBatch(
      workload,
      batchIndependent,
      microBatch,
      accumulation,
      constants,
      compiledMemoryFormulas,
    )
    const step = { microBatch, accumulation, memory: correctMemory(memory, workload, estimator) }
    steps.push(step)
    return step
  }
  return { plan, workload, sizes, highEndFactor: highEndFactor(workload, estimator.calibration), steps, next }
}

function planOf(
  { spec, model, trainingMethod, stack, compute, gpuCount, training, batches }: MicroBatchBase,
  layout: Plan['layout'],
  recomputation: Plan['recomputation'],
  sequenceLength: number,
): PlanWithoutGpu {
  // Pairs and responses are padded: their sequences are not cut up and packed.
  const packed = spec.packed ?? (stack.packing && (training === null || training.objective.family === 'supervised'))
  return {
    model: model.id,
    shape: model.shape,
    method: trainingMethod.method,
    weights: trainingMethod.weights,
    compute,
    lora: loraOf(spec, trainingMethod),
    stack,
    gpuCount,
    layout,
    sequenceLength,
    microBatch: 1,
    accumulation: 1,
    ...attendedTokens(spec, sequenceLength, packed, batches),
    packed,
    recomputation,
    offload: spec.offload ?? 'none',
    ...(training === null ? {} : { training }),
  }
}

export type MicroBatchFit = {
  /** null where not even the smallest fits. */
  readonly step: MicroBatchStep | null
  /** Bytes that the smallest takes. */
  readonly needed: number
}

/**
 * The first FSDP keeps the gradients of all weights while it accumulates: where those fill a GPU, the micro-batch that
 * needs no accumulation may fit though smaller ones do not.
 */
const holdsWholeGradients = ({ plan }: MicroBatchSearch, { accumulation }: MicroBatchStep): boolean =>
  plan.method === 'full' && plan.layout.sharding === 'fsdp' && plan.stack.gather !== 'lean' && accumulation > 1

/** The largest micro-batch within `availableBytes` (bytes). `onCheck` is called for each that was looked at. */
export function largestWithin(search: MicroBatchSearch, availableBytes: number, onCheck: () => void): MicroBatchFit {
  let best: MicroBatchStep | null = null
  for (let index = 0; ; index += 1) {
    const step = search.steps[index] ?? search.next()
    if (step === undefined) break
    onCheck()
    if (step.memory.device > availableBytes) {
      if (best === null && holdsWholeGradients(search, step)) continue
      break
    }
    best = step
  }
  return { step: best, needed: search.steps[0]?.memory.device ?? Infinity }
}
