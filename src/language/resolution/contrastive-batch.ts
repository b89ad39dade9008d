/** The batch of contrastive training: what its negatives are drawn from, over all GPUs. */
import { type Slot, slotsOf } from '../grammar/slots.ts'
import { ofAnyStep } from './dataset-size.ts'
import type { Draft } from './scenario-draft.ts'

/** Smaller batches may be meant for one GPU. */
const leastGathered = 96

/** "BGE on 2M pairs, batch 1024": gathered from all GPUs, as trainers of embedding models do; a card need not hold it alone. */
export function addContrastiveBatch(draft: Draft, slots: readonly Slot[]): void {
  const batch = draft.has('batch') ? draft.get('batch') : null
  if (draft.get('task') !== 'embedding' || batch === null || batch < leastGathered || draft.has('globalBatch')) return
  const said = slotsOf(slots, 'quantity').find(({ measure }) => measure === 'batch')
  if (said === undefined || !ofAnyStep.test(draft.words(said))) return
  draft.set('batch', null)
  draft.set('globalBatch', batch)
  draft.addRemark(
    'globalBatch',
    `“batch ${batch}” is taken for that of all GPUs together, which the negatives are drawn from.`,
  )
}
