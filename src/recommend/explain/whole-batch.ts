/** A batch that no GPU takes at once is that of a step, worked off in parts: what people write in a recipe. */
import type { UsualBatches } from '../../catalog/usual-batches.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { sequenceLengthOf } from '../search/global-batch.ts'

/** Tokens of one micro-step that nobody asks for on purpose: four times what still makes it faster. */
const mostAtOnce = 131_072
/** Fewer sequences are meant as they are typed. */
const leastShared = 8

/** The job with its batch shared by all GPUs; null where the batch as typed is held by a plan, or none was. */
export function sharedBatch(asked: Scenario, isHeld: boolean, batches: UsualBatches): Scenario | null {
  const { batch, globalBatch } = asked.spec
  if (batch === null || globalBatch !== null || batch < leastShared) return null
  const isTooMuch = !isHeld || batch * sequenceLengthOf(asked.spec, batches) > mostAtOnce
  return isTooMuch ? { ...asked, spec: { ...asked.spec, batch: null, globalBatch: batch } } : null
}

/** Why it is shared. */
export const sharedReason = ({ spec: { globalBatch } }: Scenario, isHeld: boolean): string =>
  `A batch of ${globalBatch} ${isHeld ? 'is that of a step' : 'does not fit at once'}: ${globalBatch} sequences a step over all GPUs are planned, in parts (gradient accumulation), and train the same`
