/** What goes wrong with GPU prices elsewhere, checked in the offers of a day. */
import { describe, expect, test } from 'vitest'
import { datedCatalog } from './dated-catalog.ts'
import { openMarket } from '../../src/offers/market.ts'
import type { QuotedOffer } from '../../src/offers/quoted-offer.ts'
import { sells } from '../../src/offers/offer.ts'

const catalog = datedCatalog()
const market = openMarket(catalog, '2026-11-24')
const all = [...market.byGpu.values()].flat()

type OfferFilter = { provider: string; gpu?: string; tier?: string; pricing?: string; count?: number; nodes?: number }
const offersOf = ({ provider, gpu, tier, pricing = 'on_demand', count, nodes = 1 }: OfferFilter): QuotedOffer[] =>
  all.filter(
    ({ offer }) =>
      offer.provider.id === provider &&
      offer.pricing === pricing &&
      (gpu === undefined || offer.gpu === gpu) &&
      (tier === undefined || offer.tier?.id === tier) &&
      (count === undefined || sells(offer, count, nodes)),
  )
const rates = (filter: OfferFilter) => offersOf(filter).map(({ quote }) => quote.usdPerGpuHour)
const reasons = (provider: string, printed: RegExp) =>
  catalog.withheld
    .filter((each) => each.provider === provider && printed.test(each.printed))
    .map(({ reason }) => reason)
    .join('; ')

describe('RunPod', () => {
  test('the article quotes Community Cloud; Secure Cloud is its own, dearer offer', () => {
    expect(rates({ provider: 'runpod', gpu: 'h100-sxm', tier: 'community' })).toEqual([2.69])
    expect(rates({ provider: 'runpod', gpu: 'h100-sxm', tier: 'secure' })).toEqual([3.99])
    expect(rates({ provider: 'runpod', gpu: 'rtx-4090', tier: 'community' })).toEqual([0.34])
    expect(rates({ provider: 'runpod', gpu: 'rtx-4090', tier: 'secure' })).toEqual([0.74])
  })

  test('sells no spot discount', () => {
    expect(offersOf({ provider: 'runpod', pricing: 'spot' })).toEqual([])
    expect(reasons('runpod', /A100/)).toContain('no spot discount')
  })

  test('joins machines only as Secure clusters of eight', () => {
    const two = offersOf({ provider: 'runpod', gpu: 'h100-sxm', count: 16, nodes: 2 })
    expect(two.map(({ offer }) => offer.tier?.id)).toEqual(['secure'])
    expect(offersOf({ provider: 'runpod', gpu: 'h100-sxm', count: 12, nodes: 2 })).toEqual([])
    expect(offersOf({ provider: 'runpod', gpu: 'h100-sxm', count: 72, nodes: 9 })).toEqual([])
    expect(offersOf({ provider: 'runpod', gpu: 'rtx-4090', count: 16, nodes: 2 })).toEqual([])
  })
})

describe('Lambda', () => {
  test('the price of a GPU falls with their number, and is never taken from another number', () => {
    const at = (count: number) => rates({ provider: 'lambda', gpu: 'h100-sxm', count })
    expect([at(1), at(2), at(4), at(8)]).toEqual([[4.29], [4.19], [4.09], [3.99]])
    expect([at(3), at(6), at(16)]).toEqual([[], [], []])
  })

  test('the article said 3.78: kept, and no longer used', () => {
    const old = catalog.observations.filter(({ price }) => price.source === 'article-2026-03')
    expect(old.map(({ provider, gpu, price }) => [provider, gpu, price.base])).toContainEqual([
      'lambda',
      'h100-sxm',
      3.78,
    ])
    expect(all.filter(({ quote }) => quote.source === 'article-2026-03' && quote.usdPerGpuHour === 3.78)).toEqual([])
  })

  test('1-Click Clusters have no price on record and are not offered', () => {
    expect(offersOf({ provider: 'lambda', count: 16, nodes: 2 })).toEqual([])
  })
})

test('CoreWeave rents whole machines; its Classic price list is held back', () => {
  expect(rates({ provider: 'coreweave', gpu: 'h100-sxm', count: 8 })).toEqual([6.155])
  expect(rates({ provider: 'coreweave', gpu: 'h100-sxm', count: 1 })).toEqual([])
  expect(reasons('coreweave', /H100/)).toContain('Classic')
})

test('a hand-made catalog that its own provider contradicts is held back: Nebius at eight GPUs costs the page price', () => {
  expect(rates({ provider: 'nebius', gpu: 'h100-sxm', count: 8 })).toEqual([4.5])
  expect(reasons('nebius', /H100/)).toContain('contradicted')
  expect(offersOf({ provider: 'nebius', pricing: 'spot' })).toEqual([])
})

