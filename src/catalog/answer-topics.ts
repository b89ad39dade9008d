/** data/reader/answer-topics.json: which questions of data/questions the lines of each particular answer ask, and how likely. */
import * as z from 'zod'
import { trainedModelFields } from './trained-model.ts'

export const answerTopicsSchema = z.strictObject({
  ...trainedModelFields,
  answers: z.record(z.string(), z.record(z.string(), z.number())),
})
export type AnswerTopics = z.infer<typeof answerTopicsSchema>
