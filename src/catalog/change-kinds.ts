/** data/reader/change-kinds.json: weights of the classifier of what a request in a thread changes. */
import * as z from 'zod'
import { packedRowSchema, trainedModelFields } from './trained-model.ts'

export const changeKinds = [
  // Of a number.
  'gpuCount',
  'data',
  'budget',
  'deadline',
  'sequence',
  'rank',
  'batch',
  // Of a name.
  'gpu',
  'not gpu',
  'only provider',
  'not provider',
  'region',
  'model',
  'method',
  'weights',
  'task',
  // Of the words alone.
  'no budget',
  'no deadline',
  'any region',
  'any gpu',
  'any provider',
  'owned',
  'rented',
  'on demand',
  'spot',
  'reserved',
  'data centres',
  'cheapest',
  'fastest',
] as const
/** What a request changes, and how. */
export type ChangeKind = (typeof changeKinds)[number]

export const changeKindModelSchema = z.strictObject({
  ...trainedModelFields,
  /** Of each kind: its row of weights. */
  kinds: z.record(z.enum(changeKinds), packedRowSchema),
})
export type ChangeKindModel = z.infer<typeof changeKindModelSchema>
