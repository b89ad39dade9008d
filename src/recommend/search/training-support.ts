/** Whether a stack can train as it was asked on a GPU, what it then computes in, and what else could make a job fit. */
import type { Gpu } from '../../catalog/gpu.ts'
import type { ComputePrecision, Stack } from '../../catalog/stack.ts'
import { isQuantizedBase } from '../../catalog/training-method.ts'
import { isUsable, type Maturity } from '../../catalog/stack-facts.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { TrainingMethod } from './search-space.ts'

/** What a stack computes in on a GPU; null where the GPU cannot. GPUs without bf16 fall back to fp16. */
export function computeOf(stack: Stack, gpu: Gpu): ComputePrecision | null {
  if (stack.compute !== 'bf16') return gpu.peak.fp8 === null ? null : stack.compute
  return gpu.peak.bf16 === null ? (gpu.peak.fp16 === null ? null : 'fp16') : 'bf16'
}

/** The same under the precision that was asked for; null where the stack or the GPU has no products in it. */
export function computeFor(
  { precision, stack: named }: Pick<Spec, 'precision' | 'stack'>,
  stack: Stack,
  gpu: Gpu,
): ComputePrecision | null {
  if (precision === null) return computeOf(stack, gpu)
  if (precision === 'fp16') return gpu.peak.fp16 === null || stack.compute !== 'bf16' ? null : 'fp16'
  if (precision === 'bf16') return stack.compute === 'bf16' && gpu.peak.bf16 !== null ? 'bf16' : null
  const peak = precision === 'nvfp4' ? gpu.peak.fp4 : gpu.peak.fp8
  // Formats in blocks of 16 or 32 are for GPUs that multiply them.
  const hasFormat = precision === 'fp8' || gpu.peak.fp4 !== null
  const isAble = isUsable(stack.facts.lowPrecision[precision], named === stack.id)
  return peak === null || !hasFormat || !isAble ? null : precision
}

const isLow = (precision: Spec['precision']): boolean =>
  precision === 'fp8' || precision === 'mxfp8' || precision === 'nvfp4'

/** Whether a stack has the optimizer that was asked for. */
export const supportsTraining = (stack: Stack, { optimizer }: Pick<Spec, 'optimizer'>): boolean =>
  optimizer === null || stack.facts.optimizers.has.includes(optimizer)

/** Whether a stack has what a question and so many GPUs need at all. What else speaks against it: `stackProblems`. */
export function isCapable(
  stack: Stack,
  spec: Spec,
  { method, weights }: TrainingMethod,
  gpu: Gpu,
  gpuCount: number,
  nodes: number,
): boolean {
  const isNamed = spec.stack === stack.id
  const needs = (degree: number | null, maturity: Maturity) => (degree ?? 1) === 1 || isUsable(maturity, isNamed)
  return (
    canRun(stack, { method, weights }, gpu, gpuCount) &&
    (nodes === 1 || stack.multiNode) &&
    canOffload(stack, spec, method) &&
    needs(spec.tp, stack.tensorParallel) &&
    needs(spec.pp, stack.pipelineParallel) &&
    needs(spec.cp, stack.contextParallel) &&
    needs(spec.ep, stack.expertParallel) &&
    // A profile of FP8 alone is for who asks for FP8.
    (stack.compute === 'bf16' || isNamed || spec.precision !== null || weights === 'fp8') &&
    supportsTraining(stack, spec) &&
    // Few multiply a frozen base with adapters on it in so few bits.
    (method === 'full' || !isLow(spec.precision) || isNamed || stack.facts.lowPrecision.adapters === 'yes') &&
    computeFor(spec, stack, gpu) !== null
  )
}

/** Whether software knows the method, its weights and the GPUs at all. */
export const canRun = (stack: Stack, { method, weights }: TrainingMethod, gpu: Gpu, gpuCount: number): boolean =>
  stack.methods.includes(method) &&
  stack.weights.includes(weights) &&
  stack.vendors.includes(gpu.vendor) &&
  (gpuCount === 1 || runsOnSeveral(stack, weights))

/** Whether software trains on more than one GPU with a base in these weights: some refuse a quantized one there. */
export const runsOnSeveral = (stack: Stack, weights: TrainingMethod['weights']): boolean =>
  stack.multiGpu && (!isQuantizedBase(weights) || stack.facts.quantization.severalGpus?.value !== false)

/**
 * Whether software keeps weights or states on the host: full sharding moves both, Megatron's optimizer and DeepSpeed's
 * stages the states alone; what neither shards nor is Megatron has paged optimizers at most.
 */
function canOffload(stack: Stack, { offload }: Pick<Spec, 'offload'>, method: TrainingMethod['method']): boolean {
  if (offload === null || offload === 'none') return true
  const moves = stack.sharding.includes('fsdp')
  return offload === 'params' ? moves && stack.tier !== 'vendor' : moves || method !== 'full'
}

/** The question with what saves memory and was not spoken of: 8-bit states, then states, then weights on the host. */
export function memorySavingVariants(spec: Spec): readonly Spec[] {
  const variants: Spec[] = []
  if (spec.method === 'full' && spec.optimizer === null) variants.push({ ...spec, optimizer: 'adamw-8bit' })
  if (spec.method === 'full' && spec.offload === null) variants.push({ ...spec, offload: 'optimizer' })
  if (spec.offload === null) variants.push({ ...spec, offload: 'params' })
  return variants
}
