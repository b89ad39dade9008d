/** What a checkpoint weighs that a run resumes from, and how long it takes to write and to read. */
import type { MethodId } from '../../catalog/training-method.ts'
import type { CheckpointFacts } from '../../catalog/total-cost.ts'
import type { ModelShape } from '../../catalog/model.ts'
import { FP32 } from '../../catalog/units.ts'
import { workloadOf } from '../../estimate/estimate.ts'
import type { Plan } from '../../estimate/plan.ts'
import { sizesOf } from '../../estimate/physics/sizes.ts'
import { compiledSpotFormulas } from './cost-formulas.ts'

/** How a run is trained, as far as a checkpoint depends on it. */
export type AdapterSetup = {
  readonly method: MethodId
  readonly lora: { readonly rank: number; readonly targets: 'attn' | 'attn+mlp' } | null
}

export type Checkpoint = {
  readonly bytes: number
  /** Hours during which training waits. */
  readonly writeHours: number
  readonly readHours: number
}

/** Weights and optimizer states: of the whole model in full fine-tuning, of the adapters otherwise. */
export function checkpointBytes(shape: ModelShape, { method, lora }: AdapterSetup, facts: CheckpointFacts): number {
  if (method === 'full' || lora === null) return shape.params * facts.fullBytesPerParam.base
  const { adapterParams } = sizesOf(shape, method, lora.rank, lora.targets)
  return adapterParams * facts.adapterBytesPerParam.base
}

/** Of a plan: moments that are kept in 8 bits are saved so. */
export function planCheckpointBytes(plan: Plan, facts: CheckpointFacts): number {
  const bytes = checkpointBytes(plan.shape, plan, facts)
  const { optimizer, parameterBytes } = workloadOf(plan).software
  return plan.method === 'full' && optimizer === '8bit'
    ? bytes - plan.shape.params * (2 * FP32 - parameterBytes.eightBitMoments.base)
    : bytes
}

/** Bytes that are fetched in the end: adapters or the whole model, in bf16. */
export function resultBytes(shape: ModelShape, { method, lora }: AdapterSetup): number {
  const params =
    method === 'full' || lora === null ? shape.params : sizesOf(shape, method, lora.rank, lora.targets).adapterParams
  return 2 * params
}

/** A checkpoint of so many bytes over so many machines. */
export function checkpointOf(bytes: number, machines: number, { pause, write, read }: CheckpointFacts): Checkpoint {
  const hours = (bandwidth: number) =>
    compiledSpotFormulas.checkpointTime({
      pause: pause.base / 3600,
      size: bytes,
      bandwidth: bandwidth * 3600,
      machines,
    })
  return { bytes, writeHours: hours(write.base), readHours: hours(read.base) }
}
