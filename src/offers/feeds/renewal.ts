/** Prices that renew themselves: read by one replica, kept in a history, taken over by all, never during an answer. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { FeedFacts } from '../../catalog/feed.ts'
import type { Observation } from '../../catalog/observation.ts'
import { observationId } from '../observation-id.ts'
import { dayOf } from '../precedence.ts'
import type { Feed, Get } from './feed.ts'
import { fetcher } from './fetch.ts'
import type { PriceHistory } from './history.ts'
import { admittedOf, refresh, type Refreshed } from './refresh.ts'

export type Renewal = {
  /** Reads the feeds once and adds what is let in to the history. One replica at a time calls it. */
  readonly renew: (today: string) => Promise<Refreshed>
  /** Takes over the newest of the history, whichever replica added it; true: some price is another. */
  readonly takeOver: (today: string) => Promise<boolean>
}

/** Days that a superseded price is kept within reach. */
const keptDays = 60

export type RenewalWith = {
  readonly feeds: readonly Feed[]
  readonly facts: ReadonlyMap<string, FeedFacts>
  /** The bundled prices, which stay for whatever no feed has. */
  readonly catalog: Catalog
  readonly history: PriceHistory
  readonly key: (variable: string) => string | undefined
  /** Handed every observation that now holds; answers from here on rest on them. */
  readonly reprice: (observations: readonly Observation[]) => void
  /** Ends requests that are under way. */
  readonly signal: AbortSignal
  /** How requests are made; over the network where it is left out. */
  readonly getOf?: (facts: FeedFacts) => Get
}

export function renewalOf(given: RenewalWith): Renewal {
  const { feeds, facts, catalog, history, key, reprice, signal } = given
  const getOf = given.getOf ?? ((of: FeedFacts) => fetcher(of, signal))
  let held = catalog.observations
  const bundled = new Set(catalog.observations)
  const takeOver = async (today: string): Promise<boolean> => {
    const before = new Set(held.map(observationId))
    const added = (await history.newest()).filter((observation) => !before.has(observationId(observation)))
    if (added.length === 0) return false
    // What is superseded stays for a while: saved answers rest on it.
    held = [...held, ...added].filter((each) => bundled.has(each) || dayOf(each.price.asOf) >= dayOf(today) - keptDays)
    reprice(held)
    return true
  }
  return {
    takeOver,
    renew: async (today) => {
      await takeOver(today)
      const known = { ...catalog, observations: held }
      const refreshed = await refresh(feeds, { today, catalog: known, facts, getOf, key })
      await history.append(admittedOf(refreshed))
      await takeOver(today)
      return refreshed
    },
  }
}
