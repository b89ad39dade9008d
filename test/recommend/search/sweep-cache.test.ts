/** A sweep that is kept serves every question about the same job, and no other. */
import { assert, constantFrom, property, record } from 'fast-check'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalog } from '../../../src/catalog/load.ts'
import { loadEstimator } from '../../../src/facts.ts'
import { sweepKey, createSweepCache } from '../../../src/recommend/search/sweep-cache.ts'
import { sweepPlans } from '../../../src/recommend/search/sweep.ts'
import { emptySpec, type Spec } from '../../../src/scenario/scenario.ts'

const folder = join(import.meta.dirname, '../../../data')
const catalog = loadCatalog(folder)
const estimator = loadEstimator(folder, catalog)
const sweep = (spec: Spec) => sweepPlans(spec, catalog, estimator)
const job: Spec = { ...emptySpec, params: 8e9, tokens: 2e9 }

const terms = record({
  tokens: constantFrom(1e6, 1.2e8, 2e9, 7e11),
  providers: constantFrom<Spec['providers']>(null, ['aws'], ['runpod', 'lambda']),
  excludedProviders: constantFrom<Spec['providers']>(null, ['aws']),
  tier: constantFrom(null, 'secure'),
  pricing: constantFrom<Spec['pricing']>(null, 'spot', 'reserved'),
  budgetUsd: constantFrom(null, 5, 1e6),
  deadlineHours: constantFrom(null, 1, 700),
  objective: constantFrom<Spec['objective']>(null, 'fastest', 'cheapest'),
  hoursBetweenPreemptions: constantFrom(null, 3),
  savesCheckpoints: constantFrom(null, true, false),
})

test('limits, providers and the number of tokens change no plan', () => {
  const plans = sweep(job)
  assert(
    property(terms, (change) => {
      expect(sweepKey({ ...job, ...change })).toBe(sweepKey(job))
      expect(sweep({ ...job, ...change })).toEqual(plans)
    }),
    { numRuns: 15 },
  )
})

test.each<Partial<Spec>>([
  { params: 9e9 },
  { model: 'llama-3.1-8b' },
  { method: 'lora' },
  { weights: 'int8' },
  { loraRank: 64 },
  { loraTargets: 'attn' },
  { sequenceLength: 4096 },
  { batch: 2 },
  { globalBatch: 64 },
  { task: 'pretrain' },
  { gradientCheckpointing: true },
  { packed: false },
  { offload: 'optimizer' },
  { gpus: ['h100-sxm'] },
  { gpuCount: 8 },
  { nodes: 2 },
  { excludedGpus: ['h100-sxm'] },
  { stack: 'axolotl' },
])('%j is another job', (change) => {
  expect(sweepKey({ ...job, ...change })).not.toBe(sweepKey(job))
})

test('what is kept is of the same market and estimator, and gone when told so', () => {
  const cache = createSweepCache()
  let sweeps = 0
  const lookup = (scope: string) =>
    cache.getOrSweep(job, scope, () => {
      sweeps += 1
      return { estimates: [], misfits: [] }
    })
  expect(lookup('today')).toBe(lookup('today'))
  expect(sweeps).toBe(1)
  lookup('tomorrow')
  expect(sweeps).toBe(2)
  cache.clear()
  lookup('today')
  expect(sweeps).toBe(3)
})

test('small sweeps leave room for others: the oldest goes when there are too many plans, not too many sweeps', () => {
  const cache = createSweepCache()
  let sweeps = 0
  const lookup = (tokens: number, misfits: number) =>
    cache.getOrSweep({ ...job, sequenceLength: tokens }, 'today', () => {
      sweeps += 1
      const misfit = { gpu: 'a100-80', gpuCount: 1, method: 'full', weights: 'bf16', needed: 2, usable: 1 } as const
      return { estimates: [], misfits: Array.from({ length: misfits }, () => misfit) }
    })
  for (let job = 0; job < 700; job += 1) lookup(job, 40)
  lookup(0, 40)
  expect(sweeps).toBe(700)
  for (let job = 0; job < 200; job += 1) lookup(10_000 + job, 200)
  lookup(0, 40)
  expect(sweeps).toBe(901)
})