test('Google sells single H100s as spot only', () => {
  const gcp = { provider: 'gcp', gpu: 'h100-sxm' }
  expect(rates({ ...gcp, count: 1 })).toEqual([])
  expect(rates({ ...gcp, count: 8 })).toEqual([10.9791])
  expect(rates({ ...gcp, count: 1, pricing: 'spot' })).toEqual([6.571])
})

test('at AWS a GPU costs more in a larger machine', () => {
  const at = (count: number) => rates({ provider: 'aws', gpu: 'l40s', count })[0] ?? NaN
  expect(at(1)).toBeLessThan(at(4))
  expect(at(4)).toBeLessThan(at(8))
})

test("Verda's spot is half of on-demand; its spring prices of a third are held back", () => {
  const [onDemand] = rates({ provider: 'verda', gpu: 'h100-sxm' })
  const [spot] = rates({ provider: 'verda', gpu: 'h100-sxm', pricing: 'spot' })
  // A week passed between the two, in a list that moves daily.
  expect((spot ?? NaN) / (onDemand ?? NaN)).toBeGreaterThan(0.45)
  expect((spot ?? NaN) / (onDemand ?? NaN)).toBeLessThan(0.55)
  expect(reasons('verda', /H100/)).toContain('half')
})

describe('marketplaces', () => {
  test('a median of verified asks is offered before the lowest ask, and only one reading of a market', () => {
    const vast = offersOf({ provider: 'vast', gpu: 'h100-sxm' })
    expect(vast.map(({ offer, quote }) => [offer.tier?.id, quote.usdPerGpuHour])).toEqual([
      ['marketplace_verified_median', 2.4024],
    ])
    const keys = all
      .filter(({ offer }) => offer.provider.tiersAre === 'readings')
      .map(({ offer }) => [offer.provider.id, offer.gpu, offer.pricing, offer.counts].join())
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('a zero in the spot column of a catalog is no price: Vast has no spot offer', () => {
    expect(offersOf({ provider: 'vast', pricing: 'spot' })).toEqual([])
    expect(all.every(({ quote }) => quote.low > 0)).toBe(true)
  })

  test('hosts on Vast are not joined to one machine', () => {
    expect(offersOf({ provider: 'vast', count: 16, nodes: 2 })).toEqual([])
  })

  test('A100s of 40 and 80 GB share no price: the catalog that merges them is not a source of either', () => {
    const a100 = catalog.observations.filter(({ provider, gpu }) => provider === 'vast' && gpu.startsWith('a100'))
    expect(a100.length).toBeGreaterThan(3)
    expect(a100.filter(({ price }) => price.source === 'skypilot-vast')).toEqual([])
  })

  test('an average that names no GPU is held back', () => {
    expect(offersOf({ provider: 'sfcompute' })).toEqual([])
    expect(reasons('sfcompute', /H100/)).toContain('does not name the GPU')
  })
})

describe('names and forms', () => {
  test('an unknown form is never taken for a known one', () => {
    const formless = catalog.withheld.filter(({ printed }) => /^(H100|H200) \d+ GB$/.test(printed))
    expect(formless.length).toBeGreaterThan(5)
    expect(formless.filter(({ gpu }) => gpu !== null)).toEqual([])
    expect(reasons('modal', /^H100/)).toContain('form not said')
    expect(reasons('paperspace', /^H100/)).toContain('form not said')
  })

  test('RTX A6000, RTX 6000 Ada and RTX PRO 6000 stay three, and the slower Max-Q is held back', () => {
    const at = (gpu: string) => rates({ provider: 'runpod', gpu, tier: 'community' })
    expect([at('rtx-a6000'), at('rtx-6000-ada'), at('rtx-pro-6000')]).toEqual([[0.33], [0.74], [1.69]])
    expect(reasons('runpod', /Max-Q/)).toContain('300 W')
  })

  test('GPUs that the catalog does not know are held back', () => {
    for (const name of ['A40', 'L40', 'A5000', 'MI350X'])
      expect(catalog.withheld.some(({ printed, gpu }) => printed.startsWith(name) && gpu === null)).toBe(true)
  })
})

test('a GPU reached over a network is not priced: no estimate holds there', () => {
  expect(reasons('thunder-compute', /A6000|H100/)).toContain('over a network')
  expect(offersOf({ provider: 'thunder-compute', tier: 'virtualised' })).toEqual([])
})

test('an undated price never beats a dated one', () => {
  for (const { offer } of all.filter(({ quote }) => quote.age.days === null)) {
    const dated = catalog.observations.filter(
      (each) =>
        each.provider === offer.provider.id &&
        each.gpu === offer.gpu &&
        each.tier === (offer.tier?.id ?? null) &&
        each.dated !== 'unknown' &&
        each.pricing === offer.pricing,
    )
    expect(dated).toEqual([])
  }
})
