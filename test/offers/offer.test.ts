import { describe, expect, test } from 'vitest'
import { datedCatalog } from './dated-catalog.ts'
import type { ObservedPrice } from '../../src/catalog/observed-price.ts'
import { listOffers, sells } from '../../src/offers/offer.ts'
import { findConflict, preferredObservation } from '../../src/offers/observation-precedence.ts'

const catalog = datedCatalog()

const observation = (base: number, asOf: string, rest: Partial<ObservedPrice> = {}): ObservedPrice => ({
  provider: 'crusoe',
  gpu: 'h100-sxm',
  tier: null,
  pricing: 'on_demand',
  gpuCount: null,
  region: null,
  interconnect: null,
  price: { value: base, unit: 'USD/gpu/hour', base, source: 'crusoe-pricing', asOf },
  dated: 'observed',
  evidence: 'page',
  ...rest,
})

describe('the prevailing observation', () => {
  const page = observation(3.9, '2026-09-20')

  test("a team's own price wins at any age", () => {
    const own = observation(2.5, '2025-01-01', { evidence: 'user' })
    expect(preferredObservation([page, own, observation(4.2, '2026-11-01', { evidence: 'api' })])).toBe(own)
  })

  test('otherwise the newest wins', () => {
    const feed = observation(4.4, '2026-10-20', { evidence: 'feed' })
    expect(preferredObservation([page, feed])).toBe(feed)
  })

  test('within a fortnight the better evidence wins', () => {
    const feed = observation(4.4, '2026-10-03', { evidence: 'feed' })
    expect(preferredObservation([feed, page])).toBe(page)
    expect(preferredObservation([page, feed])).toBe(page)
  })

  test('the same price seen again keeps the later date', () => {
    const feed = observation(3.9, '2026-10-03', { evidence: 'feed' })
    expect(preferredObservation([page, feed])).toBe(feed)
  })

  test('an unknown date counts as old, though a date is written', () => {
    const undated = observation(2.95, '2026-11-20', { dated: 'unknown', evidence: 'api' })
    expect(preferredObservation([undated, page])).toBe(page)
    expect(preferredObservation([undated])).toBe(undated)
  })

  test('two undated ones are no contradiction in terms', () => {
    const one = observation(2.95, '2026-07-09', { dated: 'unknown' })
    const dearer = observation(3.1, '2026-07-09', { dated: 'unknown' })
    expect(preferredObservation([one, dearer])).toBe(dearer)
    expect(findConflict(dearer, [one, dearer])).toBeNull()
  })

  test('a trusted reading of the same days that differs by more than 15 % is kept beside it', () => {
    const feed = (base: number, asOf: string, evidence: ObservedPrice['evidence'] = 'feed') => {
      const { price, ...rest } = observation(base, asOf, { evidence })
      return { ...rest, price: { ...price, source: 'toolshed-price-feed' } }
    }
    const other = feed(4.6, '2026-09-25')
    expect(findConflict(page, [page, other])).toBe(other)
    expect(findConflict(page, [page, feed(4.3, '2026-09-25')])).toBeNull()
    expect(findConflict(page, [page, feed(4.6, '2026-09-25', 'secondary')])).toBeNull()
    expect(findConflict(page, [page, feed(4.6, '2026-11-25')])).toBeNull()
    // A source that has changed its mind contradicts nobody, and nobody contradicts what a team has agreed.
    expect(findConflict(page, [page, observation(4.6, '2026-09-25')])).toBeNull()
    const own = observation(2.5, '2026-09-20', { evidence: 'user' })
    expect(findConflict(own, [own, other])).toBeNull()
  })
})

