/** A source of prices that a machine can read: where it is, and what its names mean here. data/feeds/<id>.json. */
import * as z from 'zod'
import { fact, provenance } from './fact.ts'
import { evidence } from './observation.ts'

/** Printed name to catalog id. */
const names = z.record(z.string(), z.string())

export const feedSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: z.string(),
  url: z.url(),
  /** Id in data/sources.json that its prices carry. */
  priceSource: z.string(),
  evidence,
  /** Environment variable with the key; null: none is needed. */
  key: z.string().nullable(),
  timeout: fact('s'),
  largest: fact('byte'),
  /** GPUs by the name that the feed prints. */
  gpus: names,
  /** Names that are known and must not be taken for another GPU, with the reason. */
  refused: names,
  /** Providers that it speaks of: its name for each, and ours. */
  providers: names,
  /** Region whose price stands for a provider, where it sells there. */
  homeRegions: names,
  ...provenance,
})
export type FeedFacts = z.infer<typeof feedSchema>
