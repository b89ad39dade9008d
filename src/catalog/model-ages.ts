/** data/model-ages.json: when families of models were published, as it is remembered. */
import * as z from 'zod'
import { citation } from './fact.ts'

export const modelAgesSchema = z.strictObject({
  ...citation,
  families: z.array(
    z.strictObject({
      /** How the ids of its models begin. */
      of: z.array(z.string().min(1)).min(1),
      /** Year and month; the year alone where no month is remembered. */
      released: z.string().regex(/^\d{4}(?:-\d{2})?$/),
      /** Much tuned: named where a newer or a smaller model is asked for. */
      usual: z.literal(true).optional(),
    }),
  ),
})
export type ModelAge = z.infer<typeof modelAgesSchema>['families'][number]

/** The first family whose models begin as the id does. */
export const modelAgeOf = (id: string, families: readonly ModelAge[]): ModelAge | undefined =>
  families.find(({ of }) => of.some((beginning) => id.startsWith(beginning)))
