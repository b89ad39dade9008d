/** One global batch for all plans of a job, by what is trained, and never by how much data there is. */
import { describe, expect, test } from 'vitest'
import type { Estimate } from '../../../src/estimate/plan.ts'
import { recipeProblem } from '../../../src/recommend/explain/layout-problem.ts'
import { globalBatchOfPlan, microBatchesOf, usualBatchOf } from '../../../src/recommend/search/global-batch.ts'
import { sweepPlans } from '../../../src/recommend/search/sweep.ts'
import { emptySpec, type Spec } from '../../../src/scenario/scenario.ts'
import { catalog, estimator } from '../../estimate/real-data.ts'

const job: Spec = { ...emptySpec, model: 'llama-3.1-8b', tokens: 1e8 }
const plans = (change: Partial<Spec>): readonly Estimate[] =>
  sweepPlans({ ...job, ...change }, catalog, estimator).estimates
const batches = (change: Partial<Spec>) => new Set(plans(change).map(({ plan }) => globalBatchOfPlan(plan)))

describe('what people train with', () => {
  test.each<[Partial<Spec>, 'full' | 'lora', number, number]>([
    [{}, 'lora', 8e9, 32],
    [{}, 'full', 8e9, 128],
    [{ sequenceLength: 32_768 }, 'lora', 8e9, 8],
    [{ sequenceLength: 32_768 }, 'full', 8e9, 32],
    [{ task: 'pretrain' }, 'full', 8e9, 1024],
    [{ task: 'pretrain', sequenceLength: 8192 }, 'full', 8e9, 512],
    [{ task: 'pretrain' }, 'full', 1e9, 256],
    [{ task: 'pretrain' }, 'lora', 8e9, 32],
    [{ task: 'dpo' }, 'full', 8e9, 128],
  ])('%o with %s on %d parameters: %d sequences', (change, method, params, expected) => {
    expect(usualBatchOf({ ...job, ...change }, { method }, params, catalog.batches)).toBe(expected)
  })
})

test('all plans of a job have the same, and as many GPUs as share it at most', () => {
  expect(batches({ method: 'lora' })).toEqual(new Set([32]))
  expect(Math.max(...plans({ method: 'lora' }).map(({ plan }) => plan.gpuCount))).toBe(32)
  expect(batches({ method: 'full' })).toEqual(new Set([128]))
  expect(batches({ method: 'full', task: 'pretrain' })).toEqual(new Set([1024]))
})

test('one that was asked for is kept exactly, or nothing is planned and the nearest that works is said', () => {
  expect(batches({ method: 'lora', globalBatch: 48, gpuCount: 8 })).toEqual(new Set([48]))
  expect(batches({ globalBatch: 24 })).toEqual(new Set([24]))
  const uneven: Partial<Spec> = { globalBatch: 10, gpuCount: 4, gpus: ['h100-sxm'] }
  expect(plans(uneven)).toEqual([])
  expect(recipeProblem({ ...job, ...uneven }, catalog)).toBe(
    'A global batch of 10 does not go evenly into 4 GPUs: 8 or 12 does.',
  )
  expect(recipeProblem({ ...job, globalBatch: 30, batch: 4 }, catalog)).toMatch(/micro-batches of 4: 28 or 32 does/)
})

test('GPUs that do not divide the usual batch get the nearest that they share evenly', () => {
  expect(batches({ method: 'lora', gpuCount: 6 })).toEqual(new Set([30]))
  expect(batches({ method: 'lora', gpuCount: 64 })).toEqual(new Set([64]))
  expect(batches({ method: 'full', nodes: 3 })).toEqual(new Set([120]))
})

test('micro-batches make up the share of a copy exactly', () => {
  expect(microBatchesOf(48, 8, 16, null)).toEqual([1, 2, 3, 6])
  expect(microBatchesOf(48, 8, 16, 4)).toEqual([])
  expect(microBatchesOf(48, 7, 16, null)).toEqual([])
  for (const { plan } of plans({ method: 'full' })) expect(Number.isInteger(plan.accumulation)).toBe(true)
})

test('half of the data takes half of the GPU hours: no plan depends on how much there is', () => {
  const rates = (tokens: number) => plans({ tokens }).map(({ tokensPerSecond }) => tokensPerSecond.p50)
  for (const tokens of [1e6, 5e7, 1e10]) expect(rates(tokens)).toEqual(rates(2 * tokens))
})
