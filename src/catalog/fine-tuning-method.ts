/** A fine-tuning method: what is trained, the precision of the stored weights, and its defaults. */
import * as z from 'zod'
import { fact, citation } from './fact.ts'

export const fineTuningMethodSchema = z.strictObject({
  id: z.enum(['full', 'lora', 'lora-int8', 'qlora']),
  name: z.string(),
  aliases: z.array(z.string()),
  /** The method as a scenario names it. */
  method: z.enum(['full', 'lora', 'qlora']),
  weights: z.enum(['bf16', 'int8', 'nf4']),
  lora: z
    .strictObject({
      rank: fact(''),
      ranks: z.array(z.int().positive()),
      targets: z.enum(['attn', 'attn+mlp']),
      ...citation,
    })
    .nullable(),
  ...citation,
})

export type FineTuningMethod = z.infer<typeof fineTuningMethodSchema>
