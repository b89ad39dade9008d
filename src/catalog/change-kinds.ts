/** data/reader/change-kinds.json: weights of the classifier of what a request in a thread changes. */
import * as z from 'zod'

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
  note: z.string(),
  trainedFrom: z.string(),
  /** The day it was trained. */
  asOf: z.iso.date(),
  /** SHA-256 of the lines that it was trained on. */
  trainedOn: z.string().regex(/^[0-9a-f]{64}$/),
  lines: z.int().positive(),
  /** Of each kind: what its score begins with, what a unit of its weights is worth, and its weights as signed bytes. */
  kinds: z.record(
    z.enum(changeKinds),
    z.strictObject({ bias: z.number(), scale: z.number().positive(), weights: z.base64() }),
  ),
})
export type ChangeKindModel = z.infer<typeof changeKindModelSchema>
