/** Sizes that others have counted: trainable parameters as PEFT prints them, experts as their papers do. */
import { expect, test } from 'vitest'
import { recomputedShare } from '../../../src/estimate/physics/flops.ts'
import { sizesOf } from '../../../src/estimate/physics/sizes.ts'
import { catalog, runs } from '../real-data.ts'
import { requireEntity } from '../../../src/catalog/catalog.ts'

const shapeOf = (id: string) => requireEntity(catalog.models, id).shape

// "trainable params: …" of peft's print_trainable_parameters().
test.each([
  ['llama-3.1-8b', 16, 'attn+mlp', 41_943_040],
  ['llama-3.1-8b', 16, 'attn', 13_631_488],
  ['llama-3.1-8b', 8, 'qv', 3_407_872],
  ['llama-2-7b', 8, 'qv', 4_194_304],
  ['llama-2-7b', 64, 'attn+mlp', 159_907_840],
  ['mistral-7b', 16, 'attn+mlp', 41_943_040],
  ['llama-3.3-70b', 16, 'attn+mlp', 207_093_760],
] as const)('%s with adapters of rank %d on %s trains %d parameters', (id, rank, targets, count) => {
  expect(sizesOf(shapeOf(id), 'lora', rank, targets).adapterParams).toBe(count)
  expect(sizesOf(shapeOf(id), 'qlora', rank, targets).adapterParams).toBe(count)
  expect(sizesOf(shapeOf(id), 'full', rank, targets).adapterParams).toBe(0)
})

// Mixtral: 46.7B in all, 12.9B for a token (arXiv:2401.04088); what is not in experts is the same in both.
test('of Mixtral’s eight experts a token meets two', () => {
  const mixtral = sizesOf(shapeOf('mixtral-8x7b'), 'full', 16, 'attn')
  expect(mixtral.expertParams / 1e9).toBeCloseTo(45.1, 1)
  expect(mixtral.activeExpertParams / mixtral.expertParams).toBeCloseTo(2 / 8, 12)
  expect(46.7 - mixtral.expertParams / 1e9 + mixtral.activeExpertParams / 1e9).toBeCloseTo(12.9, 1)
  expect(mixtral.expertLayers).toBe(32)
  expect(mixtral.activeFfn).toBe(2 * 14_336)
})

test('a shared expert is met by every token, and dense layers hold none (DeepSeek-V3: 671B, 37B)', () => {
  const { params, activeParams, moe } = shapeOf('deepseek-v3')
  const sizes = sizesOf(shapeOf('deepseek-v3'), 'full', 16, 'attn')
  expect(sizes.expertLayers).toBe(58)
  const perLayer = sizes.activeExpertParams / sizes.expertLayers / (3 * 7168 * 2048)
  expect([moe?.expertsPerToken, moe?.sharedExperts, perLayer]).toEqual([8, 1, 9])
  expect(sizes.expertParams / params).toBeGreaterThan(0.95)
  expect(sizes.activeExpertParams / activeParams).toBeGreaterThan(0.5)
  const dense = sizesOf(shapeOf('llama-3.1-8b'), 'full', 16, 'attn')
  expect([dense.expertParams, dense.activeExpertParams, dense.expertLayers]).toEqual([0, 0, 0])
})

test('a query sees all before it, or a window of it in the layers that have one', () => {
  const { span: everywhere } = sizesOf(shapeOf('llama-3.1-8b'), 'full', 16, 'attn')
  expect([512, 8192].map(everywhere)).toEqual([512, 8192])
  const windowed = { ...shapeOf('llama-3.1-8b'), fullAttention: 0.25, window: 1024 }
  const { span } = sizesOf(windowed, 'full', 16, 'attn')
  expect([512, 8192].map(span)).toEqual([512, 0.25 * 8192 + 0.75 * 1024])
})

test('a backward pass does again what was not kept; where nobody says, adapters are taken to keep more', () => {
  const [{ run } = { run: undefined }] = runs
  if (run === undefined) throw new Error('runs are measured')
  const share = (recomputation: typeof run.recomputation, method: typeof run.method = 'full') =>
    recomputedShare({ ...run, recomputation, method }, 0.4)
  expect([share('full'), share('selective'), share('none'), share(null), share(null, 'lora')]).toEqual([
    1, 0.3, 0, 0.4, 0.2,
  ])
})
