/** Whether a stack can train as it was asked, what it then computes in, and what else could make a job fit. */
import type { Gpu } from '../../catalog/gpu.ts'
import type { ComputePrecision, Stack } from '../../catalog/stack.ts'
import type { Spec } from '../../scenario/scenario.ts'

/** What a stack computes in on a GPU; null where the GPU cannot. Cards without bf16 fall back to fp16. */
export function computeOf(stack: Stack, gpu: Gpu): ComputePrecision | null {
  if (stack.compute !== 'bf16') return gpu.peak.fp8 === null ? null : stack.compute
  return gpu.peak.bf16 === null ? (gpu.peak.fp16 === null ? null : 'fp16') : 'bf16'
}

const lowPrecisions: ReadonlySet<string> = new Set(['fp8', 'mxfp8', 'nvfp4'])

/** The same under the precision that was asked for; null where the stack or the GPU has no products in it. */
export function computeFor({ precision }: Pick<Spec, 'precision'>, stack: Stack, gpu: Gpu): ComputePrecision | null {
  if (precision === null) return computeOf(stack, gpu)
  if (precision === 'fp16') return gpu.peak.fp16 === null || stack.compute !== 'bf16' ? null : 'fp16'
  if (precision === 'bf16') return stack.compute === 'bf16' && gpu.peak.bf16 !== null ? 'bf16' : null
  const peak = precision === 'nvfp4' ? gpu.peak.fp4 : gpu.peak.fp8
  const hasBlockFormats = gpu.peak.fp4 !== null
  // Stock loops have no FP8 products; formats in blocks of 16 or 32 are NVIDIA's recipes on GPUs that multiply them.
  const isAble = precision === 'fp8' ? stack.tier !== 'stock' : stack.tier === 'vendor' && hasBlockFormats
  return peak === null || !isAble || !lowPrecisions.has(precision) ? null : precision
}

const vendorOptimizers: ReadonlySet<string> = new Set(['adamw', 'muon', 'sgd'])

/** Whether a stack has the optimizer that was asked for: vendors' distributed optimizers are few. */
export const supportsTraining = (stack: Stack, { optimizer }: Pick<Spec, 'optimizer'>): boolean =>
  optimizer === null || stack.tier !== 'vendor' || vendorOptimizers.has(optimizer)

/** The question with what saves memory and was not spoken of: 8-bit states, then states, then weights on the host. */
export function frugalVariants(spec: Spec): readonly Spec[] {
  const variants: Spec[] = []
  if (spec.method === 'full' && spec.optimizer === null) variants.push({ ...spec, optimizer: 'adamw-8bit' })
  if (spec.method === 'full' && spec.offload === null) variants.push({ ...spec, offload: 'optimizer' })
  if (spec.offload === null) variants.push({ ...spec, offload: 'params' })
  return variants
}

/** Sequences from which one GPU's memory ends and they must be split. Tokens. */
const LONG_SEQUENCE = 65_536

/** Whether a question asks for more than the stacks offered by default can do: layouts by degree, or sequences that must be split. */
export const needsAnyStack = ({ tp, pp, cp, ep, precision, sequenceLength }: Spec): boolean =>
  [tp, pp, cp, ep].some((degree) => degree !== null && degree > 1) ||
  (precision !== null && lowPrecisions.has(precision)) ||
  (sequenceLength ?? 0) >= LONG_SEQUENCE
