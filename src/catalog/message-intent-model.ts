/** data/reader/message-intent.json: weights of the evidence that a message describes a job to be estimated. */
import * as z from 'zod'

export const messageIntentModelSchema = z.strictObject({
  note: z.string(),
  trainedFrom: z.string(),
  /** The day it was trained. */
  asOf: z.iso.date(),
  /** SHA-256 of the lines that it was trained on. */
  trainedOn: z.string().regex(/^[0-9a-f]{64}$/),
  lines: z.int().positive(),
  /** What a score begins with, in hundredths. */
  bias: z.int(),
  /** Of each piece of evidence: what it adds, in hundredths. */
  weights: z.record(z.string(), z.int()),
})
export type MessageIntentModel = z.infer<typeof messageIntentModelSchema>
