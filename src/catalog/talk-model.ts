/** data/reader/talk.json: weights of the classifier that tells talk between people from what is meant for the app, by what a reply is taken for. */
import * as z from 'zod'
import { packedRowSchema, trainedModelFields } from './trained-model.ts'

export const talkModelSchema = z.strictObject({
  ...trainedModelFields,
  meant: packedRowSchema,
  talk: packedRowSchema,
})
export type TalkModel = z.infer<typeof talkModelSchema>
