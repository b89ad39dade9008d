import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datedCatalog } from '../offers/dated-catalog.ts'
import { openMarket } from '../../src/offers/market.ts'
import { sells } from '../../src/offers/offer.ts'
import { isWithinLimits } from '../../src/recommend/ranking/candidate.ts'
import { leastByRule, undominated } from '../../src/recommend/ranking/choice-rule.ts'
import { findCandidates, showableCandidates } from '../../src/recommend/ranking/find-candidates.ts'
import { choosePlans } from '../../src/recommend/ranking/named-plans.ts'
import { recommend } from '../../src/recommend/recommend.ts'
import type { Option, Recommendation } from '../../src/recommend/recommendation.ts'
import type { Spec } from '../../src/scenario/scenario.ts'
import { sensitiveDataRemark } from '../../src/scenario/sensitive-data.ts'
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

test('confidential data go to sellers of whom a certificate is on record, where any keeps what was asked', () => {
  const scenario = sampleScenario('llama-3.1-8b', 2e7)
  const sweep = sampleSweep(catalog, { model: 'llama-3.1-8b' })
  const best = (change: Partial<Spec>, notes: readonly string[]) => {
    const answered = recommend({ ...scenario, spec: { ...scenario.spec, ...change }, notes }, sweep, market)
    if ('kind' in answered) throw new Error(answered.message)
    return answered
  }
  const sensitive = [sensitiveDataRemark('claim letters')]
  const { best: plan, options, keyConsiderations = [] } = best({}, sensitive)
  for (const { provider } of [plan, ...options])
    expect(catalog.providers.get(provider)?.certificates?.held.length).toBeGreaterThan(0)
  expect(keyConsiderations[0]).toMatch(/^For such data only sellers with a certificate on record .* holds /u)
  // Whoever names the seller has chosen it, and other data go anywhere.
  expect(best({ providers: ['jarvislabs'] as Spec['providers'] }, sensitive).best.provider).toBe('jarvislabs')
  expect(best({}, []).keyConsiderations?.some((line) => line.includes('certificate on record'))).toBe(false)
})

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

  test('those that are shown come first; of the rest of the frontier dearer plans are faster, and no two are nearly the same', () => {
    answeredCount = 0
    fc.assert(
      fc.property(questions, ({ model, tokens, spec }) => {
        const result = answer(model, tokens, spec)
        fc.pre(!('kind' in result))
        answeredCount += 1
        const { options, best, cheapest, fastest, savings = [] } = result
        const asked = sampleScenario(model, tokens, spec).spec
        const all = showableCandidates(sweeps.get(model)?.estimates ?? [], asked, tokens, market)
        const frontier = choosePlans(all, asked, catalog.choice)?.frontier ?? []
        const worse = frontier.filter((plan, index) => {
          const last = frontier[index - 1]
          return last !== undefined && !(plan.usd > last.usd && plan.hours < last.hours)
        })
        expect(worse).toEqual([])
        expect(frontier.length).toBeLessThanOrEqual(8)
        expect(options.length).toBeLessThanOrEqual(24)
        expect(options[0]).toEqual(best)
        const shown = options.filter(({ why }) => why !== undefined)
        expect(options.slice(0, shown.length)).toEqual(shown)
        const atSellers = shown.filter(({ isOfRequestedSeller }) => isOfRequestedSeller === true)
        expect(shown.length - atSellers.length).toBeLessThanOrEqual(5)
        // A kind of GPU that was asked about has its row even where its memory may not do, and a seller even at a risk: it is
        // compared, but not named.
        const comparable = shown.filter(
          ({ isOfRequestedGpu, isOfRequestedSeller, role, peakMemoryGiB, usableMemoryGiB }) =>
            (isOfRequestedSeller !== true || role !== 'other') &&
            (isOfRequestedGpu !== true || peakMemoryGiB.p95 <= usableMemoryGiB),
        )
        expect(cheapest.allInUsd.p50).toBe(Math.min(...comparable.map(({ allInUsd }) => allInUsd.p50)))
        expect(fastest.hours.p50).toBe(Math.min(...comparable.map(({ hours }) => hours.p50)))
        expect(options).toEqual(
          expect.arrayContaining([best, cheapest, fastest, ...savings.map(({ option }) => option)]),
        )
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
      const first = answer(model, tokens, { ...spec, objective: null, budgetUsd, deadlineHours })
      fc.pre(!('kind' in first))
      const second = recommended(model, tokens, {
        ...spec,
        objective: null,
        budgetUsd: isBudget ? budgetUsd * factor : budgetUsd,
        deadlineHours: isBudget ? deadlineHours : deadlineHours * factor,
      })
      const scoreUnder = ({ budgetUsd: budget, deadlineHours: deadline }: typeof narrow) => {
        const all = findCandidates(
          sweeps.get(model)?.estimates ?? [],
          sampleScenario(model, tokens, spec).spec,
          tokens,
          market,
        )
        const kept = all.filter((each) => isWithinLimits(each, { budgetUsd: budget, deadlineHours: deadline }))
        return leastByRule(
          undominated(
            kept.filter(({ risks }) => risks === 0),
            catalog.choice,
          ),
          catalog.choice,
        ).score
      }
      const narrow = { budgetUsd, deadlineHours }
      const wide = { budgetUsd: budgetUsd * factor, deadlineHours: deadlineHours * factor }
      fc.pre(first.best.role === 'safe')
      expect(second.best.role).toBe('safe')
      expect(scoreUnder(wide)).toBeLessThanOrEqual(scoreUnder(narrow))
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

  test('left open, it is bf16 LoRA of a data centre on one machine, neither the slowest nor the dearest', () => {
    const { best, cheapest, fastest } = answer70b
    expect([best.method, best.weights, best.nodes, best.role]).toEqual(['lora', 'bf16', 1, 'safe'])
    expect(best.hours.p50).toBeLessThanOrEqual(cheapest.hours.p50)
    expect(best.usd.p50).toBeLessThanOrEqual(fastest.usd.p50)
  })

  test('4-bit is chosen when nothing else fits, and the answer says so', () => {
    const { best, keyConsiderations = [] } = recommended('llama-3.3-70b', 2e9, { gpus: ['h100-sxm'], gpuCount: 1 })
    expect([best.weights, best.role]).toEqual(['nf4', 'other'])
    expect(keyConsiderations.join()).toContain(
      'No safer plan keeps what was asked; the risks of this one: 4-bit (can cost quality)',
    )
  })

  test('4-bit that is twice as fast is still a saving, not the plan', () => {
    const sweep = sampleSweep(catalog, { model: 'llama-3.1-8b', spec: { gpus: ['a100-80-sxm'], gpuCount: 1 } })
    const speed = sweep.estimates.find(({ plan }) => plan.method === 'lora')?.tokensPerSecond.p50 ?? NaN
    const estimates = sweep.estimates.map((each) => {
      const p50 = each.plan.method === 'qlora' ? speed * 2 : each.tokensPerSecond.p50
      return { ...each, tokensPerSecond: { p10: p50 * 0.8, p50, p90: p50 * 1.2 } }
    })
    const result = recommend(sampleScenario('llama-3.1-8b', 1e9), { ...sweep, estimates }, market)
    if ('kind' in result) throw new Error(result.message)
    expect(result.best.weights).toBe('bf16')
    expect(result.savings?.find(({ kind }) => kind === 'method')?.option.weights).toBe('nf4')
  })

  test("a market's ask is a saving beside a price to rely on", () => {
    const { best, savings = [] } = recommended('llama-3.1-8b', 1e8, { gpus: ['rtx-4090'], gpuCount: 1 })
    expect(best).toMatchObject({ provider: 'runpod', tier: 'secure', role: 'safe' })
    for (const { option } of savings) expect(option.usd.p50).toBeLessThan(best.usd.p50)
  })

  test('the fastest does not pay fortunes for minutes', () => {
    const { fastest, cheapest } = recommended('llama-3.1-8b', 1e7)
    expect(fastest.usd.p50).toBeLessThan(cheapest.usd.p50 * 10)
    expect(fastest.nodes).toBe(1)
  })

  test('each way of training that fits has an option to compare', () => {
    const methods = new Set(answer70b.options.map(({ method, weights }) => `${method} ${weights}`))
    expect([...methods].toSorted()).toEqual(['full bf16', 'lora bf16', 'qlora nf4'])
  })

  test('runs over three weeks are left out while there are shorter ones', () => {
    const { options } = recommended('llama-3.3-70b', 2e10)
    expect(Math.max(...options.map(({ hours }) => hours.p50))).toBeLessThanOrEqual(504)
  })

  test('consumer PCs and stale lowest asks only where they are named', () => {
    const { options } = recommended('llama-3.1-8b', 1e8)
    expect(options.filter(({ provider }) => ['salad', 'akash'].includes(provider))).toEqual([])
    expect(recommended('llama-3.1-8b', 1e8, { providers: ['salad'] }).best.provider).toBe('salad')
    expect(recommended('llama-3.1-8b', 1e8, { providers: ['akash'] }).best.warnings.join()).toContain('lowest ask')
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
