/** What somebody waits for: a bill below a sum, or a stock. */
import * as z from 'zod'

export const watchTargetSchema = z.discriminatedUnion('kind', [
  /** The whole bill of the plan, in USD. */
  z.strictObject({ kind: z.literal('price'), belowUsd: z.number().positive() }),
  z.strictObject({
    kind: z.literal('stock'),
    /** Any of them. */
    gpus: z.array(z.string()).min(1),
    gpuCount: z.int().positive(),
    provider: z.string(),
  }),
])

export type WatchTarget = z.infer<typeof watchTargetSchema>

export type WatchRequest =
  | WatchTarget
  /** What it lacks, as a sentence, and what to type. */
  | { readonly kind: 'incomplete'; readonly message: string; readonly suggestions: readonly string[] }
  | { readonly kind: 'stop' }
