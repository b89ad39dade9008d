/** The published catalog of prices: every observation, withheld price and provider that is bundled. */
import { describe, expect, test } from 'vitest'
import { loadCatalog } from '../../src/catalog/load.ts'
import type { ObservedPrice } from '../../src/catalog/observed-price.ts'

const catalog = loadCatalog('data')
const { observations, withheld, providers, gpus, sources } = catalog
const nameOf = ({ provider, gpu, tier, pricing, gpuCount, region }: ObservedPrice) =>
  [provider, gpu, tier, pricing, gpuCount, region].join(' ')

describe('observations', () => {
  test('there are some of at least twenty providers and as many GPUs', () => {
    expect(new Set(observations.map(({ provider }) => provider)).size).toBeGreaterThanOrEqual(20)
    expect(new Set(observations.map(({ gpu }) => gpu)).size).toBeGreaterThanOrEqual(20)
    expect(observations.length).toBeGreaterThan(700)
  })

  /** USD for a GPU and hour: far enough apart to hold every honest price, close enough to catch a slip of the point. */
  const bounds: Readonly<Record<string, readonly [number, number]>> = {
    'rtx-3090': [0.08, 0.6],
    'rtx-4090': [0.15, 1.2],
    'rtx-5090': [0.2, 1.5],
    'rtx-a6000': [0.2, 1.5],
    'rtx-6000-ada': [0.25, 2],
    'rtx-pro-6000': [0.5, 5],
    a30: [0.1, 2],
    a40: [0.2, 1.8],
    h20: [0.8, 6],
    'h800-sxm': [1, 14],
    'a800-80-sxm': [0.5, 6],
    l40: [0.3, 3],
    mi210: [0.3, 3],
    mi350x: [1.5, 10],
    'rtx-3060': [0.03, 0.4],
    'rtx-2080-ti': [0.03, 0.5],
    'rtx-3060-ti': [0.03, 0.5],
    'rtx-3070': [0.03, 0.5],
    'rtx-3080-ti': [0.05, 0.7],
    'rtx-3080': [0.05, 0.6],
    'rtx-3090-ti': [0.08, 0.9],
    'rtx-4070-super': [0.06, 0.8],
    'rtx-4070-ti-super': [0.06, 0.9],
    'rtx-4080-super': [0.08, 1],
    'rtx-4000-ada': [0.1, 1.5],
    'rtx-4000-sff-ada': [0.1, 1.5],
    'rtx-4070-ti': [0.06, 0.8],
    'rtx-4070': [0.06, 0.8],
    'rtx-4060-ti': [0.04, 0.7],
    'rtx-4080': [0.1, 1],
    'rtx-5000-ada': [0.2, 2],
    'rtx-5060-ti': [0.05, 0.8],
    'rtx-5060': [0.04, 0.7],
    'rtx-5070-ti': [0.08, 1],
    'rtx-5070': [0.06, 0.9],
    'rtx-5080': [0.1, 1.2],
    'rtx-a4000': [0.08, 1],
    'rtx-a5000': [0.1, 1.2],
    'rtx-pro-4000': [0.15, 2],
    'rtx-pro-4500': [0.2, 3],
    'rtx-pro-5000': [0.3, 3.5],
    'rtx-pro-6000-max-q': [0.5, 5],
    'v100-32-pcie': [0.2, 2.5],
    a10: [0.1, 2.1],
    a10g: [0.5, 3],
    l4: [0.1, 2.2],
    l40s: [0.3, 5],
    'v100-16': [0.15, 3.2],
    'a100-40-pcie': [0.3, 4],
    'a100-40-sxm': [0.3, 4],
    'a100-80-pcie': [0.4, 5.5],
    'a100-80-sxm': [0.5, 5.5],
    'h100-pcie': [1, 6],
    'h100-nvl': [1, 10],
    'h100-sxm': [0.9, 14],
    'h200-nvl': [1.5, 10],
    'h200-sxm': [1.1, 13],
    'gh200-96': [1.5, 8],
    b200: [1.7, 17],
    b300: [2.3, 19],
    gb200: [4, 20],
    gb300: [2.5, 20],
    mi300x: [1, 8],
    mi325x: [1.5, 8],
    t4: [0.05, 1.5],
    'v100-32': [0.2, 5],
    mi250x: [0.5, 5],
    mi355x: [2, 15],
    'gh200-144': [1.5, 10],
    gaudi3: [1, 10],
  }

  test.each(observations.map((observation) => [nameOf(observation), observation] as const))(
    '%s: GPU, tier and source are known, the price is plausible',
    (_, { provider, gpu, tier, price }) => {
      expect(gpus.has(gpu)).toBe(true)
      expect(sources.has(price.source)).toBe(true)
      expect([null, ...(providers.get(provider)?.tiers ?? []).map(({ id }) => id)]).toContain(tier)
      const [low, high] = bounds[gpu] ?? [NaN, NaN]
      expect(price.base).toBeGreaterThan(low)
      expect(price.base).toBeLessThan(high)
    },
  )

  test('there is a plausible range for every GPU of the catalog', () => {
    expect(
      [...gpus.keys()].filter((id) => bounds[id] === undefined),
      'give each of these a lowest and a highest honest price per hour in `bounds` above',
    ).toEqual([])
  })

  test('each source has one observation of a key: the newest; the history is in the store', () => {
    const readings = observations.map((each) => `${nameOf(each)} ${each.price.source}`)
    expect(new Set(readings).size).toBe(readings.length)
  })

  test('no observation is of a day to come, nor of a year that is over', () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    expect(observations.filter(({ price }) => price.asOf > tomorrow).map(nameOf)).toEqual([])
    expect(observations.filter(({ price }) => price.asOf < '2026-01').map(nameOf)).toEqual([])
  })

  test('a date that is not plainly observed is said to be inferred', () => {
    const doubtful = observations.filter(({ dated }) => dated !== 'observed')
    expect(doubtful.length).toBeGreaterThan(0)
    expect(doubtful.filter(({ price }) => price.standing === undefined || price.note === undefined)).toEqual([])
  })

  test('no spot price is above the on-demand price of the same thing', () => {
    const key = ({ provider, gpu, tier }: ObservedPrice) => `${provider} ${gpu} ${tier}`
    const dearest = Map.groupBy(
      observations.filter(({ pricing }) => pricing === 'on_demand'),
      key,
    )
    const spots = observations.filter((each) => each.pricing === 'spot' && dearest.has(key(each)))
    expect(spots.length).toBeGreaterThan(10)
    const over = spots.filter(
      (spot) => spot.price.base >= Math.max(...(dearest.get(key(spot)) ?? []).map(({ price }) => price.base)),
    )
    expect(over.map(nameOf)).toEqual([])
  })
})

