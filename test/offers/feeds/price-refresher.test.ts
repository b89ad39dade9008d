/** The app's prices: two replicas over one history, kept in the real store. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ObservedPrice } from '../../../src/catalog/observed-price.ts'
import { selectFeeds } from '../../../src/offers/feeds/feed-registry.ts'
import type { Fetcher } from '../../../src/offers/feeds/feed.ts'
import { FetchError } from '../../../src/offers/feeds/http-fetcher.ts'
import { createStoredHistory, createMemoryHistory, type PriceHistory } from '../../../src/offers/feeds/price-history.ts'
import { createPriceRefresher } from '../../../src/offers/feeds/price-refresher.ts'
import { documentSchemas, type AppDocuments } from '../../../src/slack/document-schemas.ts'
import { openStore } from '../../../src/store/store.ts'
import { answersFrom, catalog, facts, runpodAnswer, runpodType } from './feed-responses.ts'

const folder = mkdtempSync(join(tmpdir(), 'gpucost-renewal-'))
const store = await openStore<AppDocuments>({ folder }, documentSchemas)
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const h100 = 'NVIDIA H100 80GB HBM3'
const never = new AbortController().signal
const failing: Fetcher = async () => {
  throw new FetchError('api.runpod.io did not answer within 20 s')
}

function replica(history: PriceHistory, get: Fetcher) {
  let current: readonly ObservedPrice[] = catalog.observations
  let repriced = 0
  const refresher = createPriceRefresher({
    feeds: selectFeeds(['runpod']).feeds,
    facts,
    catalog,
    history,
    key: () => undefined,
    signal: never,
    fetcherFor: () => get,
    reprice: (observations) => {
      current = observations
      repriced += 1
    },
  })
  const secure = () =>
    current.filter(
      ({ gpu, tier, price }) => gpu === 'h100-sxm' && tier === 'secure' && price.source === 'runpod-graphql',
    )
  return {
    ...refresher,
    prices: () => secure().map(({ price }) => [price.asOf, price.base]),
    repriced: () => repriced,
    current: () => current,
  }
}

const at = (securePrice: number): Fetcher =>
  answersFrom({ 'gpu-types.json': runpodAnswer(runpodType(h100, { securePrice })) })

test.each([
  ['in memory', createMemoryHistory()],
  ['in the store', createStoredHistory(store.prices, () => new Date().toISOString())],
])('%s: one replica reads the feeds, the other takes the prices over', async (_, history) => {
  const first = replica(history, at(4.29))
  const second = replica(history, failing)
  expect(await second.syncFromHistory('2026-12-01')).toBe(false)
  await first.refresh('2026-12-01')
  expect(first.prices()).toEqual([['2026-12-01', 4.29]])
  expect(second.prices()).toEqual([])
  expect(await second.syncFromHistory('2026-12-01')).toBe(true)
  expect(second.prices()).toEqual([['2026-12-01', 4.29]])
  expect(await second.syncFromHistory('2026-12-01')).toBe(false)
  // What no feed has stays as it was bundled.
  expect(second.current().filter(({ provider }) => provider === 'lambda')).toEqual(
    catalog.observations.filter(({ provider }) => provider === 'lambda'),
  )
})

test('a feed that fails leaves the prices of the last time, and says so', async () => {
  const history = createMemoryHistory()
  await replica(history, at(4.29)).refresh('2026-12-01')
  const broken = replica(history, failing)
  const { outcomes } = await broken.refresh('2026-12-05')
  expect(outcomes).toMatchObject([{ status: 'failed', retained: { days: 4 } }])
  expect(broken.prices()).toEqual([['2026-12-01', 4.29]])
})

test('a leap is held back against the last refresh, not against the bundled price', async () => {
  const history = createMemoryHistory()
  const app = replica(history, at(7.5))
  await app.refresh('2026-12-01')
  expect(app.prices()).toEqual([['2026-12-01', 7.5]])
  const again = replica(history, at(15.5))
  const { outcomes } = await again.refresh('2026-12-02')
  expect(outcomes[0]).toMatchObject({
    heldBack: [{ reason: expect.stringContaining('moved 2.1 times up, from $7.5 of 2026-12-01') }],
  })
  expect(again.prices()).toEqual([['2026-12-01', 7.5]])
})

test.each([
  [
    '2027-01-30',
    [
      ['2026-12-01', 4.29],
      ['2027-01-30', 4.4],
    ],
  ],
  ['2027-01-31', [['2027-01-31', 4.4]]],
])('what is superseded is within reach for sixty days (%s), and bundled prices are for ever', async (day, prices) => {
  const history = createMemoryHistory()
  const app = replica(history, at(4.29))
  await app.refresh('2026-12-01')
  await replica(history, at(4.4)).refresh(day)
  expect(await app.syncFromHistory(day)).toBe(true)
  expect(app.prices()).toEqual(prices)
  expect(catalog.observations.filter((each) => !app.current().includes(each))).toEqual([])
})

test('the same prices of the same day change nothing', async () => {
  const history = createMemoryHistory()
  const app = replica(history, at(4.29))
  await app.refresh('2026-12-01')
  const before = app.repriced()
  await app.refresh('2026-12-01')
  expect(app.repriced()).toBe(before)
})
