/** Global batches that people train with: data/batches.json. */
import * as z from 'zod'
import { fact } from './fact.ts'

/** Sequences of an optimizer step; of long sequences as many as `mostTokens` hold, and never fewer than `leastSequences`. */
const batchRule = z.strictObject({
  sequences: fact(''),
  mostTokens: fact('token'),
  leastSequences: fact(''),
})

export const usualBatchesSchema = z.strictObject({
  note: z.string(),
  adapter: batchRule,
  full: batchRule,
  /** Tokens that one of packed documents attends to, over their mean length: longer ones hold more of all tokens. */
  attendedOverMean: fact(''),
  pretraining: z.strictObject({
    sequenceLength: fact('token'),
    /** Tokens of an optimizer step by size of the model, the smallest first; the last has no limit. */
    steps: z.array(z.strictObject({ upToParams: z.number().positive().nullable(), tokens: fact('token') })).min(1),
  }),
})

export type UsualBatches = z.infer<typeof usualBatchesSchema>
