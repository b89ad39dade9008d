/** Formats and kernels that older GPUs do not have: what a plan takes instead, and what that may do to a run. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { Plan } from '../../estimate/plan.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gpuName, joinWords } from '../figure-text.ts'

/** What a GPU computes in at 16 bits, in words. */
export const halfPrecisionOf = (gpu: Gpu | undefined): 'bf16' | 'fp16' => (gpu?.peak.bf16 === null ? 'fp16' : 'bf16')

/** The name of a model whose activations leave the range of fp16; null for the others. */
export function overflowingOf(model: string | null, catalog: Pick<Catalog, 'models' | 'totalCost'>): string | null {
  const trained = model === null ? undefined : catalog.models.get(model)
  const { families } = catalog.totalCost.considerations.overflowInFp16
  return trained !== undefined && families.includes(trained.trainedAs) ? trained.name : null
}

/** One sentence without a full stop where the GPU has no bf16, or not the attention kernel that was asked for. */
export function halfPrecisionWarnings({ gpu, compute, model }: Plan, spec: Spec, catalog: Catalog): readonly string[] {
  const lacksBf16 = gpu.peak.bf16 === null && compute === 'fp16'
  const lacksFlash = spec.attentionKernel === 'flash' && !gpu.architecture.flashAttention
  if (!lacksBf16 && !lacksFlash) return []
  const overflowing = overflowingOf(model, catalog)
  const lacked = [...(lacksBf16 ? ['no bf16'] : []), ...(lacksFlash ? ['no FlashAttention 2, though asked for'] : [])]
  const instead = [
    ...(lacksBf16 ? ['it trains in fp16 with loss scaling'] : []),
    ...(lacksFlash ? ["PyTorch's own attention (SDPA) takes its place"] : []),
  ]
  const caution =
    overflowing !== null
      ? `; ${overflowing} is known to overflow in fp16: try some steps first, or take a GPU with bf16`
      : '; watch for a loss of NaN'
  return [`The ${gpuName(gpu)} has ${joinWords(lacked)}: ${joinWords(instead)}${lacksBf16 ? caution : ''}`]
}
