import { expect, test } from 'vitest'
import { loadCatalog } from '../../src/catalog/load.ts'
import type { ObservedPrice } from '../../src/catalog/observed-price.ts'
import { admit, priorLookup } from '../../src/offers/admission.ts'
import { observationId } from '../../src/offers/observation-id.ts'

const { providers } = loadCatalog('data')

const observation = (base: number, rest: Partial<ObservedPrice> = {}, asOf = '2026-12-01'): ObservedPrice => ({
  provider: 'crusoe',
  gpu: 'h100-sxm',
  tier: null,
  pricing: 'on_demand',
  gpuCount: null,
  region: null,
  interconnect: null,
  price: { value: base, unit: 'USD/gpu/hour', base, source: 'crusoe-pricing', asOf },
  dated: 'observed',
  evidence: 'api',
  ...rest,
})
const earlier = (base: number, rest: Partial<ObservedPrice> = {}) =>
  observation(base, { evidence: 'page', ...rest }, '2026-09-20')
const vast = { provider: 'vast', tier: 'marketplace_verified_median' }

/** The reason why a price is held back, null where it is let in. */
function holdReason(fresh: ObservedPrice, ...known: readonly ObservedPrice[]): string | null {
  const { admitted, heldBack } = admit([fresh], known, providers)
  expect(admitted.length + heldBack.length).toBe(1)
  return heldBack[0]?.reason ?? null
}

test.each([
  [3.9, 7.8, null],
  [3.9, 7.81, 'up'],
  [3.9, 1.95, null],
  [3.9, 1.94, 'down'],
])('a list price that goes from %d to %d is held back: %s', (from, to, way) => {
  expect(holdReason(observation(to), earlier(from))).toBe(
    way && `a list price that moved 2.0 times ${way}, from $3.9 of 2026-09-20: over 2 times is held back`,
  )
})

test.each([
  [2.4, 11.9, null],
  [2.4, 12.1, 'up'],
  [2.4, 0.49, null],
  [2.4, 0.47, 'down'],
])("a market's middle that goes from %d to %d is held back: %s", (from, to, way) => {
  expect(holdReason(observation(to, vast), earlier(from, vast))).toBe(
    way &&
      `an ask that moved ${way === 'up' ? '5.0' : '5.1'} times ${way}, from $2.4 of 2026-09-20: over 5 times is held back`,
  )
})

test('a tier that is the asks of hosts moves like a market, whoever runs it; its neighbour is a list', () => {
  const runpod = providers.get('runpod')
  if (runpod === undefined) throw new Error('RunPod is known')
  const tiers = runpod.tiers.map((tier) =>
    tier.id === 'community' ? { ...tier, priceBasis: 'median' as const } : tier,
  )
  const asked = new Map([['runpod', { ...runpod, tiers }]])
  const reasonOf = (tier: string) => {
    const place = { provider: 'runpod', tier }
    return admit([observation(8, place)], [earlier(3, place)], asked).heldBack[0]?.reason ?? null
  }
  expect(reasonOf('community')).toBeNull()
  expect(reasonOf('secure')).toContain('a list price that moved 2.7 times up')
})

test('one reason is given, the gravest: a price of nothing is no price, whatever else it is', () => {
  expect(holdReason(observation(0, { provider: 'nowhere' }), earlier(3.9))).toBe('0 is no price')
  expect(holdReason(observation(9, { tier: 'gold' }), earlier(3.9, { tier: 'gold' }))).toBe('crusoe has no tier "gold"')
})

test('prices of one region say nothing about another; a price for all regions does', () => {
  const aws = { provider: 'aws', gpuCount: 8 }
  const here = { ...aws, region: 'us-east-1' }
  expect(holdReason(observation(9, here), earlier(3, { ...aws, region: 'us-west-2' }))).toBeNull()
  expect(holdReason(observation(9, here), earlier(3, aws))).toContain('moved 3.0 times up')
  expect(holdReason(observation(9, aws), earlier(3, here))).toContain('moved 3.0 times up')
  const spot = observation(4, { ...here, pricing: 'spot' })
  expect(holdReason(spot, earlier(3.9, { ...aws, region: 'us-west-2' }))).toBeNull()
  expect(holdReason(spot, earlier(3.9, here))).toContain('is not below on demand')
})

test('a thing without a price before is let in', () => {
  expect(holdReason(observation(9))).toBeNull()
  expect(holdReason(observation(9), earlier(1, { gpu: 'a100-80-sxm' }))).toBeNull()
  expect(holdReason(observation(9), earlier(1, { pricing: 'spot' }))).toBeNull()
})

test('what was seen for any count is what is known of one count, and the other way round', () => {
  expect(holdReason(observation(9, { gpuCount: 8 }), earlier(3.9))).toContain('moved 2.3 times up')
  expect(holdReason(observation(9), earlier(3.9, { gpuCount: 8 }))).toContain('moved 2.3 times up')
  expect(holdReason(observation(9, { gpuCount: 8 }), earlier(3.9, { gpuCount: 1 }))).toBeNull()
  expect(holdReason(observation(9, { gpuCount: 8 }), earlier(3.9, { gpuCount: 8 }), earlier(8.8))).toContain('moved')
})

test('spot must be below on demand: of the same day, else as known', () => {
  const spot = observation(4, { pricing: 'spot' })
  expect(holdReason(spot, earlier(3.9))).toBe('spot at $4 is not below on demand at $3.9')
  expect(holdReason(observation(3.9, { pricing: 'spot' }), earlier(3.9))).toContain('is not below')
  expect(holdReason(spot, earlier(4.5))).toBeNull()
  expect(holdReason(spot)).toBeNull()
  const { admitted, heldBack } = admit([spot, observation(6)], [earlier(3.9)], providers)
  expect([admitted.length, heldBack.length]).toEqual([2, 0])
})

test.each([0, -1, NaN, Infinity])('%d is no price', (value) => {
  expect(holdReason(observation(value))).toBe(`${value} is no price`)
})

test('a price that a person has looked at is let in', () => {
  const moved = observation(9)
  const accepted = observationId(moved)
  const { admitted } = admit([moved], [earlier(3.9)], providers, (each) => observationId(each) === accepted)
  expect(admitted).toEqual([moved])
})

test('what is held back says what is used instead', () => {
  const known = earlier(3.9)
  expect(admit([observation(9)], [known], providers).heldBack).toMatchObject([{ before: known }])
})

test('priors takes the newest trusted one of the same key', () => {
  const newer = observation(4.2, {}, '2026-11-20')
  expect(priorLookup([earlier(3.9), newer])(observation(4))).toBe(newer)
  expect(priorLookup([])(observation(4))).toBeNull()
})

test.each([
  [{ gpu: 'h100-nvl' }, 'crusoe is not known to rent h100-nvl'],
  [{ tier: 'gold' }, 'crusoe has no tier "gold"'],
  [{ provider: 'runpod', tier: 'gold' }, 'runpod has no tier "gold"'],
  [{ provider: 'runpod', tier: 'secure' }, null],
  [{ provider: 'nowhere' }, 'nowhere is no provider in data/providers'],
  [{ provider: 'lambda', gpuCount: 3 }, 'lambda is not known to rent 3 × h100-sxm together'],
])('what the provider is not known to sell is held back: %j', (rest, reason) => {
  expect(holdReason(observation(4, rest))).toBe(reason)
})
