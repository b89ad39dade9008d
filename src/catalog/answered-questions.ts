/** data/reader/answered-questions.json: how often each answer that the rules choose was given to each question. */
import * as z from 'zod'
import { trainedModelFields } from './trained-model.ts'

const counts = z.record(z.string(), z.int().positive())

export const answeredQuestionsSchema = z.strictObject({
  ...trainedModelFields,
  /** Of each question of data/questions: how many lines asked it, what was said in threads twice. */
  questions: counts,
  /** Of each answer, by its name: how many lines of each question had it, counted in the same way. */
  answers: z.record(z.string(), counts),
})
export type AnsweredQuestions = z.infer<typeof answeredQuestionsSchema>
