/** Weights, gradients and optimizer states of one GPU, by recipe. Bytes. */
import type { CompiledMemoryFormulas } from '../formulas/compiled.ts'
import { dataParallel, type Workload } from './training-run.ts'
import { type Sizes, localParams } from './sizes.ts'
import { BF16 } from './units.ts'

/** What stays for the whole step, and what the backward pass and the optimizer step add. Bytes on one GPU. */
export type ModelStates = {
  /** Weights and optimizer states. */
  readonly persistent: number
  readonly gradients: number
  /** Where micro-steps are accumulated: gradients of the earlier ones, beside the activations of the next. */
  readonly accumulated: number
  /** Temporaries of the optimizer step. */
  readonly transient: number
}

/** NF4 in blocks of 64 with fp32 scales, and with double quantization; GPTQ in groups of 128; row scales in int8. */
const storedBytesPerParam = { nf4: 0.5625, 'nf4-double': 0.515869140625, gptq4: 0.53, int8: 1, fp8: 1 } as const

/** The usual preparation for k-bit training: norms, embeddings, head and the residual stream in fp32. Not when sharded. */
export const isKbitUpcast = (run: Workload): boolean =>
  run.method === 'qlora' && run.software.kbitUpcast && !isSharded(run)

/** Where no autocast takes it back to bf16, the head and everything behind the residual stream compute in fp32. */
export const computesInFp32 = (run: Workload): boolean => isKbitUpcast(run) && !run.software.autocast

export const isSharded = (run: Workload): boolean => run.sharding === 'fsdp' && dataParallel(run) * run.cp > 1

/** Bytes per parameter of full fine-tuning: weights, gradients, optimizer, temporaries of the optimizer step. */
export function stateBytesPerParam(run: Workload): {
  weight: number
  gradient: number
  optimizer: number
  transient: number
} {
  const { software } = run
  if (software.optimizer === 'distributed') return { weight: 2, gradient: 2, optimizer: 12, transient: 0 }
  if (software.deepspeed) return { weight: 2, gradient: 4, optimizer: 12, transient: 0 }
  const upcast = software.trained === 'fp32' || (software.autocast && isSharded(run))
  const foreach = software.optimizer === 'foreach' ? 1 : 0
  const recipe = upcast
    ? { weight: 4, gradient: 4, optimizer: 8, transient: 4 * foreach }
    : { weight: 2, gradient: 2, optimizer: 4, transient: 2 * foreach }
  const optimizer = software.optimizer === '8bit' ? 2.03 : recipe.optimizer
  return { ...recipe, optimizer: software.paged ? 0.1 * optimizer : optimizer }
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
  const persistent =
    formulas.modelStates({
      P: params,
      weight: recipe.weight,
      gradient: 0,
      optimizer,
      weightShards,
      gradientShards: 1,
      optimizerShards,
    }) + gatheredBytes
  const inBackward = Math.max(2 * run.shape.vocab * run.shape.hidden, inBackwardShare * params * recipe.gradient)
  const gradients = software.inBackward ? inBackward : (params * recipe.gradient) / gradientShards + 0.5 * gatheredBytes
  const accumulated = Math.max(gradients, unshardedGradients(run, params))
  const transient = software.inBackward ? 0 : (params * recipe.transient) / optimizerShards
  return { persistent, gradients, accumulated, transient }
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
  const headParams = software.framework === 'litgpt' ? shape.vocab * shape.hidden : 0
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
  const weights = run.offload.params ? 0 : gathered + shardedBytes / group
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

function baseBytesPerParam(run: Workload): number {
  switch (run.weights) {
    case 'nf4':
      return run.software.framework === 'litgpt' ? storedBytesPerParam.nf4 : storedBytesPerParam['nf4-double']
    case 'nf4-double':
    case 'gptq4':
    case 'int8':
    case 'fp8':
      return storedBytesPerParam[run.weights]
    case 'fp32':
      return 4
    case 'bf16':
    case 'fp16':
      return run.software.tier === 'vendor' && run.compute !== 'bf16' ? storedBytesPerParam.fp8 : 2
  }
}

function unquantizedBytesPerParam(run: Workload): number {
  if (run.weights === 'fp32' || isKbitUpcast(run)) return 4
  return 2
}
