/**
 * An accelerator of which the memory is known, and some rates, but on which no software stack of the catalog was ever measured:
 * Apple silicon, TPUs, what is announced. One file in data/accelerators/ each; nothing is estimated on them but memory.
 */
import * as z from 'zod'
import { gpuIdSchema, idSpelling } from './ids.ts'
import { fact } from './fact.ts'

const rate = fact('flop/s').nullable()

export const unmeasuredAcceleratorSchema = z.strictObject({
  id: idSpelling.pipe(gpuIdSchema),
  name: z.string(),
  vendor: z.enum(['nvidia', 'amd', 'intel', 'apple', 'google', 'aws']),
  /** `system`: the memory is the machine's own, shared with its processor. `announced`: nobody can have it yet. `laptop`: slower than the card of that name. */
  kind: z.enum(['accelerator', 'graphics', 'system', 'announced', 'laptop']),
  aliases: z.array(z.string()),
  /** Names of several of them as one machine: "v5e-64". The number is that of cores, `coresPerChip` of them on each. */
  slices: z
    .strictObject({
      names: z.array(z.string()).min(1),
      sizes: z.array(z.int().positive()).min(1),
      coresPerChip: fact(''),
    })
    .exactOptional(),
  /** Sizes it is sold with, smallest first. */
  memory: z.array(fact('byte')).min(1),
  /** What software was seen to get of the largest size. */
  usableMemory: fact('byte').nullable(),
  bandwidth: fact('byte/s').nullable(),
  /** Dense rates as published. */
  peak: z.strictObject({ bf16: rate, fp8: rate, fp4: rate, int8: rate }),
  power: fact('W').nullable(),
  /** At which it reads prompts for a model of 7B in sixteen bits. */
  promptRate: fact('token/s').exactOptional(),
  notes: z.string().optional(),
})

export type UnmeasuredAccelerator = z.infer<typeof unmeasuredAcceleratorSchema>
