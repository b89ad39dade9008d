import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datedCatalog } from '../offers/dated-catalog.ts'
import { openMarket } from '../../src/offers/market.ts'
import { sells } from '../../src/offers/offer.ts'
import { findCandidates, isWithinLimits, type Limits } from '../../src/recommend/ranking/candidate.ts'
import { chooseBest, speedScore } from '../../src/recommend/ranking/best-candidates.ts'
import { selectOptions, withinReasonableDuration } from '../../src/recommend/ranking/select-options.ts'
import { recommend } from '../../src/recommend/recommend.ts'
import { spotCandidates, bestSpotCandidates } from '../../src/recommend/ranking/spot-candidates.ts'
import type { Option, Recommendation } from '../../src/recommend/recommendation.ts'
import type { Spec } from '../../src/scenario/scenario.ts'
import { sampleScenario, sampleSweep } from './sample-sweeps.ts'

const catalog = datedCatalog()
const market = openMarket(catalog, '2026-11-24')
const sweeps = new Map(
  ['llama-3.3-70b', 'llama-3.1-8b', 'llama-3.1-405b'].map((model) => [model, sampleSweep(catalog, { model })]),
)

function answer(model: string, tokens: number, spec: Partial<Spec> = {}, day = market) {
  const sweep = sweeps.get(model) ?? sampleSweep(catalog, { model })
  return recommend(sampleScenario(model, tokens, spec), sweep, day)
}

function recommended(model: string, tokens: number, spec: Partial<Spec> = {}, day = market): Recommendation {
  const result = answer(model, tokens, spec, day)
  if ('kind' in result) throw new Error(result.message)
  return result
}

/** Every option of an answer, once. */
const everyOption = ({ best, cheapest, fastest, options }: Recommendation): Option[] => [
  ...new Set([best, cheapest, fastest, ...options]),
]

/** Left open in three questions of four: asking everything at once is never feasible. */
const maybe = <T>(asked: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: asked })

/** Questions of every kind that this room distinguishes. */
const questions = fc.record({
  model: fc.constantFrom(...sweeps.keys()),
  tokens: fc.double({ min: 1e6, max: 2e10, noNaN: true }),
  spec: fc
    .record({
      budgetUsd: maybe(fc.double({ min: 1, max: 1e5, noNaN: true })),
      deadlineHours: maybe(fc.double({ min: 0.2, max: 2000, noNaN: true })),
      pricing: maybe(fc.constantFrom('on_demand', 'spot', 'reserved')),
      objective: maybe(fc.constantFrom('cheapest', 'fastest', 'balanced')),
      gpus: maybe(fc.constantFrom(['h100'], ['rtx-4090'], ['a100-80-sxm', 'b200'], ['t4'], ['mi300x'])),
      gpuCount: maybe(fc.constantFrom(1, 2, 3, 8, 16)),
      providers: maybe(fc.constantFrom(['runpod'], ['lambda'], ['vast', 'aws'], ['coreweave'], ['salad'])),
      excludedProviders: maybe(fc.constantFrom(['runpod'], ['vast', 'verda'])),
      tier: maybe(fc.constantFrom('community', 'secure')),
      method: maybe(fc.constantFrom('full', 'lora', 'qlora')),
    })
    .map((asked): Partial<Spec> => ({
      ...asked,
      gpus: copied(asked.gpus),
      providers: copied(asked.providers),
      excludedProviders: copied(asked.excludedProviders),
    })),
})
const copied = (ids: readonly string[] | null) => (ids === null ? null : [...ids])

/** How often each kind of question was answered; a property of answers that are never given proves nothing. */
let answeredCount = 0

