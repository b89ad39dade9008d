/** Prices that a team has agreed: what each of them takes the place of. */
import { expect, test } from 'vitest'
import type { ObservedPrice } from '../../src/catalog/observed-price.ts'
import { openMarket } from '../../src/offers/market.ts'
import { negotiatedObservations } from '../../src/offers/negotiated-prices.ts'
import { type NegotiatedPrice, noTerms } from '../../src/offers/team-terms.ts'
import { teamTermsOf } from '../../src/team/market-terms.ts'
import { noDefaults, noRules } from '../../src/team/team-rules.ts'
import { datedCatalog } from './dated-catalog.ts'

const listed = (rest: Partial<ObservedPrice>): ObservedPrice => ({
  provider: 'runpod',
  gpu: 'h100-sxm',
  tier: 'secure',
  pricing: 'on_demand',
  gpuCount: null,
  region: null,
  interconnect: null,
  price: { value: 3.99, unit: 'USD/gpu/hour', base: 3.99, source: 'runpod-graphql', asOf: '2026-11-09' },
  dated: 'observed',
  evidence: 'api',
  ...rest,
})
const negotiated = (rest: Partial<NegotiatedPrice> = {}): NegotiatedPrice => ({
  provider: 'runpod',
  gpu: 'h100-sxm',
  tier: null,
  pricing: 'on_demand',
  gpuCount: null,
  usdPerGpuHour: 2,
  agreed: '2026-11-01',
  ...rest,
})
const list = [
  listed({}),
  listed({ tier: 'community' }),
  listed({ region: 'us-east-1', gpuCount: 8 }),
  listed({ region: 'eu-west-1', gpuCount: 1 }),
  listed({ region: 'spot-only', pricing: 'spot' }),
  listed({ region: 'elsewhere', provider: 'lambda' }),
  listed({ region: 'other-gpu', gpu: 'h200-sxm' }),
]

/** The places that one price is put in, as "tier region". */
const places = (rest: Partial<NegotiatedPrice>) =>
  negotiatedObservations([negotiated(rest)], { observations: list }).map(({ tier, region }) => `${tier} ${region}`)

test.each([
  [
    'every tier and region that is listed',
    {},
    ['secure null', 'community null', 'secure us-east-1', 'secure eu-west-1'],
  ],
  ['of one tier only', { tier: 'community' }, ['community null']],
  [
    'of one count: what is listed for it, and for any',
    { gpuCount: 8 },
    ['secure null', 'community null', 'secure us-east-1'],
  ],
  ['of spot only', { pricing: 'spot' }, ['secure spot-only']],
  ['of another provider', { provider: 'lambda' }, ['secure elsewhere']],
  ['of another GPU', { gpu: 'h200-sxm' }, ['secure other-gpu']],
  ['as agreed where nothing is listed', { gpu: 'b200' }, ['null null']],
  ['as agreed of a tier that is not listed', { tier: 'savings' }, ['savings null']],
] as const)('%s', (_, rest, expected) => {
  expect(places(rest)).toEqual(expected)
})

test('two readings of one place are one place; the price says who agreed it and when', () => {
  const negotiatedOnes = negotiatedObservations([negotiated({ gpuCount: 8 })], {
    observations: [listed({}), listed({ gpuCount: 8 })],
  })
  expect(negotiatedOnes).toEqual([
    {
      ...listed({ gpuCount: 8 }),
      listUsdPerGpuHour: 3.99,
      evidence: 'user',
      price: { value: 2, unit: 'USD/gpu/hour', base: 2, source: 'team-price-book', asOf: '2026-11-01' },
    },
  ])
})

test('in the market it is the only price of its thing, in full width, and never stale', () => {
  const catalog = datedCatalog()
  const market = openMarket(catalog, '2027-11-24', { ...noTerms, prices: [negotiated()] })
  const quotes = (market.byGpu.get('h100-sxm') ?? [])
    .filter(({ offer }) => offer.provider.id === 'runpod' && offer.pricing === 'on_demand')
    .map(({ quote }) => quote)
  expect(quotes.length).toBeGreaterThan(0)
  for (const quote of quotes)
    expect(quote).toMatchObject({
      usdPerGpuHour: 2,
      low: 2,
      high: 2,
      asOf: '2026-11-01',
      age: { stale: false, days: 388 },
    })
  // A commitment on top takes off what it takes off a list price: 25 to 35 %.
  const reserved = (market.byGpu.get('h100-sxm') ?? []).find(
    ({ offer }) => offer.provider.id === 'runpod' && offer.pricing === 'reserved',
  )?.quote
  expect(reserved?.usdPerGpuHour).toBeCloseTo(1.4, 9)
  expect(reserved?.low).toBeCloseTo(1.3, 9)
  expect(reserved?.high).toBeCloseTo(1.5, 9)
})

