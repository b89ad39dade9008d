/** Weights, gradients and optimizer states of one GPU, by recipe. Bytes. */
import type { CompiledMemoryFormulas } from '../formulas/compiled.ts'
import type { ParameterBytes } from '../../catalog/parameter-bytes.ts'
import { dataParallel, type Workload } from './training-run.ts'
import { type Sizes, localParams } from './sizes.ts'
import { BF16, FP32 } from '../../catalog/units.ts'

/** Bytes on one GPU that stay for the whole step, and those that the backward pass and the optimizer step add. */
export type ModelStates = {
  /** Weights and optimizer states. */
  readonly persistent: number
  readonly gradients: number
  /** Gradients of earlier micro-steps, held beside the activations of the next where gradients are accumulated. */
  readonly accumulated: number
  /** Temporaries of the optimizer step. */
  readonly transient: number
}

/** The usual preparation for k-bit training: norms, embeddings, head and the residual stream in fp32. Not when sharded. */
export const isKbitUpcast = (run: Workload): boolean =>
  run.method !== 'full' && run.software.quantizer !== null && run.software.kbitUpcast && !isSharded(run)

/** Where no autocast takes it back to bf16, the head and everything behind the residual stream compute in fp32. */
export const computesInFp32 = (run: Workload): boolean => isKbitUpcast(run) && !run.software.autocast

/** Whether the states are split over several GPUs (FSDP). */
export const isSharded = (run: Workload): boolean => run.sharding === 'fsdp' && dataParallel(run) * run.cp > 1

/** Bytes per parameter of full fine-tuning: weights, gradients, optimizer, temporaries of the optimizer step. */
export function stateBytesPerParam(run: Workload): {
  weight: number
  gradient: number
  optimizer: number
  transient: number
} {
  const { software } = run
  const { trained, eightBitMoments, pagedShare } = software.parameterBytes
  const recipe = trained[trainedRecipeOf(run)]
  const bytes = { weight: recipe.weight.base, gradient: recipe.gradient.base, optimizer: recipe.optimizer.base }
  const { optimizerStates: states } = run
  if (states !== undefined && !(states.moments === 2 && states.bytes === 0)) {
    const keepsMaster = software.optimizer === 'distributed' || software.deepspeed
    const master = keepsMaster ? FP32 : 0
    const optimizer = master + (states.moments * (bytes.optimizer - master)) / 2 + states.bytes
    return { ...bytes, optimizer, transient: 0 }
  }
  if (software.optimizer === 'distributed' || software.deepspeed) return { ...bytes, transient: 0 }
  const optimizer = software.optimizer === '8bit' ? eightBitMoments.base : bytes.optimizer
  return {
    ...bytes,
    optimizer: software.paged ? pagedShare.base * optimizer : optimizer,
    transient: software.optimizer === 'foreach' ? recipe.temporary.base : 0,
  }
}

/** The recipe of the states of `run`: bf16 alone, or with fp32 kept beside or instead. */
export function trainedRecipeOf(run: Workload): keyof ParameterBytes['trained'] {
  const { software } = run
  if (software.optimizer === 'distributed') return 'distributed'
  if (software.deepspeed) return 'deepspeed'
  return software.trained === 'fp32' || (software.autocast && isSharded(run)) ? 'fp32' : 'bf16'
}

/** States of `run`: what each GPU holds under its sharding and offload. */
export function modelStatesOf(
  run: Workload,
  sizes: Sizes,
  inBackwardShare: number,
  formulas: CompiledMemoryFormulas,
): ModelStates {
  return run.method === 'full' ? fullStates(run, sizes, inBackwardShare, formulas) : adapterStates(run, sizes, formulas)
}

function fullStates(
  run: Workload,
  sizes: Sizes,
  inBackwardShare: number,
  formulas: CompiledMemoryFormulas,
): ModelStates {
  const { software, sharding } = run
  const params = localParams(run, sizes)
  const group = dataParallel(run) * run.cp
  const recipe = stateBytesPerParam(run)
  if (run.offload.params)
    return { persistent: 0, gradients: 0, accumulated: unshardedGradients(run, params), transient: 0 }
  const expertGroup = run.ep > 1 ? Math.max(1, group / run.ep) : group
  if (run.ep > 1 && software.tier !== 'vendor') return expertParallelStates(run, sizes, recipe, group, expertGroup)
  const weightShards = sharding === 'fsdp' ? group : 1
  const gradientShards = sharding === 'fsdp' || (sharding === 'zero2' && software.tier !== 'vendor') ? group : 1
  const optimizerShards = sharding === 'none' ? 1 : group
  const optimizer = run.offload.optimizer ? 0 : recipe.optimizer
  // lit-gpt wraps the model as one unit: the whole of it is gathered on top of the shards.
  const gatheredBytes = software.gather === 'whole' && group > 1 ? params * recipe.weight : 0
  const states = (count: number, shards: { weightShards: number; optimizerShards: number }) =>
    formulas.modelStates({ P: count, weight: recipe.weight, gradient: 0, optimizer, gradientShards: 1, ...shards })
  // States of experts are shared by the GPUs that hold the same ones alone.
  const experts = run.ep > 1 ? sizes.expertParams / run.ep / (run.tp * run.pp) : 0
  const ofExperts = {
    weightShards: Math.min(weightShards, expertGroup),
    optimizerShards: Math.min(optimizerShards, expertGroup),
  }
  const persistent =
    states(params - experts, { weightShards, optimizerShards }) +
    (experts === 0 ? 0 : states(experts, ofExperts)) +
    gatheredBytes
  const inBackward = Math.max(2 * run.shape.vocab * run.shape.hidden, inBackwardShare * params * recipe.gradient)
  // DeepSpeed steps on the host: gradients move there as they are reduced.
  const kept = run.offload.optimizer && software.deepspeed && gradientShards > 1 ? 0 : params * recipe.gradient
  const gradients = software.inBackward ? inBackward : kept / gradientShards + 0.5 * gatheredBytes
  const accumulated = Math.max(gradients, unshardedGradients(run, params))
  const transient = software.inBackward ? 0 : (params * recipe.transient) / optimizerShards
  return { persistent, gradients, accumulated, transient }
}

