/** Weights of the classifier that tells whether a value of a message is wanted: data/reader/wanted-values.json. */
import * as z from 'zod'
import { packedRowSchema, trainedModelFields } from './trained-model.ts'

/** Of two values of one thing the one is wanted, the other told of. */
export const wantedValuesSchema = z.strictObject({
  ...trainedModelFields,
  unwanted: packedRowSchema,
  wanted: packedRowSchema,
})
export type WantedValues = z.infer<typeof wantedValuesSchema>
