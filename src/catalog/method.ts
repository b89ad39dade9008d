/** A way to fine-tune: what is trained, over which stored weights, with which defaults. */
import * as z from 'zod'
import { fact, provenance } from './fact.ts'

export const methodSchema = z.strictObject({
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
      ...provenance,
    })
    .nullable(),
  ...provenance,
})

export type Method = z.infer<typeof methodSchema>
