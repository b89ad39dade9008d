/** A saved answer given again: the prices it rests on hold, and nothing that was seen later. */
import { type Catalog, withObservations } from '../catalog/catalog.ts'
import type { ObservedPrice } from '../catalog/observed-price.ts'
import { observationKey, observationId } from './observation-id.ts'
import { epochDay } from './observation-precedence.ts'

/** What a saved answer keeps of its prices: the day it was given, and the ids of the observations it shows. */
export type PinnedPrices = {
  readonly today: string
  readonly observationIds: readonly string[]
  /** Those of them that a store has kept and the catalog no longer holds. */
  readonly observations?: readonly ObservedPrice[]
}

export type ReplayedCatalog = {
  readonly catalog: Catalog
  /** Pinned ids that the catalog no longer knows: the answer cannot be repeated to the cent. */
  readonly missing: readonly string[]
}

/** The ids behind the options of an answer, each once. */
export function pinnedPricesOf(options: readonly { readonly observationId?: string }[], today: string): PinnedPrices {
  return { today, observationIds: [...new Set(options.flatMap(({ observationId: id }) => id ?? []))] }
}

/**
 * The catalog as the saved answer saw it. Where an observation is pinned, it is the only one of its key; of everything
 * else, what was seen after that day is left out. `catalog` may have grown since: observations are only ever added.
 */
export function replayCatalog(
  { today, observationIds, observations = [] }: PinnedPrices,
  catalog: Catalog,
): ReplayedCatalog {
  const pinnedIds = new Set(observationIds)
  const allObservations = [...catalog.observations, ...observations]
  const byId = new Map(allObservations.map((observation) => [observationId(observation), observation]))
  const pinnedObservations = [...byId].flatMap(([id, observation]) => (pinnedIds.has(id) ? [observation] : []))
  const pinnedKeys = new Set(pinnedObservations.map(observationKey))
  const lastDay = Math.max(epochDay(today), ...pinnedObservations.map(({ price }) => epochDay(price.asOf)))
  const presentIds = new Set(pinnedObservations.map(observationId))
  // In the order of the catalog, which decides between plans that are as good.
  const inCatalog = catalog.observations.filter((observation) =>
    pinnedKeys.has(observationKey(observation))
      ? presentIds.has(observationId(observation))
      : epochDay(observation.price.asOf) <= lastDay,
  )
  const known = new Set(inCatalog.map(observationId))
  const replayed = [...inCatalog, ...pinnedObservations.filter((observation) => !known.has(observationId(observation)))]
  return {
    catalog: withObservations(catalog, () => replayed),
    missing: observationIds.filter((id) => !presentIds.has(id)),
  }
}
