/** data/glossary.json: what words of the trade mean. */
import * as z from 'zod'

export const glossarySchema = z.strictObject({
  note: z.string(),
  terms: z
    .array(z.strictObject({ id: z.string(), words: z.array(z.string().min(1)).min(1), says: z.string().min(1) }))
    .min(1),
})
export type GlossaryTerm = z.infer<typeof glossarySchema>['terms'][number]
