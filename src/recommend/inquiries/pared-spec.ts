/** The least that a job can be pared down to, to see whether it fits. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Plan } from '../../estimate/plan.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { sequenceLengthOf, withinContext } from '../search/global-batch.ts'

/** One sequence at a time, activations recomputed, one GPU, and nothing on the host: unless it was asked otherwise. */
export function pared(spec: Spec, method: Plan['method'], catalog: Catalog): Spec {
  const gpuCount = spec.gpuCount ?? (spec.nodes === null ? 1 : 8 * spec.nodes)
  const batch = spec.batch ?? 1
  return {
    ...spec,
    method,
    // A stored form that was named goes with its own method alone.
    weights: method === 'full' && spec.method === null ? null : spec.weights,
    gpuCount,
    batch,
    // Whole gradients are kept where steps are accumulated: the least is a step without.
    globalBatch: spec.globalBatch ?? batch * gpuCount,
    sequenceLength: sequenceLengthOf(withinContext(spec, catalog), catalog.batches),
    gradientCheckpointing: spec.gradientCheckpointing ?? true,
    offload: spec.offload ?? 'none',
    optimizer: spec.optimizer ?? (method === 'full' ? 'adamw' : null),
  }
}
