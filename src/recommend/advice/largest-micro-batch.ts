/** The largest micro-batch of a changed plan that fits, and whether it needs checkpointing. */
import type { Plan } from '../../estimate/plan.ts'
import { type AdviceContext, variantOf } from './advice.ts'

export type BatchSettings = Pick<Plan, 'microBatch' | 'recomputation' | 'accumulation'>

/** From one on as in the search, without checkpointing first; the faster wins. null where nothing fits. */
export function largestMicroBatch(context: AdviceContext, change: Partial<Plan>): BatchSettings | null {
  const { plan } = context
  const sequences = plan.microBatch * plan.accumulation
  const maxMicroBatch = Math.max(
    1,
    Math.min(sequences, Math.floor(32_768 / (change.sequenceLength ?? plan.sequenceLength))),
  )
  let best: { readonly setting: BatchSettings; readonly speed: number } | null = null
  for (const recomputation of ['none', 'full'] as const) {
    for (let microBatch = 1; microBatch <= maxMicroBatch; microBatch += 1) {
      // The global batch stays what it is.
      if (sequences % microBatch !== 0) continue
      const setting = { microBatch, recomputation, accumulation: sequences / microBatch }
      const { fits, estimate } = variantOf(context, { ...change, ...setting })
      if (!fits) break
      const speed = estimate.tokensPerSecond.p50
      if (best === null || speed > best.speed) best = { setting, speed }
    }
  }
  return best?.setting ?? null
}
