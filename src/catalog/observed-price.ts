/** A price observed on a date. Observations are added, never changed; the newest trusted one is used. */
import * as z from 'zod'
import { gpuIdSchema, type ProviderId, providerIdSchema } from './ids.ts'
import { fact } from './fact.ts'
import { pricingKind } from './provider.ts'

/** How it was seen, the most trusted first: a team's own price, the provider's interface, its page, a daily feed, … */
export const evidenceKind = z.enum(['user', 'api', 'page', 'feed', 'curated', 'secondary'])
export type EvidenceKind = z.infer<typeof evidenceKind>

const priceFields = {
  tier: z.string().nullable(),
  pricing: pricingKind,
  /** The count it was seen at; null: a price per GPU for every count that is sold. */
  gpuCount: z.int().positive().nullable(),
  /** USD for one GPU and hour. */
  price: fact('USD/gpu/hour'),
}

/** How much of it there was, where the provider says so. */
const availabilityLevel = z.enum(['high', 'medium', 'low', 'none'])

/** The price as it was printed, where that was not in US dollars, and the rate it was converted at. */
const nativePriceSchema = z.strictObject({
  value: z.number().positive(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  usdPerUnit: fact('USD'),
})

const observationSchema = z.strictObject({
  gpu: gpuIdSchema,
  ...priceFields,
  /** null: the list price of no region in particular. */
  region: z.string().nullable(),
  interconnect: z.string().nullable(),
  /** `unknown`: the date in `price` is the latest possible one, and the price counts as old. */
  dated: z.enum(['observed', 'inferred', 'unknown']),
  /** First day that the price holds, where it was announced before. */
  effectiveFrom: z.iso.date().optional(),
  evidence: evidenceKind,
  /** Counts that the seller says this price per GPU is that of, where they are not all that it sells. */
  holdsFor: z.array(z.int().positive()).min(1).optional(),
  minGpus: z.int().positive().optional(),
  availability: availabilityLevel.optional(),
  native: nativePriceSchema.optional(),
})

/** A price that is kept but never used, and why. */
const withheldPriceSchema = z.strictObject({
  gpu: gpuIdSchema.nullable(),
  /** The GPU as it was printed. */
  printed: z.string(),
  ...priceFields,
  reason: z.string().min(1),
})

/** data/offers/<provider>.json; `id` is the provider. */
export const offerFileSchema = z.strictObject({
  id: providerIdSchema,
  observations: z.array(observationSchema),
  withheld: z.array(withheldPriceSchema),
})

export type ObservedPrice = z.infer<typeof observationSchema> & {
  readonly provider: ProviderId
  /** Of a team's own price: what is listed of the same thing, USD for one GPU and hour; absent where nothing is. */
  readonly listUsdPerGpuHour?: number
}
export type WithheldPrice = z.infer<typeof withheldPriceSchema> & { readonly provider: ProviderId }
