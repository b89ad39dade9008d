/** "Batch of 128" in a thread: the batch of a step over all GPUs, as people who tune a run say it; a few are of one GPU. */
import { wordsIn } from '../recognizers/recognized-text.ts'
import type { SlotFilter } from './slot-filter.ts'

/** A batch from here on is of all GPUs together, unless a word says otherwise. */
const minWhole = 32
const ofOneGpu = /\b(?:per|each|micro|mini|mbs|device|microbatch|minibatch)\b/iu

/** The slots with the measure of such a batch. */
export const withWholeBatch: SlotFilter['keep'] = (slots, recognized) =>
  slots.some((slot) => slot.role === 'quantity' && slot.measure === 'batch') &&
  !ofOneGpu.test(wordsIn(recognized)(0, recognized.tokens.length))
    ? slots.map((slot) =>
        slot.role === 'quantity' && slot.measure === 'batch' && slot.amount.unitValue >= minWhole
          ? { ...slot, measure: 'globalBatch' }
          : slot,
      )
    : slots