test('beside it stands what is listed of that many GPUs', () => {
  const quotesAt = (prices: readonly NegotiatedPrice[]) =>
    (openMarket(datedCatalog(), '2026-11-24', { ...noTerms, prices }).byGpu.get('h100-sxm') ?? [])
      .filter(({ offer }) => offer.provider.id === 'lambda' && offer.pricing === 'on_demand')
      .flatMap(({ offer: { counts }, quote }) => counts.map((count) => [count, quote] as const))
  const listed = new Map(quotesAt([]).map(([count, quote]) => [count, quote.usdPerGpuHour]))
  expect(new Set(listed.values()).size).toBeGreaterThan(1)
  for (const [count, quote] of quotesAt([negotiated({ provider: 'lambda' })]))
    expect([count, quote.usdPerGpuHour, quote.listUsdPerGpuHour]).toEqual([count, 2, listed.get(count)])
})

test('at every provider, part off what is listed stands beside the price that it is taken off', () => {
  const catalog = datedCatalog()
  const list = openMarket(catalog, '2026-11-24', noTerms)
  for (const provider of catalog.providers.keys()) {
    const rules = {
      ...noRules,
      defaults: {
        ...noDefaults,
        priceBook: [{ provider, gpu: null, pricing: null, usdPerGpuHour: null, discount: 0.2 }],
      },
    }
    const market = openMarket(
      catalog,
      '2026-11-24',
      teamTermsOf(rules, () => list),
    )
    const wrong = [...market.byGpu.values()]
      .flat()
      .filter(({ offer }) => offer.provider.id === provider && offer.observation.evidence === 'user')
      .filter(({ offer, quote }) => offer.pricing === 'on_demand' && quote.listUsdPerGpuHour !== undefined)
      .filter(({ quote }) => quote.usdPerGpuHour > (quote.listUsdPerGpuHour ?? 0))
    expect([provider, wrong.map(({ offer, quote }) => [offer.gpu, offer.tier?.id, offer.counts, quote])]).toEqual([
      provider,
      [],
    ])
  }
})

test('a commitment that was agreed takes the place of the one worked out from on-demand prices', () => {
  const reserved = (prices: readonly NegotiatedPrice[]) =>
    (openMarket(datedCatalog(), '2026-11-24', { ...noTerms, prices }).byGpu.get('h100-sxm') ?? [])
      .filter(({ offer }) => offer.provider.id === 'lambda' && offer.pricing === 'reserved')
      .map(({ offer, quote }) => `${offer.counts.join()} ${quote.usdPerGpuHour}`)
  expect(reserved([]).length).toBeGreaterThan(1)
  const negotiatedOnes = negotiated({ provider: 'lambda', pricing: 'reserved', usdPerGpuHour: 1.75 })
  expect(new Set(reserved([negotiatedOnes]).map((each) => each.split(' ')[1]))).toEqual(new Set(['1.75']))
})

test("machines of a team's own are rented whole or in part, at what they cost, by nobody", () => {
  const { byGpu } = openMarket(datedCatalog(), '2026-11-24', {
    ...noTerms,
    owned: [{ gpu: 'h100-sxm', gpuCount: 4, machines: 2, usdPerGpuHour: 0.4, since: '2026-01-01' }],
  })
  const negotiatedOnes = (byGpu.get('h100-sxm') ?? []).filter(({ offer }) => offer.provider.id === 'own-servers')
  expect(negotiatedOnes).toHaveLength(1)
  expect(negotiatedOnes[0]?.offer).toMatchObject({
    counts: [1, 2, 3, 4],
    fabric: null,
    pricing: 'on_demand',
    tier: null,
    provider: { startup: { base: 0 }, storage: { base: 0 }, egress: { base: 0 }, spot: null, reserved: null },
    observation: { evidence: 'user', price: { base: 0.4, asOf: '2026-01-01', source: 'team-price-book' } },
  })
  expect(negotiatedOnes[0]?.quote).toEqual({
    usdPerGpuHour: 0.4,
    isSuperseded: false,
    low: 0.4,
    high: 0.4,
    asOf: '2026-01-01',
    age: { days: 0, stale: false },
    source: 'team-price-book',
  })
})
