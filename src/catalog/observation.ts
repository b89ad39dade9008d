/** A price that somebody saw on a day. Observations are added, not changed; the newest trusted one is used. */
import * as z from 'zod'
import { fact } from './fact.ts'
import { pricingKind } from './provider.ts'

/** How it was seen, the most trusted first: a team's own price, the provider's interface, its page, a daily feed, … */
export const evidence = z.enum(['user', 'api', 'page', 'feed', 'curated', 'secondary'])
export type Evidence = z.infer<typeof evidence>

const seen = {
  tier: z.string().nullable(),
  pricing: pricingKind,
  /** The count it was seen at; null: a price per GPU for every count that is sold. */
  gpuCount: z.int().positive().nullable(),
  /** USD for one GPU and hour. */
  price: fact('USD/gpu/hour'),
}

/** How much of it there was, where the provider says so. */
const availability = z.enum(['high', 'medium', 'low', 'none'])

/** The price as it was printed, where that was not in US dollars, and the rate it was converted at. */
const nativePrice = z.strictObject({
  value: z.number().positive(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  usdPerUnit: fact('USD'),
})

const observationRow = z.strictObject({
  gpu: z.string(),
  ...seen,
  /** null: the list price of no region in particular. */
  region: z.string().nullable(),
  interconnect: z.string().nullable(),
  /** `unknown`: the date in `price` is the latest possible one, and the price counts as old. */
  dated: z.enum(['observed', 'inferred', 'unknown']),
  /** First day that the price holds, where it was announced before. */
  effectiveFrom: z.iso.date().optional(),
  evidence,
  minGpus: z.int().positive().optional(),
  availability: availability.optional(),
  native: nativePrice.optional(),
})

/** A price that is kept but never used, and why. */
const withheldRow = z.strictObject({
  gpu: z.string().nullable(),
  /** The GPU as it was printed. */
  printed: z.string(),
  ...seen,
  reason: z.string().min(1),
})

/** data/offers/<provider>.json; `id` is the provider. */
export const offersSchema = z.strictObject({
  id: z.string(),
  observations: z.array(observationRow),
  withheld: z.array(withheldRow),
})

export type Observation = z.infer<typeof observationRow> & { readonly provider: string }
export type Withheld = z.infer<typeof withheldRow> & { readonly provider: string }
