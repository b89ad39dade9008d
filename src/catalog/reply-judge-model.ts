/** data/reader/reply-judge.json: how far each piece of evidence speaks for each of two readings of a reply. */
import * as z from 'zod'
import { trainedModelFields } from './trained-model.ts'

/** What the rules do with a reply, and the question that all of its words tell. */
export const replyReadings = ['rules', 'words'] as const
const weights = z.strictObject({ rules: z.number(), words: z.number() })

export const replyJudgeModelSchema = z.strictObject({
  ...trainedModelFields,
  /** Log odds that a reading serves, where nothing speaks for or against it. */
  bias: weights,
  /** What a unit of each piece of evidence adds. */
  evidence: z.record(z.string(), weights),
})
export type ReplyJudgeModel = z.infer<typeof replyJudgeModelSchema>