describe('withheld prices', () => {
  test('each says why, names what was printed, and has a source', () => {
    expect(withheld.length).toBeGreaterThan(50)
    expect(withheld.filter(({ price }) => !sources.has(price.source))).toEqual([])
    expect(withheld.filter(({ gpu }) => gpu !== null && !gpus.has(gpu))).toEqual([])
    expect(withheld.every(({ reason, printed }) => reason.length > 10 && printed.length > 1)).toBe(true)
  })
})

describe('providers', () => {
  test.each([...providers.values()].map((provider) => [provider.id, provider] as const))(
    '%s: GPUs, tiers and sources resolve',
    (_, provider) => {
      const named = [...provider.counts.map((row) => row.gpus), ...provider.fabrics.map((row) => row.gpus)]
      expect(named.flatMap((row) => (row === '*' ? [] : row)).filter((id) => !gpus.has(id))).toEqual([])
      const tiers = provider.fabrics.flatMap((fabric) => fabric.tiers ?? [])
      expect(tiers.filter((tier) => !provider.tiers.some(({ id }) => id === tier))).toEqual([])
      expect(sourcesIn(provider).filter((id) => !sources.has(id))).toEqual([])
    },
  )

  test('every price is of a count that the provider sells', () => {
    const unsold = observations.filter(({ provider, gpu, pricing, gpuCount }) => {
      const known = providers.get(provider)
      const row = known?.counts.find(
        ({ gpus: ids, pricing: kinds }) => (ids === '*' || ids.includes(gpu)) && (kinds ?? [pricing]).includes(pricing),
      )
      const perGpu = gpuCount === null || known?.countPricing.value === 'flat'
      return row === undefined || !(perGpu || row.counts.includes(gpuCount))
    })
    expect(unsold.map(nameOf)).toEqual([])
  })

  test('names and aliases mean one provider each', () => {
    const all = [...providers.values()].flatMap(({ aliases }) => aliases)
    expect(all.filter((alias, index) => all.indexOf(alias) !== index)).toEqual([])
  })
})

test('rents in general and hosted services have sources', () => {
  const { priceAge, startup, spot, commitment, hosted } = catalog
  const named = sourcesIn({ priceAge, startup, spot, commitment, hosted: [...hosted.values()] })
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((id) => !sources.has(id))).toEqual([])
})

/** Every `source` in a tree of facts. */
function sourcesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const source = 'source' in value && typeof value.source === 'string' ? [value.source] : []
  return [...source, ...Object.values(value).flatMap(sourcesIn)]
}
