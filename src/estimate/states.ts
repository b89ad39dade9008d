/** Weights, gradients and optimizer states of one GPU, by recipe. Bytes. */
import type { Book } from './formula.ts'
import type { memory } from './formulas/memory.ts'
import { localParams } from './exchange.ts'
import { dataParallel, type Workload } from './run.ts'
import type { Sizes } from './sizes.ts'

export type MemoryBook = Book<typeof memory>

/** What stays for the whole step, and what the backward pass and the optimizer step add. Bytes on one GPU. */
export type States = {
  /** Weights and optimizer states. */
  readonly held: number
  readonly gradients: number
  /** Where micro-steps are accumulated: gradients of the earlier ones, beside the activations of the next. */
  readonly accumulated: number
  /** Temporaries of the optimizer step. */
  readonly transient: number
}

const BF16 = 2

/** NF4 in blocks of 64 with fp32 scales, and with double quantization; GPTQ in groups of 128; row scales in int8. */
const storedBytes = { nf4: 0.5625, 'nf4-double': 0.515869140625, gptq4: 0.53, int8: 1, fp8: 1 } as const

/** The usual preparation for k-bit training: norms, embeddings, head and the residual stream in fp32. Not when sharded. */
export const isUpcast = (run: Workload): boolean => run.method === 'qlora' && run.software.kbitUpcast && !isSharded(run)

/** Where no autocast takes it back to bf16, the head and everything behind the residual stream compute in fp32. */
export const isFp32 = (run: Workload): boolean => isUpcast(run) && !run.software.autocast

export const isSharded = (run: Workload): boolean => run.sharding === 'fsdp' && dataParallel(run) * run.cp > 1

/** Bytes per parameter of full fine-tuning: weights, gradients, optimizer, temporaries of the optimizer step. */
export function fullRecipe(run: Workload): { weight: number; gradient: number; optimizer: number; transient: number } {
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
export function states(run: Workload, sizes: Sizes, inBackwardShare: number, book: MemoryBook): States {
  return run.method === 'full' ? fullStates(run, sizes, inBackwardShare, book) : adapterStates(run, sizes, book)
}

function fullStates(run: Workload, sizes: Sizes, inBackwardShare: number, book: MemoryBook): States {
  const { software, sharding } = run
  const params = localParams(run, sizes)
  const group = dataParallel(run) * run.cp
  const recipe = fullRecipe(run)
  if (run.offload.params) return { held: 0, gradients: 0, accumulated: unshardedGradients(run, params), transient: 0 }
  const expertGroup = run.ep > 1 ? Math.max(1, group / run.ep) : group
  if (run.ep > 1 && software.tier !== 'vendor') return shardedExperts(run, sizes, recipe, group, expertGroup)
  const weightShards = sharding === 'fsdp' ? group : 1
  const gradientShards = sharding === 'fsdp' || (sharding === 'zero2' && software.tier !== 'vendor') ? group : 1
  const optimizerShards = sharding === 'none' ? 1 : group
  const optimizer = run.offload.optimizer ? 0 : recipe.optimizer
  // lit-gpt wraps the model as one unit: the whole of it is gathered on top of the shards.
  const whole = software.gather === 'whole' && group > 1 ? params * recipe.weight : 0
  const held = book.states(params, recipe.weight, 0, optimizer, weightShards, 1, optimizerShards) + whole
  const inBackward = Math.max(2 * run.shape.vocab * run.shape.hidden, inBackwardShare * params * recipe.gradient)
  const gradients = software.inBackward ? inBackward : (params * recipe.gradient) / gradientShards + 0.5 * whole
  const accumulated = Math.max(gradients, unshardedGradients(run, params))
  const transient = software.inBackward ? 0 : (params * recipe.transient) / optimizerShards
  return { held, gradients, accumulated, transient }
}

/** The first FSDP does not reduce between micro-steps: each GPU holds the gradients of all weights until the last. */
function unshardedGradients(run: Workload, params: number): number {
  const waits = isSharded(run) && run.software.gather !== 'lean' && !run.software.deepspeed
  return waits ? BF16 * params : 0
}

function shardedExperts(
  run: Workload,
  sizes: Sizes,
  recipe: ReturnType<typeof fullRecipe>,
  group: number,
  expertGroup: number,
): States {
  const dense = run.shape.params - sizes.expertParams
  const experts = sizes.expertParams / run.ep
  const weightShards = run.software.kernels.includes('zero2') ? 1 : group
  const held = (recipe.weight * dense) / weightShards + recipe.weight * experts
  const optimizer = recipe.optimizer * (dense / group + experts / expertGroup)
  const gradients = recipe.gradient * (dense / group + experts)
  return { held: held + optimizer, gradients, accumulated: gradients, transient: 0 }
}

function adapterStates(run: Workload, sizes: Sizes, book: MemoryBook): States {
  const { shape, software } = run
  const parallel = run.tp * run.pp
  const group = run.sharding === 'fsdp' ? dataParallel(run) * run.cp : 1
  const adapters = sizes.adapterParams / parallel
  const bytes = software.adapter === 'fp32' ? 4 : 2
  const whole = software.framework === 'litgpt' ? shape.vocab * shape.hidden : 0
  const head = whole * (software.quantizer === 'bnb' ? 1 : 0)
  const rest = (shape.params - shape.blockParams) / parallel + (shape.tiedEmbeddings ? whole : 0) - head
  const block = (shape.blockParams - sizes.expertParams + sizes.expertParams / Math.max(1, run.ep)) / parallel + head
  const base = book.quantizedWeights(block, baseBytes(run), rest, restBytes(run))
  const shared = base + adapters * bytes
  const gathered = software.gather === 'whole' && group > 1 ? shared : 0
  const weights = run.offload.params ? 0 : gathered + shared / group
  const optimizer = run.offload.params ? 0 : (2 * bytes * adapters) / group
  // Embeddings and head trained beside the adapters: weights, gradients and Adam states in fp32 copies.
  const extra = run.embeddingsTrained ? (12 * 2 * shape.vocab * shape.hidden) / group : 0
  const gradients = (bytes * adapters) / group
  return {
    held: weights + optimizer + extra,
    gradients,
    accumulated: gradients,
    transient: 0,
  }
}

function baseBytes(run: Workload): number {
  switch (run.weights) {
    case 'nf4':
      return run.software.framework === 'litgpt' ? storedBytes.nf4 : storedBytes['nf4-double']
    case 'nf4-double':
    case 'gptq4':
    case 'int8':
    case 'fp8':
      return storedBytes[run.weights]
    case 'fp32':
      return 4
    case 'bf16':
    case 'fp16':
      return run.software.tier === 'vendor' && run.compute !== 'bf16' ? storedBytes.fp8 : 2
  }
}

function restBytes(run: Workload): number {
  if (run.weights === 'fp32' || isUpcast(run)) return 4
  return 2
}