/** What is wrong with an option of an answer; nothing, it is hoped. */
function faultsOf(option: Option, tokens: number, spec: Partial<Spec>): string[] {
  const { hours, usd, gpuCount, usdPerGpuHour, tokensPerSecond, startupHours } = option
  const ranges = [hours, usd, tokensPerSecond]
  const isSold = (market.byGpu.get(option.gpu) ?? []).some(
    ({ offer, quote }) =>
      offer.provider.id === option.provider &&
      (offer.tier?.id ?? null) === option.tier &&
      offer.pricing === option.pricing &&
      quote.usdPerGpuHour === usdPerGpuHour &&
      sells(offer, gpuCount, option.nodes),
  )
  const uninterrupted = tokens / tokensPerSecond.p50 / 3600
  const training = option.interruption?.trainingHours ?? uninterrupted
  const pricing = spec.pricing ?? null
  const claims = {
    'hours are tokens by speed and start-up': Math.abs(hours.p50 / (training + startupHours) - 1) < 1e-12,
    'preemptions lengthen spot, and nothing else':
      option.pricing === 'spot' ? training > uninterrupted : training === uninterrupted && option.interruption === null,
    'dollars are hours by GPUs by rate': Math.abs(usd.p50 / (hours.p50 * gpuCount * usdPerGpuHour) - 1) < 1e-12,
    'ranges are ordered': ranges.every(({ p10, p50, p90 }) => p10 > 0 && p10 <= p50 && p50 <= p90),
    'in budget': usd.p50 <= (spec.budgetUsd ?? Infinity),
    'in time': hours.p50 <= (spec.deadlineHours ?? Infinity),
    'priced as asked': pricing === null ? option.pricing !== 'reserved' : option.pricing === pricing,
    'as many GPUs as asked': (spec.gpuCount ?? gpuCount) === gpuCount,
    'the method asked': (spec.method ?? option.method) === option.method,
    'a provider asked': (spec.providers ?? [option.provider]).includes(option.provider),
    'no provider excluded': !(spec.excludedProviders ?? []).includes(option.provider),
    'sold so': isSold,
  }
  return Object.entries(claims).flatMap(([claim, holds]) => (holds ? [] : [`${option.gpu}: not ${claim}`]))
}

const isNearDuplicate = (a: Option, b: Option) =>
  a.gpu === b.gpu &&
  a.gpuCount === b.gpuCount &&
  Math.max(b.allInUsd.p50 / a.allInUsd.p50, a.hours.p50 / b.hours.p50) < 1.1

describe('every option', () => {
  test('keeps the arithmetic, the limits, what was asked, and is of something that is sold', () => {
    answeredCount = 0
    fc.assert(
      fc.property(questions, ({ model, tokens, spec }) => {
        const result = answer(model, tokens, spec)
        const options = 'kind' in result ? [] : everyOption(result)
        answeredCount += Math.min(1, options.length)
        expect(options.flatMap((option) => faultsOf(option, tokens, spec))).toEqual([])
      }),
      { numRuns: 400 },
    )
    expect(answeredCount).toBeGreaterThan(120)
  })

  test('the frontier comes first: dearer rows are faster, and no two are nearly the same', () => {
    answeredCount = 0
    fc.assert(
      fc.property(questions, ({ model, tokens, spec }) => {
        const result = answer(model, tokens, spec)
        fc.pre(!('kind' in result))
        answeredCount += 1
        const { options, best, cheapest, fastest } = result
        const spec70b = sampleScenario(model, tokens, spec).spec
        const estimates = sweeps.get(model)?.estimates ?? []
        const all = withinReasonableDuration(findCandidates(estimates, spec70b, tokens, market), spec70b)
        const { frontier } = selectOptions(
          all.filter((each) => isWithinLimits(each, spec70b)),
          spec70b,
          bestSpotCandidates(spotCandidates(estimates, spec70b, tokens, market), all),
        )
        const front = options.slice(0, frontier.length)
        expect(front.map(({ allInUsd }) => allInUsd.p50)).toEqual(frontier.map(({ usd }) => usd))
        const worse = front.filter((option, index) => {
          const last = front[index - 1]
          return last !== undefined && !(option.allInUsd.p50 > last.allInUsd.p50 && option.hours.p50 < last.hours.p50)
        })
        const duplicates = front.flatMap((a, index) => front.slice(index + 1).filter((b) => isNearDuplicate(a, b)))
        expect([...worse, ...duplicates]).toEqual([])
        expect(frontier.length).toBeLessThanOrEqual(8)
        expect(options.length).toBeLessThanOrEqual(14)
        expect(options[0]).toEqual(cheapest)
        expect(cheapest.allInUsd.p50).toBe(Math.min(...options.map(({ allInUsd }) => allInUsd.p50)))
        expect(fastest.hours.p50).toBe(Math.min(...options.map(({ hours }) => hours.p50)))
        expect(options).toEqual(expect.arrayContaining([best, cheapest, fastest]))
      }),
    )
    expect(answeredCount).toBe(100)
  })
})

