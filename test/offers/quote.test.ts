import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datedCatalog } from './dated-catalog.ts'
import { listOffers } from '../../src/offers/offer.ts'
import { epochDay } from '../../src/offers/observation-precedence.ts'
import { quote } from '../../src/offers/quote.ts'

const catalog = datedCatalog()
const all = listOffers(catalog)
const find = (provider: string, gpu: string, tier: string | null, pricing = 'on_demand') => {
  const offer = all.find(
    (each) =>
      each.provider.id === provider && each.gpu === gpu && (each.tier?.id ?? null) === tier && each.pricing === pricing,
  )
  if (offer === undefined) throw new Error(`no offer of ${provider} ${gpu} ${tier}`)
  return offer
}
/** ISO date `days` after `from`. */
const later = (from: string, days: number) => new Date((epochDay(from) + days) * 86_400_000).toISOString().slice(0, 10)

describe('the age of a list price', () => {
  // RunPod Secure H100 SXM, seen on 2026-11-09 at 3.99.
  const offer = find('runpod', 'h100-sxm', 'secure')
  const at = (days: number) => quote(offer, later('2026-11-09', days), catalog)

  test.each([
    { days: 0, low: -0.02, high: 0.02, stale: false },
    { days: 7, low: -0.02, high: 0.02, stale: false },
    { days: 30, low: 0, high: 0.08, stale: false },
    { days: 60, low: -0.01, high: 0.14, stale: false },
    { days: 90, low: -0.02, high: 0.2, stale: false },
    { days: 180, low: -0.05, high: 0.35, stale: true },
    { days: 270, low: -0.08, high: 0.5, stale: true },
  ])('after $days days it may be $low to $high off, stale: $stale', ({ days, low, high, stale }) => {
    const { usdPerGpuHour, age, ...band } = at(days)
    expect(usdPerGpuHour).toBe(3.99)
    expect(band.low).toBeCloseTo(3.99 * (1 + low), 6)
    expect(band.high).toBeCloseTo(3.99 * (1 + high), 6)
    expect(age).toEqual({ days, stale })
  })

  test('a price from after today, in a replay, is new', () => {
    expect(at(-100).age).toEqual({ days: 0, stale: false })
  })
})

test('a month counts from its first day', () => {
  expect(epochDay('2026-08')).toBe(epochDay('2026-08-01'))
  expect(epochDay('2026')).toBe(epochDay('2026-01-01'))
  expect(epochDay('2026-11-24') - epochDay('2026-11-09')).toBe(15)
})

test('a marketplace is a third up or down on any day', () => {
  const fresh = quote(find('vast', 'rtx-4090', 'marketplace_verified_min'), '2026-10-03', catalog)
  expect(fresh.low / fresh.usdPerGpuHour).toBeCloseTo(0.65, 6)
  expect(fresh.high / fresh.usdPerGpuHour).toBeCloseTo(1.35, 6)
})

test('a list that moves daily may have risen by a percent a day', () => {
  const verda = find('verda', 'h100-sxm', null)
  const after = quote(verda, '2026-11-09', catalog)
  expect(after.high / after.usdPerGpuHour).toBeCloseTo(1.3, 6)
  const long = quote(verda, '2027-02-01', catalog)
  expect(long.high / long.usdPerGpuHour).toBeCloseTo(1.5, 6)
})

test('an undated price is stale on every day', () => {
  const undated = find('vast', 'h200-sxm', 'marketplace_min')
  expect(quote(undated, '2026-07-10', catalog).age).toEqual({ days: null, stale: true })
})

test('a reserved price is a range below on-demand, or on-demand itself where nothing is published', () => {
  const runpod = quote(find('runpod', 'h100-sxm', 'secure', 'reserved'), '2026-11-09', catalog)
  expect(runpod.usdPerGpuHour).toBeCloseTo(3.99 * 0.7, 6)
  expect(runpod.low).toBeCloseTo(3.99 * 0.65 * 0.98, 6)
  expect(runpod.high).toBeCloseTo(3.99 * 0.75 * 1.02, 6)
  const lambda = quote(find('lambda', 'a10', null, 'reserved'), '2026-10-03', catalog)
  expect(lambda.usdPerGpuHour).toBe(1.29)
  expect(lambda.low).toBeCloseTo(1.29 * 0.65 * 0.98, 6)
})

test('every quote of every day is ordered, and never narrower or fresher on a later day', () => {
  const day = fc.integer({ min: epochDay('2026-01-01'), max: epochDay('2029-01-01') })
  fc.assert(
    fc.property(fc.constantFrom(...all), day, fc.nat(400), (offer, from, more) => {
      const [now, then] = [from, from + more].map((each) =>
        quote(offer, new Date(each * 86_400_000).toISOString().slice(0, 10), catalog),
      )
      if (now === undefined || then === undefined) throw new Error('two days make two quotes')
      expect(now.low).toBeGreaterThan(0)
      expect(now.low).toBeLessThanOrEqual(now.usdPerGpuHour)
      expect(now.high).toBeGreaterThanOrEqual(now.usdPerGpuHour)
      expect(then.high / then.low).toBeGreaterThanOrEqual((now.high / now.low) * (1 - 1e-12))
      expect(then.age.stale || !now.age.stale).toBe(true)
    }),
  )
})
