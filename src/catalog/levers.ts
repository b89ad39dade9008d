/** “levers” of data/inquiries/general.json: what answers that hold whatever the plan is are about in a plan. */
import * as z from 'zod'
import { rememberedOf } from '../once.ts'
import { askedSettings } from './question-forms.ts'

export const leversSchema = z.array(
  z.strictObject({
    /** Ids of answers in data/questions and of the rows beside it; each stands once. */
    answers: z.array(z.string().min(1)).min(1),
    /** As it is called, and the fields of the spec that it sets, checked where it is set. */
    changes: z.array(z.strictObject({ name: z.string().min(1), set: z.record(z.string(), z.json()) })),
    /** Of which the value that is planned is told before. */
    setting: z.enum(askedSettings).exactOptional(),
    /** On the GPUs of the plan, on more of them, on those that the change names, or on whatever is best. */
    gpus: z.enum(['planned', 'more', 'named', 'any']),
    /** Whether its figures lead the answer. */
    place: z.enum(['first', 'last']),
  }),
)
export type Lever = z.infer<typeof leversSchema>[number]

/** By the id of an answer. */
export const leversByAnswer = rememberedOf(
  (levers: readonly Lever[]): ReadonlyMap<string, Lever> =>
    new Map(levers.flatMap((lever) => lever.answers.map((id) => [id, lever] as const))),
)
