/** A saved answer given again: the prices it rests on hold, and nothing that was seen later. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Observation } from '../catalog/observation.ts'
import { keyOf, observationId } from './observation-id.ts'
import { dayOf } from './precedence.ts'

/** What a saved answer keeps of its prices: the day it was given, and the ids of the observations it shows. */
export type Pinned = {
  readonly today: string
  readonly observationIds: readonly string[]
  /** Those of them that a store has kept and the catalog no longer holds. */
  readonly observations?: readonly Observation[]
}

export type Replayed = {
  readonly catalog: Catalog
  /** Pinned ids that the catalog no longer knows: the answer cannot be repeated to the cent. */
  readonly missing: readonly string[]
}

/** The ids behind the options of an answer, each once. */
export function pinsOf(options: readonly { readonly observationId?: string }[], today: string): Pinned {
  return { today, observationIds: [...new Set(options.flatMap(({ observationId: id }) => id ?? []))] }
}

/**
 * The catalog as the saved answer saw it. Where an observation is pinned, it is the only one of its key; of everything
 * else, what was seen after that day is left out. `catalog` may have grown since: observations are only ever added.
 */
export function replay({ today, observationIds, observations = [] }: Pinned, catalog: Catalog): Replayed {
  const pinned = new Set(observationIds)
  const all = [...catalog.observations, ...observations]
  const known = new Map(all.map((observation) => [observationId(observation), observation]))
  const kept = [...known].flatMap(([id, observation]) => (pinned.has(id) ? [observation] : []))
  const settled = new Set(kept.map(keyOf))
  const horizon = Math.max(dayOf(today), ...kept.map(({ price }) => dayOf(price.asOf)))
  const others = catalog.observations.filter(
    (observation) => !settled.has(keyOf(observation)) && dayOf(observation.price.asOf) <= horizon,
  )
  const found = new Set(kept.map(observationId))
  return {
    catalog: { ...catalog, observations: [...kept, ...others] },
    missing: observationIds.filter((id) => !found.has(id)),
  }
}
