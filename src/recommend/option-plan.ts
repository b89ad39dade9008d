/** The plan behind an option: what was estimated, put together again from the words of the outside interface. */
import type { Catalog } from '../catalog/catalog.ts'
import { computeForm } from '../catalog/stack.ts'
import type { Plan } from '../estimate/plan.ts'
import type { Spec } from '../scenario/spec.ts'
import type { Option } from './recommendation.ts'
import { loraOf, modelOf } from './space.ts'

/** Throws where the option names what the catalog lacks, or the spec names no model: neither was ever recommended. */
export function planOfOption(option: Option, spec: Spec, catalog: Catalog): Plan {
  const model = modelOf(spec, catalog)
  const gpu = catalog.gpus.get(option.gpu)
  const stack = catalog.stacks.get(option.stack)
  if (model === null || gpu === undefined || stack === undefined) throw new Error('an option without a plan')
  const { method, weights, gpuCount, nodes, layout, sequenceLength, microBatch, accumulation } = option
  return {
    model: model.id,
    shape: model.shape,
    method,
    weights,
    compute: computeForm.parse(option.compute),
    lora: loraOf(spec, { method, weights }),
    stack,
    gpu,
    gpuCount,
    nodes,
    layout,
    sequenceLength,
    microBatch,
    accumulation,
    packed: option.packed,
    recomputation: option.recomputation,
    offload: option.offload,
  }
}
