/** How much data the answers rest on, and how fresh it is. */
import type { Catalog } from '../../catalog/catalog.ts'

/** Counts and the date of the newest price, in phrases. */
export function describeData({
  observations,
  gpus,
  models,
  providers,
  hosted,
}: Pick<Catalog, 'observations' | 'gpus' | 'models' | 'providers' | 'hosted'>): readonly string[] {
  const newest =
    observations
      .map(({ price }) => price.asOf)
      .toSorted()
      .at(-1) ?? ''
  const sellers = new Set(observations.map(({ provider }) => provider))
  return [
    `${observations.length} prices of ${sellers.size} providers, the newest seen on ${newest}; each answer says the date of its own`,
    `${gpus.size} GPUs, ${models.size} models, ${providers.size} providers, ${hosted.size} hosted services`,
  ]
}
