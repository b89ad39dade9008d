/** What every file of weights in data/reader says of itself, and how a row of weights is kept. */
import * as z from 'zod'

/** Where weights come from: fields of the schema of a model. */
export const trainedModelFields = {
  note: z.string(),
  trainedFrom: z.string(),
  /** The day it was trained. */
  asOf: z.iso.date(),
  /** SHA-256 of the lines that it was trained on. */
  trainedOn: z.string().regex(/^[0-9a-f]{64}$/),
  lines: z.int().positive(),
}

/** A row of a linear classifier: what its score begins with, what a unit of its weights is worth, and its weights as signed bytes. */
export const packedRowSchema = z.strictObject({
  bias: z.number(),
  scale: z.number().positive(),
  weights: z.base64(),
})
export type PackedRow = z.infer<typeof packedRowSchema>
