/** A way to fine-tune: what is trained, over which stored weights, with which defaults. */
import * as z from 'zod'
import { fact, citation } from './fact.ts'

export const fineTuningMethodSchema = z.strictObject({
  id: z.enum(['full', 'lora', 'lora-int8', 'qlora']),
  name: z.string(),
  aliases: z.array(z.string()),
  /** The method in the words of a scenario. */
  method: z.enum(['full', 'lora', 'qlora']),
  weights: z.enum(['bf16', 'int8', 'nf4']),
  /** Bytes a frozen parameter of a quantized matrix takes, scales included. */
  bytesPerBlockParam: fact('byte/param'),
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
