/** data/reader/questions.json: weights of the classifier of what a question asks. */
import * as z from 'zod'
import { trainedModelFields } from './trained-model.ts'

/** A row whose weights are three steps up or down; most features have none. */
export const sparseRowSchema = z.strictObject({
  bias: z.number(),
  /** What a step is worth. */
  step: z.number().positive(),
  /**
   * The features that have a weight, in their order, a byte each: how far it is from the one before (five bits), and its steps
   * (three bits, 0 to 6 for -3 to 3). A byte with 0 steps only goes on.
   */
  weights: z.base64(),
})
export type SparseRow = z.infer<typeof sparseRowSchema>

export const questionModelSchema = z.strictObject({
  ...trainedModelFields,
  /** Of each question of data/questions that it knows, by its id: its row of weights. */
  questions: z.record(z.string(), sparseRowSchema),
})
export type QuestionModel = z.infer<typeof questionModelSchema>
