/** The app's prices: read from the feeds by one replica at a time, kept in the store, taken over by all of them. */
import { join } from 'node:path'
import { feedSchema } from './catalog/price-feed.ts'
import { readEntities } from './catalog/load.ts'
import type { LiveCatalog } from './offers/live-catalog.ts'
import { allFeeds, selectFeeds } from './offers/feeds/feed-registry.ts'
import { createStoredHistory, type PriceRows } from './offers/feeds/price-history.ts'
import { createPriceRefresher } from './offers/feeds/price-refresher.ts'
import { outcomeLine } from './offers/feeds/refresh-report.ts'

/** Once an hour, off the hour, when gpuhunt's catalogs have been renewed. UTC. */
const cronPattern = '23 * * * *'
/** How often a replica looks for prices that another one has read, in milliseconds. */
const syncIntervalMs = 300_000

export type PriceRefreshJob = {
  /** A job that comes round by the calendar. */
  readonly job: { readonly kind: string; readonly pattern: string; readonly run: () => Promise<void> }
  /** Takes over what the store has, and goes on looking for more. */
  readonly start: () => Promise<void>
  /** Gives up requests that are under way. */
  readonly stop: () => void
}

type RefreshLog = Readonly<Record<'info' | 'warn', (facts: object, words: string) => void>>

export type PriceRefreshJobOptions = {
  /** Names of feeds, as in PRICE_FEEDS; those that are unknown were refused before. */
  readonly names: readonly string[]
  readonly prices: LiveCatalog
  readonly rows: PriceRows
  readonly log: RefreshLog
  /** ISO date. */
  readonly today: () => string
  readonly environment: Readonly<Record<string, string | undefined>>
}

const dataFolder = join(import.meta.dirname, '../data')

/** A sentence that names what is no feed, and those that there are; null where all are known. */
export function unknownFeeds(names: readonly string[]): string | null {
  const { unknown } = selectFeeds(names)
  if (unknown.length === 0) return null
  return `PRICE_FEEDS names ${unknown.join(', ')}, which is no feed. There are: off, all, gpuhunt, ${allFeeds.map(({ id }) => id).join(', ')}.`
}

export function createPriceRefreshJob({
  names,
  prices,
  rows,
  log,
  today,
  environment,
}: PriceRefreshJobOptions): PriceRefreshJob {
  const abort = new AbortController()
  const refresher = createPriceRefresher({
    feeds: selectFeeds(names).feeds,
    facts: readEntities(join(dataFolder, 'feeds'), feedSchema),
    catalog: { ...prices.catalog },
    history: createStoredHistory(rows, () => new Date().toISOString()),
    key: (variable) => environment[variable],
    reprice: prices.reprice,
    signal: abort.signal,
  })
  let timer: NodeJS.Timeout | undefined
  const sync = async () => {
    try {
      if (await refresher.syncFromHistory(today())) log.info({}, 'prices were taken over from the store')
    } catch (error) {
      const reason = error instanceof Error ? error.name : typeof error
      log.warn({ reason }, 'prices could not be read from the store: those known stay')
    }
  }
  return {
    job: {
      kind: 'prices',
      pattern: cronPattern,
      run: async () => {
        const { outcomes } = await refresher.refresh(today())
        for (const outcome of outcomes) {
          const write = outcome.status === 'failed' ? log.warn : log.info
          write.call(log, { feed: outcome.feed, status: outcome.status }, outcomeLine(outcome))
        }
      },
    },
    start: async () => {
      await sync()
      timer = setInterval(() => void sync(), syncIntervalMs).unref()
    },
    stop: () => {
      clearInterval(timer)
      abort.abort()
    },
  }
}
