/** The app's prices: two replicas over one history, kept in the real store. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Observation } from '../../../src/catalog/observation.ts'
import { chosenFeeds } from '../../../src/offers/feeds/all.ts'
import type { Get } from '../../../src/offers/feeds/feed.ts'
import { FetchFailed } from '../../../src/offers/feeds/fetch.ts'
import { historyIn, historyInMemory, type PriceHistory } from '../../../src/offers/feeds/history.ts'
import { renewalOf } from '../../../src/offers/feeds/renewal.ts'
import { remembered, type Remembered } from '../../../src/slack/remembered.ts'
import { openStore } from '../../../src/store/store.ts'
import { answering, catalog, facts, runpodAnswer, runpodType } from './recorded.ts'

const folder = mkdtempSync(join(tmpdir(), 'gpucost-renewal-'))
const store = await openStore<Remembered>({ folder }, remembered)
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const h100 = 'NVIDIA H100 80GB HBM3'
const never = new AbortController().signal
const failing: Get = async () => {
  throw new FetchFailed('api.runpod.io did not answer within 20 s')
}

function replica(history: PriceHistory, get: Get) {
  let held: readonly Observation[] = catalog.observations
  let repriced = 0
  const renewal = renewalOf({
    feeds: chosenFeeds(['runpod']).feeds,
    facts,
    catalog,
    history,
    key: () => undefined,
    signal: never,
    getOf: () => get,
    reprice: (observations) => {
      held = observations
      repriced += 1
    },
  })
  const secure = () =>
    held.filter(({ gpu, tier, price }) => gpu === 'h100-sxm' && tier === 'secure' && price.source === 'runpod-graphql')
  return {
    ...renewal,
    prices: () => secure().map(({ price }) => [price.asOf, price.base]),
    repriced: () => repriced,
    held: () => held,
  }
}

const at = (securePrice: number): Get =>
  answering({ 'gpu-types.json': runpodAnswer(runpodType(h100, { securePrice })) })

test.each([
  ['in memory', historyInMemory()],
  ['in the store', historyIn(store.prices, () => new Date().toISOString())],
])('%s: one replica reads the feeds, the other takes the prices over', async (_, history) => {
  const first = replica(history, at(4.29))
  const second = replica(history, failing)
  expect(await second.takeOver('2026-12-01')).toBe(false)
  await first.renew('2026-12-01')
  expect(first.prices()).toEqual([['2026-12-01', 4.29]])
  expect(second.prices()).toEqual([])
  expect(await second.takeOver('2026-12-01')).toBe(true)
  expect(second.prices()).toEqual([['2026-12-01', 4.29]])
  expect(await second.takeOver('2026-12-01')).toBe(false)
  // What no feed has stays as it was bundled.
  expect(second.held().filter(({ provider }) => provider === 'lambda')).toEqual(
    catalog.observations.filter(({ provider }) => provider === 'lambda'),
  )
})

test('a feed that fails leaves the prices of the last time, and says so', async () => {
  const history = historyInMemory()
  await replica(history, at(4.29)).renew('2026-12-01')
  const broken = replica(history, failing)
  const { outcomes } = await broken.renew('2026-12-05')
  expect(outcomes).toMatchObject([{ status: 'failed', kept: { days: 4 } }])
  expect(broken.prices()).toEqual([['2026-12-01', 4.29]])
})

test('a leap is held back against the last refresh, not against the bundled price', async () => {
  const history = historyInMemory()
  const app = replica(history, at(7.5))
  await app.renew('2026-12-01')
  expect(app.prices()).toEqual([['2026-12-01', 7.5]])
  const again = replica(history, at(15.5))
  const { outcomes } = await again.renew('2026-12-02')
  expect(outcomes[0]).toMatchObject({
    held: [{ reason: expect.stringContaining('moved 2.1 times up, from $7.5 of 2026-12-01') }],
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
  const history = historyInMemory()
  const app = replica(history, at(4.29))
  await app.renew('2026-12-01')
  await replica(history, at(4.4)).renew(day)
  expect(await app.takeOver(day)).toBe(true)
  expect(app.prices()).toEqual(prices)
  expect(catalog.observations.filter((each) => !app.held().includes(each))).toEqual([])
})

test('the same prices of the same day change nothing', async () => {
  const history = historyInMemory()
  const app = replica(history, at(4.29))
  await app.renew('2026-12-01')
  const before = app.repriced()
  await app.renew('2026-12-01')
  expect(app.repriced()).toBe(before)
})
