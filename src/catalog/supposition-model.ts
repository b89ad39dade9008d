/** data/reader/suppositions.json: weights of the classifier of what a question supposes of a run. */
import * as z from 'zod'
import { sparseRowSchema } from './question-model.ts'
import { trainedModelFields } from './trained-model.ts'

export const suppositionKinds = [
  // Of the speed: a share of it or times it, so much slower or faster, times as long.
  'speed-of',
  'speed-less',
  'speed-more',
  'time-times',
  // Of the data: a share gone, left or on top, times as much, an amount more or fewer, times as long each.
  'data-less',
  'data-of',
  'data-more',
  'data-times',
  'data-plus',
  'data-minus',
  'length-times',
  // Of the price of an hour: a sum, a share less or more.
  'rate-to',
  'rate-less',
  'rate-more',
  // Of the runs: so many, so many that fail before one, one that ends at a part of it.
  'runs',
  'fails',
  'stop-at',
  // Of when and where: so many days later, so many GPUs, so many fewer, so many hours a day.
  'wait-days',
  'gpus-to',
  'gpus-less',
  'night-hours',
  /** Something else is said or asked. */
  'none',
] as const
/** What a question supposes, and how its number is meant. */
export type SuppositionKind = (typeof suppositionKinds)[number]

export const suppositionModelSchema = z.strictObject({
  ...trainedModelFields,
  /** Of each kind: its row of weights. */
  kinds: z.record(z.enum(suppositionKinds), sparseRowSchema),
})
export type SuppositionModel = z.infer<typeof suppositionModelSchema>
