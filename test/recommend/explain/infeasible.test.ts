import { describe, expect, test } from 'vitest'
import { datedCatalog } from '../../offers/dated-catalog.ts'
import { openMarket } from '../../../src/offers/market.ts'
import { recommend } from '../../../src/recommend/recommend.ts'
import type { Infeasible } from '../../../src/recommend/recommendation.ts'
import type { Spec } from '../../../src/scenario/scenario.ts'
import { sampleScenario, sampleSweep } from '../sample-sweeps.ts'

const catalog = datedCatalog()
const market = openMarket(catalog, '2026-11-24')

function infeasibleAnswer(model: string, tokens: number, spec: Partial<Spec>, least = 2): Infeasible {
  const resweep = (changed: Spec) => sampleSweep(catalog, { model, spec: changed })
  const scenario = sampleScenario(model, tokens, spec)
  const result = recommend(scenario, resweep(scenario.spec), market, resweep)
  if (!('kind' in result)) throw new Error('this should not be feasible')
  expect(result.kind).toBe('infeasible')
  expect(result.nearest.length).toBeGreaterThanOrEqual(least)
  expect(result.nearest.length).toBeLessThanOrEqual(4)
  expect(result.suggestions.length).toBeGreaterThan(0)
  for (const { option } of result.nearest)
    for (const { p10, p50, p90 } of [option.hours, option.allInUsd])
      expect([0 < p10, p10 <= p50, p50 <= p90, Number.isFinite(p90)]).toEqual([true, true, true, true])
  return result
}

/** The first miss that lets go of what `word` names. */
const missWith = ({ nearest }: Infeasible, word: string) => nearest.find(({ gives }) => gives.join().includes(word))
const dollars = (text: string) => Number(/\$([\d,.]+)/.exec(text)?.[1]?.replaceAll(',', ''))

describe('a budget that nothing keeps', () => {
  const miss = infeasibleAnswer('llama-3.3-70b', 2e9, { budgetUsd: 400 })

  test('the message names it and by how much it is missed', () => {
    expect(miss.message).toMatch(
      /^No plan on record stays under \$400: the least is \$\d{3}, \$\d{3} more, on \d × .+ at .+ in/,
    )
    expect(miss.terms).toEqual(['$400'])
  })

  test('the nearest are more money, or as much data as the money buys', () => {
    const money = missWith(miss, 'budget')
    expect(money?.option.allInUsd.p50).toBeGreaterThan(400)
    expect(dollars(money?.gives[0] ?? '')).toBe(Math.round(money?.option.allInUsd.p50 ?? NaN))
    const data = missWith(miss, 'data')
    expect(data?.gives[0]).toMatch(/^data: \d+M tokens instead of 2B tokens$/)
    expect(data?.option.allInUsd.p50).toBeLessThanOrEqual(400)
    expect(data?.option.allInUsd.p50).toBeGreaterThan(350)
    const { hours, tokensPerSecond, startupHours, interruption } = data?.option ?? miss.nearest[0]!.option
    const stretch =
      interruption === null || interruption === undefined
        ? 1
        : (hours.p50 - startupHours) /
          ((Number(/(\d+)M/.exec(data?.gives[0] ?? '')?.[1]) * 1e6) / tokensPerSecond.p50 / 3600)
    const tokens = ((hours.p50 - startupHours) * 3600 * tokensPerSecond.p50) / stretch
    expect(data?.gives[0]).toContain(`${Math.round(tokens / 1e6)}M`)
  })

  test('what is suggested, once typed, is enough', () => {
    for (const text of miss.suggestions) {
      const budget = dollars(text)
      const tokens = text.includes('2B tokens') ? 2e9 : Number(/(\d+)M tokens/.exec(text)?.[1]) * 1e6
      const retried = recommend(
        sampleScenario('llama-3.3-70b', tokens, { budgetUsd: budget }),
        sampleSweep(catalog, { model: 'llama-3.3-70b' }),
        market,
      )
      expect('kind' in retried).toBe(false)
    }
  })
})

test('a deadline that nothing meets', () => {
  const miss = infeasibleAnswer('llama-3.3-70b', 2e10, { deadlineHours: 12 })
  expect(miss.message).toMatch(
    /^No plan on record finishes within 12 h: the fastest takes \d+ h, \d+ h more, on \d+ × .+ for \$/,
  )
  expect(missWith(miss, 'deadline')?.option.hours.p50).toBeGreaterThan(12)
  expect(missWith(miss, 'data')?.option.hours.p50).toBeLessThanOrEqual(12)
})

test('the hours themselves are not told as the hours more, and the nearer plan comes first', () => {
  const miss = infeasibleAnswer('llama-3.3-70b', 2e9, { deadlineHours: 1 / 12, gpus: ['h100-sxm'], gpuCount: 8 })
  expect(miss.message).toMatch(/^No plan on record finishes within 5 min: the fastest takes \d+ h, on 8 × H100/)
  expect(miss.nearest.flatMap(({ gives }) => gives).join()).not.toContain('GPU')
  const hours = miss.nearest.map(({ option }) => option.hours.p50)
  expect(hours).toEqual(hours.toSorted((one, other) => one - other))
})

test('less data on spot has hours and preemptions of its own', () => {
  const miss = infeasibleAnswer('llama-3.3-70b', 2e10, { deadlineHours: 24, pricing: 'spot' })
  const { option } = missWith(miss, 'data') ?? miss.nearest[0]!
  expect(option.hours.p50).toBeLessThanOrEqual(24)
  expect(option.hours.p50).toBeGreaterThan(20)
  expect(option.hours.p10).toBeGreaterThan(12)
})

