/** data/answers: answers to particular questions, one file for each area of them, with lines that ask each. */
import * as z from 'zod'

/** What may hold of a plan; each may also be said not to: “not moe”. */
export const planConditions = [
  'full', 'lora', 'qlora', 'adapters', 'sft', 'pretrain', 'dpo', 'rl', 'reward', 'embedding', 'vision', 'moe', 'small', 'large',
  'owned', 'one-gpu', 'several-gpus', 'several-nodes', 'spot', 'amd', 'marketplace', 'few-examples', 'long', 'several-epochs',
  'budget', 'deadline', 'place', 'short', 'long-run', 'instruct',
] as const // prettier-ignore
export type PlanCondition = (typeof planConditions)[number]

const condition = z.enum([...planConditions, ...planConditions.map((name) => `not ${name}` as const)])
export type StatedCondition = z.infer<typeof condition>

const sentences = z.array(z.string().min(1)).min(1)

const particularAnswerSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/u),
  /** Lines that ask it, as people type them. */
  asks: z.array(z.string().min(3)).min(2),
  /** What is said where all conditions hold, the first such; else `says`. Figures of the plan stand in braces. */
  cases: z.array(z.strictObject({ when: z.array(condition).min(1), says: sentences })).exactOptional(),
  says: sentences,
  /** Of other plans than those for which one of these holds it is not asked. */
  only: z.array(condition).min(1).exactOptional(),
  /** A change of data/inquiries/general.json, whose figures stand beside those of the plan. */
  change: z.string().min(1).exactOptional(),
})
export type ParticularAnswer = z.infer<typeof particularAnswerSchema>

export const particularAnswersSchema = z.strictObject({
  id: z.string(),
  area: z.string(),
  note: z.string(),
  /** Where it comes from, an id of data/sources.json, and when it was written. */
  source: z.string(),
  asOf: z.iso.date(),
  answers: z.array(particularAnswerSchema).min(1),
})
export type ParticularAnswers = z.infer<typeof particularAnswersSchema>
