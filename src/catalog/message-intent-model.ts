/** data/reader/message-intent.json: weights of the classifier that tells whether a message describes a job to be estimated. */
import * as z from 'zod'
import { packedRowSchema, trainedModelFields } from './trained-model.ts'

export const messageIntentModelSchema = z.strictObject({
  ...trainedModelFields,
  none: packedRowSchema,
  job: packedRowSchema,
})
export type MessageIntentModel = z.infer<typeof messageIntentModelSchema>
