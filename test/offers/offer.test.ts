import { describe, expect, test } from 'vitest'
import { catalogOfThen } from './day.ts'
import type { Observation } from '../../src/catalog/observation.ts'
import { offers, sells } from '../../src/offers/offer.ts'
import { disputing, prevailing } from '../../src/offers/precedence.ts'

const catalog = catalogOfThen()

const seen = (base: number, asOf: string, rest: Partial<Observation> = {}): Observation => ({
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
  const page = seen(3.9, '2026-09-20')

  test("a team's own price wins at any age", () => {
    const own = seen(2.5, '2025-01-01', { evidence: 'user' })
    expect(prevailing([page, own, seen(4.2, '2026-11-01', { evidence: 'api' })])).toBe(own)
  })

  test('otherwise the newest wins', () => {
    const feed = seen(4.4, '2026-10-20', { evidence: 'feed' })
    expect(prevailing([page, feed])).toBe(feed)
  })

  test('within a fortnight the better evidence wins', () => {
    const feed = seen(4.4, '2026-10-03', { evidence: 'feed' })
    expect(prevailing([feed, page])).toBe(page)
    expect(prevailing([page, feed])).toBe(page)
  })

  test('the same price seen again keeps the later date', () => {
    const feed = seen(3.9, '2026-10-03', { evidence: 'feed' })
    expect(prevailing([page, feed])).toBe(feed)
  })

  test('an unknown date counts as old, though a date is written', () => {
    const undated = seen(2.95, '2026-11-20', { dated: 'unknown', evidence: 'api' })
    expect(prevailing([undated, page])).toBe(page)
    expect(prevailing([undated])).toBe(undated)
  })

  test('two undated ones are no contradiction in terms', () => {
    const one = seen(2.95, '2026-07-09', { dated: 'unknown' })
    const dearer = seen(3.1, '2026-07-09', { dated: 'unknown' })
    expect(prevailing([one, dearer])).toBe(dearer)
    expect(disputing(dearer, [one, dearer])).toBeNull()
  })

  test('a trusted reading of the same days that differs by more than 15 % is kept beside it', () => {
    const feed = (base: number, asOf: string, evidence: Observation['evidence'] = 'feed') => {
      const { price, ...rest } = seen(base, asOf, { evidence })
      return { ...rest, price: { ...price, source: 'toolshed-price-feed' } }
    }
    const other = feed(4.6, '2026-09-25')
    expect(disputing(page, [page, other])).toBe(other)
    expect(disputing(page, [page, feed(4.3, '2026-09-25')])).toBeNull()
    expect(disputing(page, [page, feed(4.6, '2026-09-25', 'secondary')])).toBeNull()
    expect(disputing(page, [page, feed(4.6, '2026-11-25')])).toBeNull()
    // A source that has changed its mind contradicts nobody, and nobody contradicts what a team has agreed.
    expect(disputing(page, [page, seen(4.6, '2026-09-25')])).toBeNull()
    const own = seen(2.5, '2026-09-20', { evidence: 'user' })
    expect(disputing(own, [own, other])).toBeNull()
  })
})

describe('offers', () => {
  test('a negotiated price replaces the list price and nothing else', () => {
    const own = seen(2.2, '2026-11-01', { evidence: 'user' })
    const before = offers(catalog)
    const after = offers({ ...catalog, observations: [...catalog.observations, own] })
    const changed = after.filter(({ observation }) => observation === own)
    expect(changed.map(({ pricing, counts }) => [pricing, counts])).toEqual([
      ['on_demand', [8]],
      ['reserved', [8]],
    ])
    expect(after.length).toBe(before.length)
  })

  test('one price for every count: a reading of eight goes first for eight, unless it is older', () => {
    const runpod = (base: number, asOf: string, gpuCount: number | null) =>
      seen(base, asOf, { provider: 'runpod', tier: 'secure', gpuCount })
    const rateOfEight = (...observations: Observation[]) =>
      offers({ ...catalog, observations }).find(({ counts, pricing }) => counts.includes(8) && pricing === 'on_demand')
        ?.observation.price.base
    const all = runpod(3, '2026-11-01', null)
    expect(rateOfEight(all, runpod(2.5, '2026-10-25', 8))).toBe(2.5)
    expect(rateOfEight(all, runpod(2.5, '2026-09-01', 8))).toBe(3)
    expect(rateOfEight(all, runpod(2.5, '2026-10-25', 4))).toBe(3)
  })

  test('a provider or tier that data/providers does not know is a fault', () => {
    const only = (row: Observation) => () => offers({ ...catalog, observations: [row] })
    expect(only(seen(1, '2026-11-01', { provider: 'nowhere' }))).toThrow('nowhere')
    expect(only(seen(1, '2026-11-01', { tier: 'gold' }))).toThrow('crusoe has no tier "gold"')
  })

  test('a GPU of which no count is known to be sold is not offered', () => {
    const row = seen(1, '2026-11-01', { gpu: 'h100-nvl' })
    expect(offers({ ...catalog, observations: [row] })).toEqual([])
  })

  test('what is reserved is what data centres sell on demand, with the terms that are known', () => {
    const reserved = offers(catalog).filter(({ pricing }) => pricing === 'reserved')
    const ids = new Set(reserved.map(({ provider }) => provider.id))
    expect(ids.has('runpod') && ids.has('lambda') && ids.has('coreweave')).toBe(true)
    expect(['vast', 'salad', 'akash', 'tensordock'].filter((id) => ids.has(id))).toEqual([])
    expect(reserved.filter(({ tier }) => tier?.id === 'community')).toEqual([])
    expect(reserved.find(({ provider }) => provider.id === 'runpod')?.terms?.months).toBe(3)
    expect(reserved.find(({ provider }) => provider.id === 'lambda')?.terms).toBeNull()
  })

  test('several machines are whole machines, as many as the network joins', () => {
    const [azure] = offers(catalog).filter(
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
