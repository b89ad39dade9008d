/** What somebody waits for: a bill below a sum, or a stock. */
import * as z from 'zod'
import type { Spec } from './scenario.ts'

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

/** What the wish names of the plan that is waited for: "if spot …", "when h100 at Lambda …". */
export type WatchedPart = Partial<Pick<Spec, 'gpus' | 'gpuCount' | 'providers' | 'pricing'>>

export type WatchRequest =
  | Extract<WatchTarget, { kind: 'stock' }>
  | PriceWish
  /** What it lacks, as a sentence, and what to type. */
  | { readonly kind: 'incomplete'; readonly message: string; readonly suggestions: readonly string[] }
  | { readonly kind: 'stop' }

/** `within`: what it names of the plan; absent: nothing. */
export type PriceWish = (
  | Extract<WatchTarget, { kind: 'price' }>
  /** A price of one GPU in an hour, in USD: the bill that it comes to is watched. */
  | { readonly kind: 'hourly'; readonly usdPerGpuHour: number }
  /** Any bill below the one of now, or one that is less by a share of it. */
  | { readonly kind: 'cheaper'; readonly by?: number }
) & { readonly within?: WatchedPart }