test('a larger budget or a later deadline never makes a worse best plan', () => {
  const limit = fc.double({ min: 1.01, max: 10, noNaN: true })
  fc.assert(
    fc.property(questions, limit, fc.boolean(), ({ model, tokens, spec }, factor, isBudget) => {
      const budgetUsd = spec.budgetUsd ?? 5000
      const deadlineHours = spec.deadlineHours ?? 300
      const first = answer(model, tokens, { ...spec, budgetUsd, deadlineHours })
      fc.pre(!('kind' in first))
      const second = recommended(model, tokens, {
        ...spec,
        budgetUsd: isBudget ? budgetUsd * factor : budgetUsd,
        deadlineHours: isBudget ? deadlineHours : deadlineHours * factor,
      })
      expect(second.cheapest.allInUsd.p50).toBeLessThanOrEqual(first.cheapest.allInUsd.p50)
      const chosen = (wanted: Limits) =>
        chooseBest(
          findCandidates(
            sweeps.get(model)?.estimates ?? [],
            sampleScenario(model, tokens, spec).spec,
            tokens,
            market,
          ).filter((each) => isWithinLimits(each, wanted)),
          null,
        )
      const wide = { budgetUsd: budgetUsd * factor, deadlineHours: deadlineHours * factor }
      const [narrower, wider] = [chosen({ budgetUsd, deadlineHours }), chosen(wide)]
      expect(wider.best.score).toBeLessThanOrEqual(narrower.best.score)
      expect(speedScore(wider.fastest)).toBeLessThanOrEqual(speedScore(narrower.fastest))
    }),
  )
})

