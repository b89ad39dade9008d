import { expect, test } from 'vitest'
import { loadCatalog } from '../../src/catalog/load.ts'
import { hostedPrices } from '../../src/offers/hosted.ts'
import { preparation, startupHours } from '../../src/offers/startup.ts'

const catalog = loadCatalog('data')
const params = (id: string) => catalog.models.get(id)?.shape.params ?? NaN
const ask = (model: string, tokens: number, method: 'full' | 'lora' | 'qlora' | null = null) =>
  hostedPrices({ model, params: params(model), tokens, method }, catalog)

test('70B on 2B tokens costs about $5,800 at Together, the upper end more', () => {
  expect(ask('llama-3.3-70b', 2e9).find(({ provider }) => provider === 'together')).toMatchObject({
    usd: { low: 5800, high: 16_000 },
    asOf: '2026-05-08',
  })
})

test('8B on 100M tokens costs 40 to 54 dollars anywhere, and an undated price says that it is old', () => {
  const prices = ask('llama-3.1-8b', 1e8)
  expect(prices.map(({ provider }) => provider)).toEqual(['crusoe', 'tinker', 'ori', 'together', 'fireworks'])
  expect(prices.every(({ usd }) => usd.low >= 40 && usd.low <= 54)).toBe(true)
  const fireworks = prices.find(({ provider }) => provider === 'fireworks')
  expect(fireworks?.asOf).toBeNull()
  expect(fireworks?.note).toContain('old price')
})

test('a price listed for one model says so when it stands in for another', () => {
  const note = (model: string) => ask(model, 1e8).find(({ provider }) => provider === 'tinker')?.note ?? ''
  expect(note('llama-3.1-8b')).toContain('listed for Qwen3 8B')
  expect(note('qwen3-8b')).not.toContain('listed for')
})

test('closed models, reinforcement services and unusable ranges are left out, sizes outside a class too', () => {
  expect(ask('qwen3.5-9b', 1e8).map(({ provider }) => provider)).not.toContain('prime-intellect')
  expect(ask('deepseek-v3', 1e9)).toEqual([])
  expect(ask('llama-3.1-405b', 1e9)).toEqual([])
})

test('full fine-tuning is not what adapter services sell', () => {
  expect(ask('llama-3.1-8b', 1e8, 'full').map(({ provider }) => provider)).toEqual(['together'])
})

test('start-up grows with the weights and with compiling: 70B takes some twenty minutes on RunPod', () => {
  const runpod = catalog.providers.get('runpod')
  if (runpod === undefined) throw new Error('RunPod is known')
  const hours = (id: string, compiles: boolean) =>
    startupHours(runpod, preparation(params(id), compiles, catalog.startup))
  expect(hours('llama-3.3-70b', true)).toBeGreaterThan(0.2)
  expect(hours('llama-3.3-70b', true)).toBeLessThan(0.5)
  expect(hours('llama-3.1-8b', false)).toBeLessThan(hours('llama-3.1-8b', true))
  expect(hours('llama-3.1-8b', true)).toBeLessThan(hours('llama-3.3-70b', true))
})

test('examples that are not packed are billed as if each filled the sequence, where the service says so', () => {
  const job = {
    model: 'llama-3.1-8b',
    params: params('llama-3.1-8b'),
    tokens: 1e8,
    method: 'lora',
    padded: 4e8,
  } as const
  const prices = new Map(hostedPrices(job, catalog).map((price) => [price.provider, price]))
  expect(prices.get('together')?.usd.low).toBe(192)
  expect(prices.get('together')?.note).toContain('not packed')
  expect(prices.get('fireworks')?.usd.low).toBe(50)
})
