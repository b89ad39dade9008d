/** data/glossary.json: what words of the trade mean. */
import * as z from 'zod'

export const glossarySchema = z.strictObject({
  note: z.string(),
  terms: z
    .array(
      z.strictObject({
        id: z.string(),
        words: z.array(z.string().min(1)).min(1),
        says: z.string().min(1),
        /** What it does to the trained model, and to the hours, where somebody asks for that too. */
        quality: z.string().min(1).exactOptional(),
        speed: z.string().min(1).exactOptional(),
      }),
    )
    .min(1),
})
export type GlossaryTerm = z.infer<typeof glossarySchema>['terms'][number]