describe('the choice', () => {
  const answer70b = recommended('llama-3.3-70b', 2e9)

  test('the objective asked for is the best', () => {
    const cheap = recommended('llama-3.3-70b', 2e9, { objective: 'cheapest' })
    expect(cheap.best).toEqual(cheap.cheapest)
    const fast = recommended('llama-3.3-70b', 2e9, { objective: 'fastest' })
    expect(fast.best).toEqual(fast.fastest)
    expect(fast.fastest.hours.p50).toBeLessThan(answer70b.best.hours.p50)
  })

  test('left open, it is bf16 LoRA on one machine, neither the slowest nor the dearest', () => {
    const { best, cheapest, fastest } = answer70b
    expect([best.method, best.weights, best.nodes]).toEqual(['lora', 'bf16', 1])
    expect(best.hours.p50).toBeLessThan(cheapest.hours.p50)
    expect(best.usd.p50).toBeLessThan(fastest.usd.p50)
  })

  test('4-bit is chosen when nothing else fits', () => {
    expect(recommended('llama-3.3-70b', 2e9, { gpus: ['h100-sxm'], gpuCount: 1 }).best.weights).toBe('nf4')
  })

  test('a lowest ask must be much cheaper than a price to rely on', () => {
    const { best, cheapest } = recommended('llama-3.1-8b', 1e8, { gpus: ['rtx-4090'], gpuCount: 1 })
    expect(cheapest).toMatchObject({ provider: 'vast', tier: 'marketplace_verified_min' })
    expect(best).toMatchObject({ provider: 'runpod', tier: 'community' })
  })

  test.each([
    { faster: 1.2, weights: 'bf16' },
    { faster: 2, weights: 'nf4' },
  ])('4-bit that is $faster times as fast: $weights is chosen', ({ faster, weights }) => {
    const sweep = sampleSweep(catalog, { model: 'llama-3.1-8b', spec: { gpus: ['a100-80-sxm'], gpuCount: 1 } })
    const speed = sweep.estimates.find(({ plan }) => plan.method === 'lora')?.tokensPerSecond.p50 ?? NaN
    const estimates = sweep.estimates.map((each) => {
      const p50 = each.plan.method === 'qlora' ? speed * faster : each.tokensPerSecond.p50
      return { ...each, tokensPerSecond: { p10: p50 * 0.8, p50, p90: p50 * 1.2 } }
    })
    const result = recommend(sampleScenario('llama-3.1-8b', 1e9), { ...sweep, estimates }, market)
    expect('best' in result && result.best.weights).toBe(weights)
  })

  test('the fastest does not pay fortunes for minutes', () => {
    const { fastest, cheapest } = recommended('llama-3.1-8b', 1e7)
    expect(fastest.usd.p50).toBeLessThan(cheapest.usd.p50 * 5)
    expect(fastest.nodes).toBe(1)
  })

  test('each way of training that fits has an option to compare', () => {
    const ways = new Set(answer70b.options.map(({ method, weights }) => `${method} ${weights}`))
    expect([...ways].toSorted()).toEqual(['full bf16', 'lora bf16', 'qlora nf4'])
  })

  test('a best plan of third-party hosts has one of a data centre beside it', () => {
    const { best, options } = recommended('llama-3.3-70b', 2e9, { gpus: ['h100-sxm'], gpuCount: 8 })
    const own = options.filter(({ provider, tier }) => provider !== 'vast' && tier !== 'community')
    expect(best.tier === 'community' || best.provider === 'vast').toBe(true)
    expect(own.length).toBeGreaterThan(0)
  })

  test('runs over a month are left out while there are shorter ones', () => {
    const { options } = recommended('llama-3.3-70b', 2e10)
    expect(Math.max(...options.map(({ hours }) => hours.p50))).toBeLessThanOrEqual(720)
  })

  test('consumer PCs and stale lowest asks only where they are named', () => {
    const { options } = recommended('llama-3.1-8b', 1e8)
    expect(options.filter(({ provider }) => ['salad', 'akash'].includes(provider))).toEqual([])
    expect(recommended('llama-3.1-8b', 1e8, { providers: ['salad'] }).best.provider).toBe('salad')
    expect(recommended('llama-3.1-8b', 1e8, { providers: ['akash'] }).best.warnings.join()).toContain('Stale')
  })

  test('"h100" is every form, and "secure" every data centre', () => {
    const { options } = recommended('llama-3.1-8b', 1e9, { gpus: ['h100'], tier: 'secure' })
    expect(options.every(({ gpu }) => gpu.startsWith('h100-'))).toBe(true)
    expect(options.filter(({ tier }) => tier !== null && tier !== 'secure')).toEqual([])
  })
})

test('seven months later the same answer is wider and says stale', () => {
  const spec: Partial<Spec> = { providers: ['runpod'], gpus: ['h100-sxm'], gpuCount: 8 }
  const now = recommended('llama-3.3-70b', 2e9, spec).best
  const then = recommended('llama-3.3-70b', 2e9, spec, openMarket(catalog, '2027-06-24')).best
  expect(now.warnings.join()).not.toMatch(/stale/i)
  expect(then.warnings.join()).toMatch(/Stale price: seen on 2026-11-09, 227 days ago/)
  expect(then.usd.p90 / then.usd.p10).toBeGreaterThan(now.usd.p90 / now.usd.p10)
  expect(then.usd.p50).toBe(now.usd.p50)
})

test('speed and price widen the dollars in quadrature', () => {
  const { best } = recommended('llama-3.3-70b', 2e9, { providers: ['runpod'], gpus: ['h100-sxm'], gpuCount: 8 })
  const { hours, usd, priceRange, usdPerGpuHour } = best
  const price = Math.log((priceRange?.high ?? NaN) / usdPerGpuHour)
  expect(Math.log(usd.p90 / usd.p50)).toBeCloseTo(Math.hypot(Math.log(hours.p90 / hours.p50), price), 9)
})
