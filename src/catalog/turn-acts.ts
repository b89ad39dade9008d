/** data/reader/turn-acts.json: weights of the classifier of dialogue acts in a thread. */
import * as z from 'zod'
import { packedRowSchema, trainedModelFields } from './trained-model.ts'

export const turnActs = ['request', 'question', 'report', 'claim', 'command', 'chatter'] as const
export type TurnAct = (typeof turnActs)[number]

export const turnActModelSchema = z.strictObject({
  ...trainedModelFields,
  /** Of each act: its row of weights. */
  acts: z.record(z.enum(turnActs), packedRowSchema),
})
export type TurnActModel = z.infer<typeof turnActModelSchema>
