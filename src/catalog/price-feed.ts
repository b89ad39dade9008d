/** A machine-readable price feed: its address, and catalog ids for its names. data/feeds/<id>.json. */
import * as z from 'zod'
import { fact, citation } from './fact.ts'
import { evidenceKind } from './observed-price.ts'

/** Printed name to catalog id. */
const nameMap = z.record(z.string(), z.string())

export const feedSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: z.string(),
  url: z.url(),
  /** Id in data/sources.json that its prices carry. */
  priceSource: z.string(),
  evidence: evidenceKind,
  /** Environment variable with the key; null: none is needed. */
  key: z.string().nullable(),
  timeout: fact('s'),
  largest: fact('byte'),
  /** Whether it says how much of a GPU there is. */
  reportsStock: z.boolean().default(false),
  /** GPUs by the name that the feed prints. */
  gpus: nameMap,
  /** Names that are known and must not be taken for another GPU, with the reason. */
  refused: nameMap,
  /** Providers that it speaks of: its name for each, and ours. */
  providers: nameMap,
  /** Region whose price stands for a provider, where it sells there. */
  homeRegions: nameMap,
  ...citation,
})

/** A price feed as data/feeds states it: address, source, patience, and the provider's names of GPUs. */
export type FeedFacts = z.infer<typeof feedSchema>