/** Bytes that all GPUs of a run together keep in the memory of the host; 0 where nothing is kept there. */
export function hostBytesOf(run: Workload, sizes: Sizes): number {
  const { offload, shape } = run
  if (!offload.params && !offload.optimizer) return 0
  const adapters = sizes.adapterParams
  if (run.method !== 'full')
    return offload.params ? baseBytesPerParam(run) * shape.params + 4 * adapters : 12 * adapters
  const { weight, gradient, optimizer } = stateBytesPerParam(run)
  return shape.params * (offload.params ? weight + gradient + optimizer : gradient + optimizer)
}

/** The first FSDP does not reduce between micro-steps: each GPU holds the gradients of all weights until the last. */
function unshardedGradients(run: Workload, params: number): number {
  const isDeferred = isSharded(run) && run.software.gather !== 'lean' && !run.software.deepspeed
  return isDeferred ? BF16 * params : 0
}

function expertParallelStates(
  run: Workload,
  sizes: Sizes,
  recipe: ReturnType<typeof stateBytesPerParam>,
  group: number,
  expertGroup: number,
): ModelStates {
  const dense = run.shape.params - sizes.expertParams
  const experts = sizes.expertParams / run.ep
  const weightShards = run.software.kernels.includes('zero2') ? 1 : group
  const persistent = (recipe.weight * dense) / weightShards + recipe.weight * experts
  const optimizer = recipe.optimizer * (dense / group + experts / expertGroup)
  const gradients = recipe.gradient * (dense / group + experts)
  return { persistent: persistent + optimizer, gradients, accumulated: gradients, transient: 0 }
}

function adapterStates(run: Workload, sizes: Sizes, formulas: CompiledMemoryFormulas): ModelStates {
  const { shape, software } = run
  const parallel = run.tp * run.pp
  const group = run.sharding === 'fsdp' ? dataParallel(run) * run.cp : 1
  const adapters = sizes.adapterParams / parallel
  const adapterBytes = software.adapter === 'fp32' ? 4 : 2
  const headParams = software.quantizesHead ? shape.vocab * shape.hidden : 0
  const head = headParams * (software.quantizer === 'bnb' ? 1 : 0)
  const rest = (shape.params - shape.blockParams) / parallel + (shape.tiedEmbeddings ? headParams : 0) - head
  const block = (shape.blockParams - sizes.expertParams + sizes.expertParams / Math.max(1, run.ep)) / parallel + head
  const base = formulas.storedWeights({
    block,
    stored: baseBytesPerParam(run),
    rest,
    kept: unquantizedBytesPerParam(run),
  })
  const shardedBytes = base + adapters * adapterBytes
  const gathered = software.gather === 'whole' && group > 1 ? shardedBytes : 0
  // Experts that are split already are sharded by the GPUs that hold the same ones alone.
  const expertBytes = run.ep > 1 ? (baseBytesPerParam(run) * sizes.expertParams) / run.ep / parallel : 0
  const expertGroup = Math.max(1, group / Math.max(1, run.ep))
  const sharded = (shardedBytes - expertBytes) / group + expertBytes / expertGroup
  const weights = run.offload.params ? 0 : gathered + sharded
  const optimizer = run.offload.params ? 0 : (2 * adapterBytes * adapters) / group
  // Embeddings and head trained beside the adapters: weights, gradients and Adam states in fp32 copies.
  const extra = run.embeddingsTrained ? (12 * 2 * shape.vocab * shape.hidden) / group : 0
  const gradients = (adapterBytes * adapters) / group
  return {
    persistent: weights + optimizer + extra,
    gradients,
    accumulated: gradients,
    transient: 0,
  }
}

function baseBytesPerParam({ weights, compute, software }: Workload): number {
  const { stored } = software.parameterBytes
  if (weights === 'nf4') return stored[software.nf4 === 'single' ? 'nf4' : 'nf4-double'].base
  // Vendors' low-precision recipes load frozen weights in fp8.
  const isLoadedInFp8 = (weights === 'bf16' || weights === 'fp16') && software.tier === 'vendor' && compute !== 'bf16'
  return stored[isLoadedInFp8 ? 'fp8' : weights].base
}

function unquantizedBytesPerParam(run: Workload): number {
  if (run.weights === 'fp32' || isKbitUpcast(run)) return 4
  return 2
}
