/** A sweep that is kept serves every question about the same job, and no other. */
import { assert, constantFrom, property, record } from 'fast-check'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalog } from '../../src/catalog/load.ts'
import { estimatorIn } from '../../src/compose.ts'
import { jobOf, keptSweeps } from '../../src/recommend/kept-sweeps.ts'
import { sweepPlans } from '../../src/recommend/plans.ts'
import { emptySpec, type Spec } from '../../src/scenario/spec.ts'

const folder = join(import.meta.dirname, '../../data')
const catalog = loadCatalog(folder)
const estimator = estimatorIn(folder, catalog)
const sweep = (spec: Spec) => sweepPlans(spec, catalog, estimator)
const job: Spec = { ...emptySpec, params: 8e9, tokens: 2e9 }

const terms = record({
  tokens: constantFrom(1.2e8, 2e9, 7e11),
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

test('limits, providers, and tokens beyond those that fill a batch change no plan', () => {
  const plans = sweep(job)
  assert(
    property(terms, (said) => {
      expect(jobOf({ ...job, ...said })).toBe(jobOf(job))
      expect(sweep({ ...job, ...said })).toEqual(plans)
    }),
    { numRuns: 15 },
  )
})

test.each<Partial<Spec>>([
  { params: 9e9 },
  { model: 'llama-3.1-8b' },
  { tokens: 1e7 },
  { method: 'lora' },
  { weights: 'int8' },
  { loraRank: 64 },
  { loraTargets: 'attn' },
  { sequenceLength: 4096 },
  { batch: 2 },
  { gradientCheckpointing: true },
  { packed: false },
  { offload: 'optimizer' },
  { gpus: ['h100-sxm'] },
  { gpuCount: 8 },
  { nodes: 2 },
  { excludedGpus: ['h100-sxm'] },
  { stack: 'axolotl' },
])('%j is another job', (change) => {
  expect(jobOf({ ...job, ...change })).not.toBe(jobOf(job))
})

test('what is kept is of the same market and estimator, and gone when told so', () => {
  const kept = keptSweeps()
  let made = 0
  const ask = (under: string) =>
    kept.of(job, under, () => {
      made += 1
      return { estimates: [], misfits: [] }
    })
  expect(ask('today')).toBe(ask('today'))
  expect(made).toBe(1)
  ask('tomorrow')
  expect(made).toBe(2)
  kept.clear()
  ask('today')
  expect(made).toBe(3)
})

test('small sweeps leave room for others: the oldest goes when there are too many plans, not too many sweeps', () => {
  const kept = keptSweeps()
  let made = 0
  const ask = (tokens: number, misfits: number) =>
    kept.of({ ...job, sequenceLength: tokens }, 'today', () => {
      made += 1
      const misfit = { gpu: 'a100-80', gpuCount: 1, method: 'full', weights: 'bf16', needed: 2, usable: 1 } as const
      return { estimates: [], misfits: Array.from({ length: misfits }, () => misfit) }
    })
  for (let job = 0; job < 400; job += 1) ask(job, 40)
  ask(0, 40)
  expect(made).toBe(400)
  for (let job = 0; job < 100; job += 1) ask(1000 + job, 200)
  ask(0, 40)
  expect(made).toBe(501)
})
