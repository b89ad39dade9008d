/** Prices that renew themselves: read by one replica, kept in a history, taken over by all, never during an answer. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { FeedFacts } from '../../catalog/price-feed.ts'
import type { ObservedPrice } from '../../catalog/observed-price.ts'
import { observationId } from '../observation-id.ts'
import { epochDay } from '../observation-precedence.ts'
import type { Feed, Fetcher } from './feed.ts'
import { createFetcher } from './http-fetcher.ts'
import type { PriceHistory } from './price-history.ts'
import { admittedObservations, refreshFeeds, type RefreshResult } from './feed-refresh.ts'

export type PriceRefresher = {
  /** Reads the feeds once and adds what is let in to the history. One replica at a time calls it. */
  readonly refresh: (today: string) => Promise<RefreshResult>
  /** Takes over the newest of the history, whichever replica added it; true: some price is another. */
  readonly syncFromHistory: (today: string) => Promise<boolean>
}

/** Days that a superseded price is kept within reach. */
const retentionDays = 60

export type PriceRefresherOptions = {
  readonly feeds: readonly Feed[]
  readonly facts: ReadonlyMap<string, FeedFacts>
  /** The bundled prices, which stay for whatever no feed has. */
  readonly catalog: Catalog
  readonly history: PriceHistory
  readonly key: (variable: string) => string | undefined
  /** Handed every observation that now holds; answers from here on rest on them. */
  readonly reprice: (observations: readonly ObservedPrice[]) => void
  /** Ends requests that are under way. */
  readonly signal: AbortSignal
  /** How requests are made; over the network where it is left out. */
  readonly fetcherFor?: (facts: FeedFacts) => Fetcher
}

/**
 * A feed that fails keeps its last prices, and is reported; `reprice` is called with all observations once they
 * changed.
 */
export function createPriceRefresher(options: PriceRefresherOptions): PriceRefresher {
  const { feeds, facts, catalog, history, key, reprice, signal } = options
  const fetcherFor = options.fetcherFor ?? ((feedFacts: FeedFacts) => createFetcher(feedFacts, signal))
  let observations = catalog.observations
  const bundled = new Set(catalog.observations)
  const syncFromHistory = async (today: string): Promise<boolean> => {
    const knownIds = new Set(observations.map(observationId))
    const added = (await history.newest()).filter((observation) => !knownIds.has(observationId(observation)))
    if (added.length === 0) return false
    // What is superseded stays for a while: saved answers rest on it.
    observations = [...observations, ...added].filter(
      (each) => bundled.has(each) || epochDay(each.price.asOf) >= epochDay(today) - retentionDays,
    )
    reprice(observations)
    return true
  }
  return {
    syncFromHistory,
    refresh: async (today) => {
      await syncFromHistory(today)
      const currentCatalog = { ...catalog, observations: observations }
      const result = await refreshFeeds(feeds, { today, catalog: currentCatalog, facts, fetcherFor, key })
      await history.append(admittedObservations(result))
      await syncFromHistory(today)
      return result
    },
  }
}
