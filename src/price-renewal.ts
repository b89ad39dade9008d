/** The app's prices: read from the feeds by one replica at a time, kept in the store, taken over by all of them. */
import { join } from 'node:path'
import { feedSchema } from './catalog/feed.ts'
import { readEntities } from './catalog/load.ts'
import type { Live } from './offers/live.ts'
import { allFeeds, chosenFeeds } from './offers/feeds/all.ts'
import { historyIn, type PriceRows } from './offers/feeds/history.ts'
import { renewalOf } from './offers/feeds/renewal.ts'
import { outcomeLine } from './offers/feeds/report.ts'

/** Once an hour, off the hour, when gpuhunt's catalogs have been renewed. UTC. */
const pattern = '23 * * * *'
/** How often a replica looks for prices that another one has read, in milliseconds. */
const look = 300_000

export type PriceRenewal = {
  /** A job that comes round by the calendar. */
  readonly job: { readonly kind: string; readonly pattern: string; readonly run: () => Promise<void> }
  /** Takes over what the store has, and goes on looking for more. */
  readonly start: () => Promise<void>
  /** Gives up requests that are under way. */
  readonly stop: () => void
}

type Log = Readonly<Record<'info' | 'warn', (facts: object, words: string) => void>>

export type KeptWith = {
  /** Names of feeds, as in PRICE_FEEDS; those that are unknown were refused before. */
  readonly names: readonly string[]
  readonly prices: Live
  readonly rows: PriceRows
  readonly log: Log
  /** ISO date. */
  readonly today: () => string
  readonly environment: Readonly<Record<string, string | undefined>>
}

const data = join(import.meta.dirname, '../data')

/** A sentence that names what is no feed, and those that there are; null where all are known. */
export function unknownFeeds(names: readonly string[]): string | null {
  const { unknown } = chosenFeeds(names)
  if (unknown.length === 0) return null
  return `PRICE_FEEDS names ${unknown.join(', ')}, which is no feed. There are: off, all, gpuhunt, ${allFeeds.map(({ id }) => id).join(', ')}.`
}

export function keepPrices({ names, prices, rows, log, today, environment }: KeptWith): PriceRenewal {
  const abort = new AbortController()
  const renewal = renewalOf({
    feeds: chosenFeeds(names).feeds,
    facts: readEntities(join(data, 'feeds'), feedSchema),
    catalog: { ...prices.catalog },
    history: historyIn(rows, () => new Date().toISOString()),
    key: (variable) => environment[variable],
    reprice: prices.reprice,
    signal: abort.signal,
  })
  let timer: NodeJS.Timeout | undefined
  const takeOver = async () => {
    try {
      if (await renewal.takeOver(today())) log.info({}, 'prices were taken over from the store')
    } catch (error) {
      const reason = error instanceof Error ? error.name : typeof error
      log.warn({ reason }, 'prices could not be read from the store: those known stay')
    }
  }
  return {
    job: {
      kind: 'prices',
      pattern,
      run: async () => {
        const { outcomes } = await renewal.renew(today())
        for (const outcome of outcomes) {
          const tell = outcome.status === 'failed' ? log.warn : log.info
          tell.call(log, { feed: outcome.feed, status: outcome.status }, outcomeLine(outcome))
        }
      },
    },
    start: async () => {
      await takeOver()
      timer = setInterval(() => void takeOver(), look).unref()
    },
    stop: () => {
      clearInterval(timer)
      abort.abort()
    },
  }
}
