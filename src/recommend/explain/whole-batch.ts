/** A batch that no GPU takes at once is that of a step, worked off in parts: what people write in a recipe. */
import type { UsualBatches } from '../../catalog/usual-batches.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { Infeasible, Recommendation } from '../recommendation.ts'
import { sequenceLengthOf } from '../search/global-batch.ts'

/** Tokens of one micro-step that nobody asks for on purpose: four times what still makes it faster. */
const mostAtOnce = 131_072
/** Fewer sequences are meant as they are typed. */
const leastShared = 8

/** The job with its batch shared by all GPUs; null where the batch as typed fits, or none was. */
export function sharedBatch(
  asked: Scenario,
  found: Recommendation | Infeasible,
  batches: UsualBatches,
): Scenario | null {
  const { batch, globalBatch } = asked.spec
  if (batch === null || globalBatch !== null || batch < leastShared) return null
  const isTooMuch = !('best' in found) || batch * sequenceLengthOf(asked.spec, batches) > mostAtOnce
  return isTooMuch ? { ...asked, spec: { ...asked.spec, batch: null, globalBatch: batch } } : null
}

/** The plan of the shared batch with its reason in front; else what was found. */
export function sharedBatchOf(
  found: Recommendation | Infeasible,
  shared: Recommendation | Infeasible,
  batch: number,
): Recommendation | Infeasible {
  if (!('best' in shared)) return found
  const why = 'best' in found ? 'is that of a step' : 'does not fit at once'
  const reason = `A batch of ${batch} ${why}: ${batch} sequences a step over all GPUs are planned, in parts (gradient accumulation), and train the same`
  return { ...shared, keyConsiderations: [reason, ...(shared.keyConsiderations ?? [])] }
}
