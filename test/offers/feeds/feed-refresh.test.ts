import { expect, test } from 'vitest'
import type { Catalog } from '../../../src/catalog/catalog.ts'
import { selectFeeds } from '../../../src/offers/feeds/feed-registry.ts'
import type { Fetcher } from '../../../src/offers/feeds/feed.ts'
import { FetchError } from '../../../src/offers/feeds/http-fetcher.ts'
import { createMemoryHistory, newestObservations } from '../../../src/offers/feeds/price-history.ts'
import { admittedObservations, refreshFeeds, type RefreshOptions } from '../../../src/offers/feeds/feed-refresh.ts'
import { refreshReport } from '../../../src/offers/feeds/refresh-report.ts'
import { openMarket } from '../../../src/offers/market.ts'
import { observationId } from '../../../src/offers/observation-id.ts'
import {
  answersFrom,
  catalog,
  facts,
  runpodAnswer,
  runpodType,
  today,
  vastAnswers,
  vastOffer,
  verdaType,
} from './feed-responses.ts'

const h100 = 'NVIDIA H100 80GB HBM3'
const failing: Fetcher = async () => {
  throw new FetchError('console.vast.ai did not answer within 20 s')
}

const good: Readonly<Record<string, Fetcher>> = {
  runpod: answersFrom({
    'gpu-types.json': runpodAnswer(
      runpodType(h100, { securePrice: 4.29 }),
      runpodType('NVIDIA B200', { memoryInGb: 180, securePrice: 20, communityPrice: 5.98 }),
    ),
  }),
  vast: answersFrom(vastAnswers({ 1: [1, 2, 3].map((host) => vastOffer(host, 2.6)) })),
  verda: answersFrom({
    'instance-types.json': [
      verdaType('1H100.80S.30V', '1x H100 SXM5 80GB', { price_per_hour: '4.10', spot_price: '2.05' }),
    ],
  }),
}

const refreshOf = (
  feeds: readonly string[],
  gets: Readonly<Record<string, Fetcher>> = good,
  rest: Partial<RefreshOptions> = {},
) =>
  refreshFeeds(selectFeeds(feeds).feeds, {
    today,
    catalog,
    facts,
    fetcherFor: ({ id }) => gets[id] ?? failing,
    key: () => undefined,
    ...rest,
  })

const withPrices = (observations: Catalog['observations']): Catalog => ({
  ...catalog,
  observations: [...catalog.observations, ...observations],
})

test('what moved, what is new and what is held back, each with its reason', async () => {
  const refreshed = await refreshOf(['runpod', 'vast', 'verda'])
  const lines = refreshReport(refreshed, false)
  expect(lines[0]).toBe('Prices of 2026-12-01: 3 of 3 feeds read')
  expect(lines).toContain('  runpod h100-sxm secure $3.99 of 2026-11-09 → $4.29 (+8 %)')
  expect(lines).toContain('  vast h100-sxm marketplace_verified_median 1x $2.402 of 2026-10-19 → $2.6 (+8 %)')
  expect(lines).toContain('Held back (1)')
  expect(lines.find((line) => line.includes('b200 secure'))).toMatch(
    /runpod b200 secure \$20: a list price that moved 2\.9 times up, from \$6\.79 of 2026-10-01: over 2 times is held back/,
  )
  expect(lines.join('\n')).toContain('--accept "runpod/b200/secure/on_demand/*/*@2026-12-01=20#runpod-graphql"')
  expect(refreshReport(refreshed, true).length).toBeGreaterThan(lines.length)
})

test('the same price again has not moved, half a percent is rounding, and a price of something new is new', async () => {
  const runpodAt = (securePrice: number, gpu = h100) =>
    answersFrom({ 'gpu-types.json': runpodAnswer(runpodType(gpu, { securePrice, communityCloud: false })) })
  const outcomeAt = async (
    price: number,
    gpu?: string,
    observations: Catalog['observations'] = catalog.observations,
  ) => {
    const [outcome] = (
      await refreshOf(['runpod'], { runpod: runpodAt(price, gpu) }, { catalog: { ...catalog, observations } })
    ).outcomes
    if (outcome?.status !== 'read') throw new Error('it is read')
    return [outcome.admitted.length, outcome.moved.length, outcome.added.length]
  }
  expect(await outcomeAt(3.99)).toEqual([1, 0, 0])
  expect(await outcomeAt(4)).toEqual([1, 0, 0])
  expect(await outcomeAt(4.02)).toEqual([1, 1, 0])
  expect(await outcomeAt(3.96)).toEqual([1, 1, 0])
  expect(await outcomeAt(3.99, h100, [])).toEqual([1, 0, 1])
})

