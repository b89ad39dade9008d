/** Where observations are kept: added to, never changed, so that what an answer once rested on can be found again. */
import type { ObservedPrice } from '../../catalog/observed-price.ts'
import { observationKey, observationId } from '../observation-id.ts'
import { epochDay } from '../observation-precedence.ts'

export type PriceHistory = {
  /** Adds those that are not there yet, by their id; says how many were new. */
  readonly append: (observations: readonly ObservedPrice[]) => Promise<number>
  /** The newest observation of every key and source. */
  readonly newest: () => Promise<readonly ObservedPrice[]>
}

/** A history that lasts as long as the process: for one replica without a database. */
export function createMemoryHistory(): PriceHistory {
  const observationsById = new Map<string, ObservedPrice>()
  return {
    append: async (observations) => {
      const before = observationsById.size
      for (const observation of observations) {
        const id = observationId(observation)
        if (!observationsById.has(id)) observationsById.set(id, observation)
      }
      return observationsById.size - before
    },
    newest: async () => newestObservations([...observationsById.values()]),
  }
}

/** Rows of a store of prices, as far as a history needs them. */
export type PriceRows = {
  readonly add: (
    rows: readonly {
      readonly id: string
      readonly key: string
      readonly feed: string
      readonly observedAt: string
      readonly observation: ObservedPrice
    }[],
  ) => Promise<number>
  readonly newest: () => Promise<readonly { readonly observation: ObservedPrice }[]>
}

/** A history in a store; `now` is the ISO time at which observations are added. */
export function createStoredHistory(rows: PriceRows, now: () => string): PriceHistory {
  return {
    append: (observations) => {
      const observedAt = now()
      return rows.add(
        observations.map((observation) => ({
          id: observationId(observation),
          key: sourceKey(observation),
          feed: observation.price.source,
          observedAt,
          observation,
        })),
      )
    },
    newest: async () => (await rows.newest()).map(({ observation }) => observation),
  }
}

/** What one source says of one price. */
const sourceKey = (observation: ObservedPrice) => `${observationKey(observation)}#${observation.price.source}`

/** Of each key and source the newest; of one day the one that came last. */
export function newestObservations(observations: readonly ObservedPrice[]): readonly ObservedPrice[] {
  const newest = new Map<string, ObservedPrice>()
  for (const observation of observations) {
    const key = sourceKey(observation)
    const current = newest.get(key)
    if (current === undefined || epochDay(observation.price.asOf) >= epochDay(current.price.asOf))
      newest.set(key, observation)
  }
  return [...newest.values()]
}