describe('offers', () => {
  test('a negotiated price replaces the list price and nothing else', () => {
    const own = observation(2.2, '2026-11-01', { evidence: 'user' })
    const before = listOffers(catalog)
    const after = listOffers({ ...catalog, observations: [...catalog.observations, own] })
    const changed = after.filter(({ observation }) => observation === own)
    expect(changed.map(({ pricing, counts }) => [pricing, counts])).toEqual([
      ['on_demand', [8]],
      ['reserved', [8]],
    ])
    expect(after.length).toBe(before.length)
  })

  test('one price for every count: a reading of eight goes first for eight, unless it is older', () => {
    const runpod = (base: number, asOf: string, gpuCount: number | null) =>
      observation(base, asOf, { provider: 'runpod', tier: 'secure', gpuCount })
    const rateOfEight = (...observations: ObservedPrice[]) =>
      listOffers({ ...catalog, observations }).find(
        ({ counts, pricing }) => counts.includes(8) && pricing === 'on_demand',
      )?.observation.price.base
    const all = runpod(3, '2026-11-01', null)
    expect(rateOfEight(all, runpod(2.5, '2026-10-25', 8))).toBe(2.5)
    expect(rateOfEight(all, runpod(2.5, '2026-09-01', 8))).toBe(3)
    expect(rateOfEight(all, runpod(2.5, '2026-10-25', 4))).toBe(3)
  })

  test('a provider or tier that data/providers does not know is a fault', () => {
    const only = (row: ObservedPrice) => () => listOffers({ ...catalog, observations: [row] })
    expect(only(observation(1, '2026-11-01', { provider: 'nowhere' }))).toThrow('nowhere')
    expect(only(observation(1, '2026-11-01', { tier: 'gold' }))).toThrow('crusoe has no tier "gold"')
  })

  test('a GPU of which no count is known to be sold is not offered', () => {
    const row = observation(1, '2026-11-01', { gpu: 'h100-nvl' })
    expect(listOffers({ ...catalog, observations: [row] })).toEqual([])
  })

  test('what is reserved is what data centres sell on demand, with the terms that are known', () => {
    const reserved = listOffers(catalog).filter(({ pricing }) => pricing === 'reserved')
    const ids = new Set(reserved.map(({ provider }) => provider.id))
    expect(ids.has('runpod') && ids.has('lambda') && ids.has('coreweave')).toBe(true)
    expect(['vast', 'salad', 'akash', 'tensordock'].filter((id) => ids.has(id))).toEqual([])
    expect(reserved.filter(({ tier }) => tier?.id === 'community')).toEqual([])
    expect(reserved.find(({ provider }) => provider.id === 'runpod')?.terms?.months).toBe(3)
    expect(reserved.find(({ provider }) => provider.id === 'lambda')?.terms).toBeNull()
  })

  test('several machines are whole machines, as many as the network joins', () => {
    const [azure] = listOffers(catalog).filter(
      ({ provider, gpu, pricing }) => provider.id === 'azure' && gpu === 'h100-sxm' && pricing === 'on_demand',
    )
    if (azure === undefined) throw new Error('Azure sells H100 SXM')
    expect(sells(azure, 8)).toBe(true)
    expect(sells(azure, 4)).toBe(false)
    expect(sells(azure, 16)).toBe(false)
    expect(sells(azure, 16, 2)).toBe(true)
    expect(sells(azure, 12, 2)).toBe(false)
    expect(sells(azure, 8 * 17, 17)).toBe(false)
  })
})

describe('the counts that a price holds for', () => {
  const counts = (rest: Partial<ObservedPrice>) =>
    listOffers({ ...catalog, observations: [observation(2, '2026-11-01', rest)] })
      .filter(({ pricing }) => pricing !== 'reserved')
      .flatMap((offer) => offer.counts)
      .toSorted((a, b) => a - b)

  test('one GPU is never the price of eight, unless the provider says that its prices are flat', () => {
    expect(counts({ provider: 'lambda', gpu: 'h100-sxm', gpuCount: 1 })).toEqual([1])
    expect(counts({ provider: 'nebius', gpu: 'h100-sxm', gpuCount: 1 })).toEqual([1])
    expect(counts({ provider: 'jarvislabs', gpu: 'h100-sxm', gpuCount: 1 })).toEqual([1])
    expect(counts({ provider: 'runpod', tier: 'secure', gpu: 'h100-sxm', gpuCount: 1 })).toContain(8)
  })

  test('a list price of one GPU whatever the count is that of every count that is sold', () => {
    expect(counts({ provider: 'nebius', gpu: 'h100-sxm', gpuCount: null })).toEqual([1, 8])
    expect(counts({ provider: 'nebius', gpu: 'h100-sxm', gpuCount: null, holdsFor: [8] })).toEqual([8])
  })

  test('flat on demand says nothing of spot, but where the provider says that too', () => {
    const spot = { gpu: 'h100-sxm', gpuCount: 1, pricing: 'spot' } as const
    expect(counts({ ...spot, provider: 'hyperstack', gpu: 'rtx-a6000' })).toEqual([1])
    expect(counts({ ...spot, provider: 'verda' })).toContain(8)
  })

  test("a market's ask is that of one machine", () => {
    const ask = { provider: 'vast', gpu: 'h100-sxm', tier: 'marketplace_verified_min' } as const
    expect(counts({ ...ask, gpuCount: null })).toEqual([1])
    expect(counts({ ...ask, gpuCount: 1 })).toEqual([1])
    expect(counts({ ...ask, gpuCount: 8 })).toEqual([8])
  })

  test('every bundled offer of several GPUs rests on a price that says so', () => {
    const unstated = listOffers(catalog).filter(({ provider, counts: sold, observation: { gpuCount, holdsFor } }) => {
      const { value, standing } = provider.countPricing
      const isFlat = value === 'flat' && standing === undefined
      return (
        gpuCount !== null && !isFlat && !sold.every((count) => count === gpuCount || holdsFor?.includes(count) === true)
      )
    })
    expect(unstated.map(({ provider, gpu }) => `${provider.id} ${gpu}`)).toEqual([])
  })
})

test("Azure's prices are those of Linux: as many dollars a GPU at every count of one family", () => {
  const rates = (gpu: string) =>
    listOffers(catalog)
      .filter(
        ({ provider, pricing, ...offer }) => provider.id === 'azure' && offer.gpu === gpu && pricing === 'on_demand',
      )
      .map(({ observation: { price } }) => price.base)
  expect(rates('a100-80-pcie')).toEqual([3.673, 3.673, 3.673])
  expect(rates('h100-nvl')).toEqual([6.98, 6.98])
})
