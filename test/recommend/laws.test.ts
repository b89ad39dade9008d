/** What must hold of the whole way from a question to its dollars, with the real physics and the real prices. */
import { assert, constantFrom, double, property, record } from 'fast-check'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalog } from '../../src/catalog/load.ts'
import { loadEstimator } from '../../src/facts.ts'
import type { Estimate } from '../../src/estimate/plan.ts'
import { openMarket } from '../../src/offers/market.ts'
import { sweepPlans } from '../../src/recommend/search/sweep.ts'
import { recommend } from '../../src/recommend/recommend.ts'
import { emptySpec, type Spec } from '../../src/scenario/scenario.ts'

const folder = join(import.meta.dirname, '../../data')
const catalog = loadCatalog(folder)
const estimator = loadEstimator(folder, catalog)
const market = openMarket(catalog, '2026-11-24')

const specs = record({
  model: constantFrom(...catalog.models.keys()),
  method: constantFrom<Spec['method']>(null, 'full', 'lora', 'qlora'),
  sequenceLength: constantFrom(null, 512, 4096, 16_384),
}).map((fields): Spec => ({ ...emptySpec, ...fields }))
const factor = double({ min: 1.01, max: 4, noNaN: true })
/** From ten million, many steps of any batch, to a hundred billion. */
const tokens = double({ min: 7, max: 11, noNaN: true }).map((power) => Math.round(10 ** power))

const planLabel = ({ plan }: Estimate) => `${plan.gpuCount} on ${plan.nodes}, ${plan.method}, ${plan.weights}`

test('what fits a GPU fits one of more memory, on as many of them', () => {
  let fitting = 0
  assert(
    property(specs, constantFrom(...catalog.gpus.values()), factor, (spec, gpu, more) => {
      const larger = { ...gpu, usableMemory: { ...gpu.usableMemory, base: gpu.usableMemory.base * more } }
      const plans = [gpu, larger].map((one) => {
        const changed = { ...catalog, gpus: new Map([...catalog.gpus, [gpu.id, one]]) }
        const { estimates } = sweepPlans({ ...spec, tokens: 1e8, gpus: [gpu.id] }, changed, estimator)
        return new Set(estimates.map(planLabel))
      })
      const [before = new Set(), after = new Set()] = plans
      fitting += before.size
      expect([...before].filter((plan) => !after.has(plan))).toEqual([])
    }),
    { numRuns: 150 },
  )
  expect(fitting).toBeGreaterThan(500)
})

test('more tokens never cost less where few machines come to take weeks', () => {
  const cheapest = (tokens: number): number => {
    const spec = { ...emptySpec, model: 'deepseek-v3', sequenceLength: 4096, gpus: ['a100-80-sxm', 'b200'], tokens }
    const answer = recommend({ spec, setBy: {}, notes: [] }, sweepPlans(spec, catalog, estimator), market)
    return 'kind' in answer ? NaN : answer.cheapest.usd.p50
  }
  const dollars = Array.from({ length: 30 }, (_, step) => cheapest(8e10 * 1.02 ** step))
  // More machines come in as a run takes weeks on few, and may be a little cheaper.
  const dearest = dollars.map((_, index) => Math.max(...dollars.slice(0, index + 1)))
  expect(dollars.filter((usd, index) => usd < (dearest[index] ?? 0) * 0.95)).toEqual([])
})

test('beyond a batch more tokens never come to a smaller bill that is noticed, at the cheapest that is named', () => {
  let answered = 0
  const gpus = constantFrom<string[] | null>(null, null, ['h100'], ['rtx-4090'], ['a100-80-sxm', 'b200'])
  const pricing = constantFrom<Spec['pricing']>(null, null, 'spot')
  assert(
    property(specs, record({ gpus, pricing }), tokens, factor, (job, terms, few, more) => {
      const cheapest = (count: number): number => {
        const spec = { ...job, ...terms, tokens: count }
        const answer = recommend({ spec, setBy: {}, notes: [] }, sweepPlans(spec, catalog, estimator), market)
        return 'kind' in answer ? NaN : answer.cheapest.allInUsd.p50
      }
      const [less, greater] = [cheapest(few), cheapest(few * more)]
      if (Number.isNaN(less) || Number.isNaN(greater)) return
      answered += 1
      // Several GPUs are taken for one where they save what a launcher and sharding are reckoned at.
      const { severalGpus, furtherGpu } = catalog.choice
      expect(greater).toBeGreaterThanOrEqual(less * 0.95 - severalGpus.base - 7 * furtherGpu.base)
    }),
    { numRuns: 100 },
  )
  expect(answered).toBeGreaterThan(60)
})
