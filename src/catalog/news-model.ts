/** data/reader/plan-news.json: weights of the classifier of what people tell among themselves that changes the plan above them. */
import * as z from 'zod'
import { sparseRowSchema } from './question-model.ts'
import { trainedModelFields } from './trained-model.ts'

export const newsFields = [
  'data',
  'length',
  'epochs',
  'budget',
  'deadline',
  'gpus',
  'count',
  'owned',
  'provider',
  'region',
  'pricing',
  'model',
  'size',
  'method',
  'precision',
  'context',
  'hosting',
  'other',
  /** It changes nothing of this plan. */
  'none',
] as const
/** What a piece of news is of. */
export type NewsField = (typeof newsFields)[number]

export const newsModelSchema = z.strictObject({
  ...trainedModelFields,
  /** Of each field: its row of weights. */
  fields: z.record(z.enum(newsFields), sparseRowSchema),
})
export type NewsModel = z.infer<typeof newsModelSchema>
