import { expect, test } from 'vitest'
import { loadCatalog } from '../../src/catalog/load.ts'
import { hostedPrices } from '../../src/offers/hosted-prices.ts'
import { preparationSeconds, startupHours } from '../../src/offers/startup-hours.ts'

const catalog = loadCatalog('data')
const params = (id: string) => catalog.models.get(id)?.shape.params ?? NaN
const pricesFor = (model: string, tokens: number, method: 'full' | 'lora' | 'qlora' | null = null) =>
  hostedPrices({ model, params: params(model), tokens, method }, catalog)

test('70B on 2B tokens costs about $5,800 at Together, the upper end more', () => {
  expect(pricesFor('llama-3.3-70b', 2e9).find(({ provider }) => provider === 'together')).toMatchObject({
    usd: { low: 5800, high: 16_000 },
    asOf: '2026-05-08',
  })
})

test('8B on 100M tokens costs 40 to 54 dollars anywhere, and an undated price says that it is old', () => {
  const prices = pricesFor('llama-3.1-8b', 1e8)
  expect(prices.map(({ provider }) => provider)).toEqual(['crusoe', 'tinker', 'ori', 'together', 'fireworks'])
  expect(prices.every(({ usd }) => usd.low >= 40 && usd.low <= 54)).toBe(true)
  const fireworks = prices.find(({ provider }) => provider === 'fireworks')
  expect(fireworks?.asOf).toBeNull()
  expect(fireworks?.note).toContain('old price')
})

test('a price listed for one model says so when it stands in for another', () => {
  const note = (model: string) => pricesFor(model, 1e8).find(({ provider }) => provider === 'tinker')?.note ?? ''
  expect(note('llama-3.1-8b')).toContain('listed for Qwen3 8B')
  expect(note('qwen3-8b')).not.toContain('listed for')
})

test('closed models, reinforcement services and unusable ranges are left out, sizes outside a class too', () => {
  expect(pricesFor('qwen3.5-9b', 1e8).map(({ provider }) => provider)).not.toContain('prime-intellect')
  expect(pricesFor('deepseek-v3', 1e9)).toEqual([])
  expect(pricesFor('llama-3.1-405b', 1e9)).toEqual([])
})

test('full fine-tuning is not what adapter services sell', () => {
  expect(pricesFor('llama-3.1-8b', 1e8, 'full').map(({ provider }) => provider)).toEqual(['together'])
})

test('start-up grows with the weights and with compiling: 70B takes some twenty minutes on RunPod', () => {
  const runpod = catalog.providers.get('runpod')
  if (runpod === undefined) throw new Error('RunPod is known')
  const hours = (id: string, compiles: boolean) =>
    startupHours(runpod, preparationSeconds(params(id), compiles, catalog.startup))
  expect(hours('llama-3.3-70b', true)).toBeGreaterThan(0.2)
  expect(hours('llama-3.3-70b', true)).toBeLessThan(0.5)
  expect(hours('llama-3.1-8b', false)).toBeLessThan(hours('llama-3.1-8b', true))
  expect(hours('llama-3.1-8b', true)).toBeLessThan(hours('llama-3.3-70b', true))
})

test('weights are fetched and then loaded, and the machine comes first', () => {
  const fact = (base: number) => ({ ...catalog.startup.environment, base })
  // 10 GB at 1 GB/s and at 2 GB/s; seconds for the environment, warming up, compiling.
  const startup = {
    ...catalog.startup,
    repositoryBytesPerParam: fact(2),
    download: fact(1e9),
    loading: fact(2e9),
    environment: fact(100),
    warmup: fact(7),
    compile: fact(60),
  }
  expect(preparationSeconds(5e9, false, startup)).toBe(100 + 10 + 5 + 7)
  expect(preparationSeconds(5e9, true, startup)).toBe(100 + 10 + 5 + 60)
  const runpod = catalog.providers.get('runpod')
  if (runpod === undefined) throw new Error('RunPod is known')
  expect(startupHours(runpod, 360)).toBeCloseTo(0.1 + runpod.startup.base / 3600, 9)
})

test('examples that are not packed are billed as if each filled the sequence, where the service says so', () => {
  const job = {
    model: 'llama-3.1-8b',
    params: params('llama-3.1-8b'),
    tokens: 1e8,
    method: 'lora',
    paddedTokens: 4e8,
  } as const
  const prices = new Map(hostedPrices(job, catalog).map((price) => [price.provider, price]))
  expect(prices.get('together')?.usd.low).toBe(192)
  expect(prices.get('together')?.note).toContain('not packed')
  expect(prices.get('fireworks')?.usd.low).toBe(50)
  expect(prices.get('fireworks')?.note).not.toContain('not packed')
  const packed = hostedPrices({ ...job, paddedTokens: null }, catalog).map(({ note }) => note)
  expect(packed.filter((note) => note.includes('not packed'))).toEqual([])
})
