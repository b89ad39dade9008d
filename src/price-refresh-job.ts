/** The app's prices: read from the feeds by one replica at a time, kept in the store, taken over by all of them. */
import type { FeedFacts } from './catalog/price-feed.ts'
import type { ObservedPrice } from './catalog/observed-price.ts'
import type { LiveCatalog } from './offers/live-catalog.ts'
import { epochDay } from './offers/observation-precedence.ts'
import { allFeeds, selectFeeds } from './offers/feeds/feed-registry.ts'
import { admittedObservations } from './offers/feeds/feed-refresh.ts'
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
  /** What is known of every feed. */
  readonly facts: readonly FeedFacts[]
  readonly prices: LiveCatalog
  readonly rows: PriceRows
  readonly log: RefreshLog
  /** ISO date. */
  readonly today: () => string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Handed what the feeds have just said, once answers rest on it. */
  readonly onRenewed?: (observations: readonly ObservedPrice[]) => Promise<void>
}

/** A sentence that names what is no feed, and those that there are; null where all are known. */
export function unknownFeeds(names: readonly string[]): string | null {
  const { unknown } = selectFeeds(names)
  if (unknown.length === 0) return null
  return `PRICE_FEEDS names ${unknown.join(', ')}, which is no feed. There are: off, all, gpuhunt, ${allFeeds.map(({ id }) => id).join(', ')}.`
}

/** `onRenewed` runs after new prices were taken over. */
export function createPriceRefreshJob({
  names,
  facts,
  prices,
  rows,
  log,
  today,
  environment,
  onRenewed = async () => undefined,
}: PriceRefreshJobOptions): PriceRefreshJob {
  const abort = new AbortController()
  const refresher = createPriceRefresher({
    feeds: selectFeeds(names).feeds,
    facts: new Map(facts.map((each) => [each.id, each])),
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
  let isUnreachable = false
  const renew = async () => {
    const result = await refresher.refresh(today())
    const { outcomes } = result
    if (abort.signal.aborted) return
    const asked = outcomes.filter(({ status }) => status !== 'no-key')
    const failed = asked.flatMap((outcome) => (outcome.status === 'failed' ? [outcome] : []))
    const [firstFailure] = failed
    if (firstFailure !== undefined && failed.length === asked.length) {
      // Said once, until a feed answers again.
      if (!isUnreachable) log.warn({ feeds: failed.length }, unreachableLine(firstFailure.problem))
      isUnreachable = true
      return
    }
    isUnreachable = false
    for (const outcome of asked) {
      const write = outcome.status === 'failed' ? log.warn : log.info
      write.call(log, { feed: outcome.feed, status: outcome.status }, outcomeLine(outcome))
    }
    await onRenewed(admittedObservations(result))
  }
  const renewInBackground = async () => {
    try {
      await renew()
    } catch (error) {
      const reason = error instanceof Error ? error.name : typeof error
      log.warn({ reason }, 'prices could not be renewed: those known stay')
    }
  }
  return {
    job: {
      kind: 'prices',
      pattern: cronPattern,
      run: renew,
    },
    start: async () => {
      await sync()
      log.info({}, priceAgeLine(prices.catalog.observations, today()))
      timer = setInterval(() => void sync(), syncIntervalMs).unref()
      // Nobody waits for it: the prices that are there answer until newer ones are.
      if (!wasRenewedOn(today(), prices.catalog.observations)) void renewInBackground()
    },
    stop: () => {
      clearInterval(timer)
      abort.abort()
    },
  }
}

const unreachableLine = (problem: string) => `no price feed could be read (${problem}): the prices that are known stay`

/** "newest price of 2026-11-18 (8 days old), half of them at most 47 days old"; `today` is an ISO date. */
export function priceAgeLine(observations: LiveCatalog['catalog']['observations'], today: string): string {
  const days = observations
    .filter(({ dated }) => dated !== 'unknown')
    .map(({ price }) => Math.max(0, epochDay(today) - epochDay(price.asOf)))
    .sort((a, b) => a - b)
  const newest = days[0] ?? 0
  const middle = days[Math.floor(days.length / 2)] ?? 0
  return `prices: the newest is ${daysText(newest)} old, half of them at most ${daysText(middle)}`
}

const daysText = (days: number) => (days === 1 ? '1 day' : `${days} days`)

/** Whether a feed has been read on `today` already, by this replica or another. */
const wasRenewedOn = (today: string, observations: LiveCatalog['catalog']['observations']): boolean =>
  observations.some(({ price, evidence }) => price.asOf === today && (evidence === 'api' || evidence === 'feed'))