test('a feed that fails keeps its old prices, says how old they are, and spoils no other', async () => {
  const refreshed = await refreshOf(['runpod', 'vast', 'verda'], { ...good, vast: failing })
  expect(refreshed.outcomes.map(({ feed, status }) => [feed, status])).toEqual([
    ['runpod', 'read'],
    ['vast', 'failed'],
    ['verda', 'read'],
  ])
  const line = refreshReport(refreshed, false).find((each) => each.includes('vast'))
  expect(line).toBe(
    '  vast: failed: console.vast.ai did not answer within 20 s; its 41 prices stay, the newest 33 days old',
  )
  const after = openMarket(withPrices(admittedObservations(refreshed)), today)
  const vast = (after.byGpu.get('h100-sxm') ?? []).filter(({ offer }) => offer.provider.id === 'vast')
  expect(vast.map(({ quote }) => [quote.usdPerGpuHour, quote.age.days])).toEqual([[2.4024, 43]])
})

test('an answer that is not one, or without any price, is a failure and no empty market', async () => {
  const { outcomes } = await refreshOf(['runpod', 'vast'], {
    runpod: answersFrom({ 'gpu-types.json': '<html>' }),
    vast: answersFrom(vastAnswers({})),
  })
  expect(outcomes).toMatchObject([
    { status: 'failed', problem: 'gpu-types.json: not JSON, it begins "<html>"' },
    { status: 'failed', problem: 'no price in the answer (0 rejected)' },
  ])
})

test('a feed that takes a key is not asked without one, and says which', async () => {
  const { outcomes } = await refreshOf(['lambda'])
  expect(outcomes).toMatchObject([{ status: 'no-key', problem: 'LAMBDA_API_KEY is not set' }])
})

test('a fault of ours is not taken for a broken feed', async () => {
  const broken: Fetcher = async () => {
    throw new TypeError('x is not a function')
  }
  await expect(refreshOf(['runpod'], { runpod: broken })).rejects.toThrow(TypeError)
})

test('prices that are let in are offered, those held back are not', async () => {
  const after = openMarket(withPrices(admittedObservations(await refreshOf(['runpod', 'verda']))), today)
  const rate = (provider: string, gpu: string, tier: string | null, pricing = 'on_demand') =>
    (after.byGpu.get(gpu) ?? []).find(
      ({ offer }) =>
        offer.provider.id === provider &&
        (offer.tier?.id ?? null) === tier &&
        offer.pricing === pricing &&
        offer.counts.includes(1),
    )?.quote
  expect(rate('runpod', 'h100-sxm', 'secure')).toMatchObject({
    usdPerGpuHour: 4.29,
    asOf: today,
    source: 'runpod-graphql',
    age: { days: 0 },
  })
  expect(rate('runpod', 'b200', 'secure')).toMatchObject({ usdPerGpuHour: 6.79, asOf: '2026-10-07' })
  expect(rate('verda', 'h100-sxm', null, 'spot')).toMatchObject({ usdPerGpuHour: 2.05 })
})

test('a person lets a held price in, by its id', async () => {
  const [held] = (await refreshOf(['runpod'])).outcomes.flatMap((outcome) =>
    outcome.status === 'read' ? outcome.heldBack : [],
  )
  if (held === undefined) throw new Error('one is held')
  const id = observationId(held.observation)
  const again = await refreshOf(['runpod'], good, { isApproved: (observation) => observationId(observation) === id })
  expect(admittedObservations(again).map(observationId)).toContain(id)
})

test('the same responses make the same refresh, whatever the order in which they come', async () => {
  const slow: Fetcher = async (name, request) => {
    await new Promise((ready) => setTimeout(ready, 5))
    return (good['runpod'] ?? failing)(name, request)
  }
  const first = await refreshOf(['runpod', 'vast', 'verda'])
  expect(await refreshOf(['runpod', 'vast', 'verda'], { ...good, runpod: slow })).toEqual(first)
})

test('a price that a feed no longer prints stays, and is counted', async () => {
  const first = admittedObservations(await refreshOf(['runpod']))
  const gone = answersFrom({ 'gpu-types.json': runpodAnswer(runpodType(h100, { communityPrice: null })) })
  const [outcome] = (await refreshOf(['runpod'], { runpod: gone }, { catalog: withPrices(first), today: '2026-12-02' }))
    .outcomes
  expect(outcome).toMatchObject({ status: 'read', missing: { count: 2, days: 1 } })
  expect(refreshReport({ today, outcomes: outcome === undefined ? [] : [outcome] }, false)[1]).toContain(
    '2 prices of before not in it',
  )
})

test('a history keeps what it was given, once, and hands out the newest of every reading', async () => {
  const history = createMemoryHistory()
  const monday = admittedObservations(await refreshOf(['runpod', 'verda']))
  const tuesday = admittedObservations(await refreshOf(['runpod', 'verda'], good, { today: '2026-12-02' }))
  expect([await history.append(monday), await history.append(monday), await history.append(tuesday)]).toEqual([
    monday.length,
    0,
    tuesday.length,
  ])
  expect(new Set(await history.newest())).toEqual(new Set(tuesday))
  expect(newestObservations([...tuesday, ...monday])).toEqual(tuesday)
})
