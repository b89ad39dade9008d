/** Where observations are kept: added to, never changed, so that what an answer once rested on can be found again. */
import type { Observation } from '../../catalog/observation.ts'
import { keyOf, observationId } from '../observation-id.ts'
import { dayOf } from '../precedence.ts'

export type PriceHistory = {
  /** Adds those that are not there yet, by their id; says how many were new. */
  readonly append: (observations: readonly Observation[]) => Promise<number>
  /** The newest observation of every key and source. */
  readonly newest: () => Promise<readonly Observation[]>
}

/** A history that lasts as long as the process: for one replica without a database. */
export function historyInMemory(): PriceHistory {
  const kept = new Map<string, Observation>()
  return {
    append: async (observations) => {
      const before = kept.size
      for (const observation of observations) {
        const id = observationId(observation)
        if (!kept.has(id)) kept.set(id, observation)
      }
      return kept.size - before
    },
    newest: async () => newestOf([...kept.values()]),
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
      readonly observation: Observation
    }[],
  ) => Promise<number>
  readonly newest: () => Promise<readonly { readonly observation: Observation }[]>
}

/** A history in a store; `now` is the ISO time at which observations are added. */
export function historyIn(rows: PriceRows, now: () => string): PriceHistory {
  return {
    append: (observations) => {
      const observedAt = now()
      return rows.add(
        observations.map((observation) => ({
          id: observationId(observation),
          key: readingOf(observation),
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
const readingOf = (observation: Observation) => `${keyOf(observation)}#${observation.price.source}`

/** Of each key and source the newest; of one day the one that came last. */
export function newestOf(observations: readonly Observation[]): readonly Observation[] {
  const newest = new Map<string, Observation>()
  for (const observation of observations) {
    const reading = readingOf(observation)
    const known = newest.get(reading)
    if (known === undefined || dayOf(observation.price.asOf) >= dayOf(known.price.asOf))
      newest.set(reading, observation)
  }
  return [...newest.values()]
}
