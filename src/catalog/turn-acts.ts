/** data/reader/turn-acts.json: weights of the classifier of dialogue acts in a thread. */
import * as z from 'zod'

export const turnActs = ['request', 'question', 'report', 'claim', 'command', 'chatter'] as const
export type TurnAct = (typeof turnActs)[number]

export const turnActModelSchema = z.strictObject({
  note: z.string(),
  trainedFrom: z.string(),
  /** The day it was trained. */
  asOf: z.iso.date(),
  /** SHA-256 of the lines that it was trained on. */
  trainedOn: z.string().regex(/^[0-9a-f]{64}$/),
  lines: z.int().positive(),
  /** Of each act: what its score begins with, what a unit of its weights is worth, and its weights as signed bytes. */
  acts: z.record(
    z.enum(turnActs),
    z.strictObject({ bias: z.number(), scale: z.number().positive(), weights: z.base64() }),
  ),
})
export type TurnActModel = z.infer<typeof turnActModelSchema>