test('a budget and a deadline that only together are too much', () => {
  const miss = infeasibleAnswer('llama-3.3-70b', 2e9, { budgetUsd: 1300, deadlineHours: 12 })
  expect(miss.message).toMatch(/^No plan keeps both \$1,300 and 12 h: in time the least is \$.+, in budget the fastest/)
  expect(missWith(miss, 'budget')?.option.hours.p50).toBeLessThanOrEqual(12)
  expect(missWith(miss, 'deadline')?.option.allInUsd.p50).toBeLessThanOrEqual(1300)
})

test('a budget and a deadline that are each too much', () => {
  const miss = infeasibleAnswer('llama-3.3-70b', 2e9, { budgetUsd: 100, deadlineHours: 2 })
  expect(miss.message).toMatch(/^Neither \$100 nor 2 h can be kept: the least costs \$\d{3}, the fastest takes \d/)
  expect(miss.nearest.some(({ gives }) => gives.length === 2)).toBe(true)
})

test('a model that a GPU cannot hold', () => {
  const miss = infeasibleAnswer('llama-3.3-70b', 2e9, { gpus: ['rtx-4090'], gpuCount: 1 })
  expect(miss.message).toMatch(
    /^This does not fit\. 1 × RTX 4090: even 4-bit QLoRA needs 4\d\.\d GiB a GPU, has 23\.6 GiB/,
  )
  expect(missWith(miss, 'GPU count')?.option).toMatchObject({ gpu: 'rtx-4090' })
  expect(missWith(miss, 'GPU: 1 ×')?.option.gpuCount).toBe(1)
})

test('a method that a GPU cannot hold', () => {
  const miss = infeasibleAnswer('llama-3.3-70b', 2e9, { gpus: ['h100-sxm'], gpuCount: 1, method: 'lora' })
  expect(miss.message).toContain('1 × H100 SXM: needs 131 GiB for bf16 weights alone, has 79.2 GiB')
  expect(missWith(miss, 'method: 4-bit QLoRA')?.option).toMatchObject({ gpu: 'h100-sxm', gpuCount: 1, weights: 'nf4' })
})

test('a count that nobody sells', () => {
  const miss = infeasibleAnswer('llama-3.1-8b', 1e8, {
    gpus: ['a100-80-sxm'],
    gpuCount: 3,
    excludedProviders: ['runpod', 'modal'],
  })
  expect(miss.message).toContain('3 × A100')
  expect(missWith(miss, 'provider: RunPod')?.option.gpuCount).toBe(3)
})

test('a GPU that nobody rents', () => {
  const miss = infeasibleAnswer('llama-3.1-8b', 1e8, { gpus: ['gaudi3'] }, 1)
  expect(miss.message).toMatch(
    /^\d+ × Gaudi 3, .*: about .* h.* GiB .*\. We have no price of \d+ × Gaudi 3\. At \$1 per GPU/,
  )
  expect(miss.unpriced).toMatchObject({ gpu: 'gaudi3', usd: null, allInUsd: null, usdPerGpuHour: null })
  expect(miss.unpriced?.hours.p50).toBeGreaterThan(0)
  expect(missWith(miss, 'GPU:')).toBeDefined()
})

test('machines without a network between them', () => {
  const miss = infeasibleAnswer('llama-3.3-70b', 2e9, { providers: ['vast'], gpuCount: 16 })
  expect(miss.message).toMatch(/^16 × .*: about .* We have no price of 16 × .* at Vast\.ai\. /)
  const one = infeasibleAnswer('llama-3.3-70b', 2e9, { gpus: ['rtx-4090'], gpuCount: 16 })
  expect(one.message).toMatch(/^16 × RTX 4090, .*: about .* We have no price of 16 × RTX 4090\. Elsewhere one costs \$/)
})

test('spot where none is sold', () => {
  const miss = infeasibleAnswer('llama-3.1-8b', 1e8, { providers: ['runpod'], pricing: 'spot' })
  expect(miss.message).toMatch(/^We have no price at RunPod as spot of any GPU/)
  expect(missWith(miss, 'pricing: on demand')?.option.provider).toBe('runpod')
  expect(missWith(miss, 'provider')?.option.pricing).toBe('spot')
})

test('reserved is answered, with what is known of the terms', () => {
  const ask = (provider: string) => {
    const sweep = sampleSweep(catalog, { model: 'llama-3.3-70b' })
    const spec: Partial<Spec> = { providers: [provider], pricing: 'reserved', gpus: ['h100-sxm'], gpuCount: 8 }
    const result = recommend(sampleScenario('llama-3.3-70b', 2e9, spec), sweep, market)
    if ('kind' in result) throw new Error(result.message)
    return result.best
  }
  const lambda = ask('lambda')
  expect(lambda).toMatchObject({ pricing: 'reserved', usdPerGpuHour: 3.99 })
  expect(lambda.warnings[0]).toBe(
    'Lambda publishes no reserved price: $3.99 is on demand; commitments are said to take 25 % to 35 % off elsewhere',
  )
  const runpod = ask('runpod')
  expect(runpod.usdPerGpuHour).toBeCloseTo(3.99 * 0.7, 9)
  expect(runpod.warnings.join()).toMatch(
    /prepaid and not refundable.*\$4\d,\d{3} of the total is for what this run leaves of 3 months/,
  )
})
