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
  /** A price of one GPU in an hour, in USD: the bill that it comes to is watched. `gpus`: of which; null: those of the plan. */
  | { readonly kind: 'hourly'; readonly usdPerGpuHour: number; readonly gpus: readonly string[] | null }
  /** Any bill below the one of now, or one that is less by a share of it. */
  | { readonly kind: 'cheaper'; readonly by?: number }
  | { readonly kind: 'stop' }
