/** data/reader/message-intent.json: weights of the evidence that a message describes a job to be estimated. */
import * as z from 'zod'
import { trainedModelFields } from './trained-model.ts'

export const messageIntentModelSchema = z.strictObject({
  ...trainedModelFields,
  /** What a score begins with, in hundredths. */
  bias: z.int(),
  /** Of each piece of evidence: what it adds, in hundredths. */
  weights: z.record(z.string(), z.int()),
})
export type MessageIntentModel = z.infer<typeof messageIntentModelSchema>
