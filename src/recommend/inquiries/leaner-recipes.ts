/** Ways to run the same job in less memory that cost nothing but time. */
import type { Spec } from '../../scenario/scenario.ts'

/** What was asked for and costs nothing but time to give up, the least first. */
export function leanerRecipes(spec: Spec): readonly { readonly spec: Spec; readonly change: string }[] {
  if (spec.method === 'full' && spec.weights === 'fp32')
    return [
      { spec: { ...spec, weights: 'bf16' }, change: 'weights and states in bf16 alone' },
      { spec: { ...spec, weights: 'bf16', optimizer: 'adamw-8bit' }, change: '8-bit states and weights in bf16 alone' },
    ]
  const batch = spec.batch ?? 1
  const recomputed = { spec: { ...spec, gradientCheckpointing: true }, change: 'gradient checkpointing' }
  const small = { spec: { ...spec, batch: 1 }, change: `batch 1 and ${batch} steps of accumulation` }
  const both = { spec: { ...recomputed.spec, batch: 1 }, change: `${recomputed.change}, ${small.change}` }
  const isKept = spec.gradientCheckpointing === false
  return isKept && batch > 1 ? [recomputed, small, both] : isKept ? [recomputed] : batch > 1 ? [small] : []
}
