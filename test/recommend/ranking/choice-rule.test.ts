/**
 * The choice of plans over sweeps of models, tokens, budgets and deadlines, with the real physics and the real prices:
 * whom the rule may name, and that no plan comes back once another has taken its place.
 */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadEstimator } from '../../../src/facts.ts'
import { loadCatalog } from '../../../src/catalog/load.ts'
import { hostsOf, priceBasisOf } from '../../../src/offers/offer.ts'
import { openMarket } from '../../../src/offers/market.ts'
import { type Candidate, isWithinLimits } from '../../../src/recommend/ranking/candidate.ts'
import { createRentableCheck } from '../../../src/recommend/ranking/offer-lookup.ts'
import { roundUsd } from '../../../src/recommend/figure-text.ts'
import { isLikelyToFit } from '../../../src/recommend/ranking/chance-to-fit.ts'
import { hasLittleMemory, undominated } from '../../../src/recommend/ranking/choice-rule.ts'
import { showableCandidates } from '../../../src/recommend/ranking/find-candidates.ts'
import { candidatesInFp8 } from '../../../src/recommend/ranking/low-precision.ts'
import { choosePlans, type NamedPlans } from '../../../src/recommend/ranking/named-plans.ts'
import { hasRisk, isSubset, isTight, machinesOf } from '../../../src/recommend/ranking/plan-risk.ts'
import { recommend } from '../../../src/recommend/recommend.ts'
import type { Recommendation } from '../../../src/recommend/recommendation.ts'
import type { Sweep } from '../../../src/recommend/search/sweep-result.ts'
import { sweepKey } from '../../../src/recommend/search/sweep-cache.ts'
import { sweepPlans } from '../../../src/recommend/search/sweep.ts'
import { emptySpec, type Spec } from '../../../src/scenario/scenario.ts'

const folder = join(import.meta.dirname, '../../../data')
const catalog = loadCatalog(folder)
const estimator = loadEstimator(folder, catalog)
const market = openMarket(catalog, '2026-11-26')
const isRentable = createRentableCheck(market)
const sweeps = new Map<string, Sweep>()

function sweepOf(spec: Spec): Sweep {
  const key = sweepKey(spec)
  const sweep = sweeps.get(key) ?? sweepPlans(spec, catalog, estimator, isRentable)
  sweeps.set(key, sweep)
  return sweep
}

type RankedJob = Partial<Spec> & { readonly model: string; readonly tokens: number }
const specOf = (job: RankedJob): Spec => ({ ...emptySpec, ...job })
const showable = (spec: Spec): readonly Candidate[] => {
  const tokens = spec.tokens ?? 0
  const swept = showableCandidates(sweepOf(spec).estimates, spec, tokens, market)
  return [...swept, ...candidatesInFp8(swept, spec, tokens, market, sweepOf)]
}
const plansOf = (job: RankedJob): NamedPlans | null => choosePlans(showable(specOf(job)), specOf(job), catalog.choice)

test('the runner-up has the least score of all that is another plan or another seller', () => {
  const job = { model: 'llama-3.3-70b', tokens: 2e9 }
  const plans = plansOf(job)
  if (plans === null) throw new Error('no plan')
  const { safe, runnerUp } = plans
  const where = ({ estimate: { plan }, quotedOffer: { offer } }: Candidate) =>
    `${plan.gpuCount} ${plan.gpu.id} ${offer.provider.id}`
  const others = showable(specOf(job)).filter((each) => (each.risks & ~safe.risks) === 0 && where(each) !== where(safe))
  expect(runnerUp?.score).toBe(Math.min(...others.map(({ score }) => score)))
})

function answerTo(job: RankedJob): Recommendation | null {
  const spec = specOf(job)
  const answer = recommend({ spec, setBy: {}, notes: [] }, sweepOf(spec), market, sweepOf)
  return 'kind' in answer ? null : answer
}

/** `from` to `to` in equal factors. */
const spread = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => from * (to / from) ** (index / (count - 1)))

const jobs: readonly (Partial<Spec> & { readonly model: string })[] = [
  { model: 'qwen2.5-0.5b', method: 'full' },
  { model: 'llama-3.1-8b' },
  { model: 'llama-3.1-8b', method: 'full' },
  { model: 'mistral-7b', method: 'qlora' },
  { model: 'qwen3-30b-a3b', method: 'full' },
  { model: 'llama-3.3-70b' },
  { model: 'llama-3.3-70b', method: 'full' },
  { model: 'deepseek-v3' },
]

/** GPU, count, whose machines, pricing and method: what a reader would call another plan. */
function planKey({ estimate: { plan }, quotedOffer: { offer } }: Candidate): string {
  return [plan.gpuCount, plan.gpu.id, hostsOf(offer), offer.pricing, plan.method, plan.weights, plan.compute].join(' ')
}

/** Plans of a sweep that come back after another: none, it is hoped. */
function returning(keys: readonly (string | null)[]): readonly string[] {
  const runs = keys.filter((key, index) => key !== null && key !== keys[index - 1])
  return runs.flatMap((key, index) => (key !== null && runs.indexOf(key) < index ? [key] : []))
}

/** What launching several GPUs, an ARM host, and each further machine must save before it is better, USD. */
const launchUsd = (each: Candidate, plan: Candidate): number => {
  const { severalGpus, furtherGpu, furtherMachine, armHost } = catalog.choice
  const [one, other] = [each.estimate.plan, plan.estimate.plan]
  const isLaunch = other.gpuCount === 1 && one.gpuCount > 1
  const isFromArm = one.gpu.host?.cpu === 'arm' && other.gpu.host?.cpu !== 'arm'
  return (
    (isLaunch ? severalGpus.base : 0) +
    Math.max(0, one.gpuCount - other.gpuCount) * furtherGpu.base +
    (isFromArm ? armHost.base : 0) +
    Math.max(0, machinesOf(one) - machinesOf(other)) * furtherMachine.base
  )
}

/** Hours at the slow end of the range. */
const highHours = ({ estimate: { tokensPerSecond: speed }, hours, startupHours }: Candidate): number =>
  startupHours + ((hours - startupHours) * speed.p50) / speed.p10

/** Whether what may not fit takes fewer machines than any plan of the job without a risk, and is likely to fit. */
function isOnFewerThanSure({ estimate }: Candidate, job: RankedJob): boolean {
  const sure = showable(specOf(job)).filter(({ risks }) => risks === 0)
  const isFewer = sure.every((each) => each.estimate.plan.nodes > estimate.plan.nodes)
  return isFewer && isLikelyToFit(estimate, catalog.choice)
}

const isReliable = ({ quotedOffer: { offer, quote } }: Candidate) =>
  priceBasisOf(offer) === 'list' && !quote.age.stale && quote.high <= quote.usdPerGpuHour * 1.3

describe('the plans that are named', () => {
  test('left open, are of data centres, on demand, at prices that hold, on four machines at most', () => {
    let named = 0
    for (const job of jobs) {
      for (const tokens of spread(1e6, 2e10, 9)) {
        const plans = plansOf({ ...job, tokens })
        if (plans === null) continue
        const { safe, cheapest, fastest, close } = plans
        for (const plan of [safe, cheapest, fastest, ...(close === null ? [] : [close])]) {
          named += 1
          const { offer } = plan.quotedOffer
          expect(offer.pricing).toBe('on_demand')
          expect(hostsOf(offer)).toBe('own')
          expect(isReliable(plan)).toBe(true)
          expect(!isTight(plan.estimate) || isOnFewerThanSure(plan, { ...job, tokens })).toBe(true)
          expect(machinesOf(plan.estimate.plan)).toBeLessThanOrEqual(4)
          expect(plan.estimate.plan.weights).toBe(job.method === 'qlora' ? 'nf4' : 'bf16')
        }
      }
    }
    expect(named).toBeGreaterThan(150)
  })

  test('take fewer machines where they are likely to fit, and say what is sure to', () => {
    const job = { model: 'kimi-k2.5', tokens: 8e7, method: 'lora' as const }
    const plans = plansOf(job)
    expect(plans?.safe.estimate.plan.nodes).toBe(2)
    const answer = answerTo(job)
    expect(answer?.keyConsiderations?.some((line) => line.startsWith('Sure to fit: 32 × B200'))).toBe(true)
    // What a single machine is sure to hold goes on no likely one elsewhere, however cheap.
    expect(hasRisk(plansOf({ model: 'llama-3.3-70b', tokens: 1e9, method: 'full' })?.safe.risks ?? 0, 'memory')).toBe(
      false,
    )
  })

  test('take one machine where several save little but time, and name it where they save days', () => {
    expect(plansOf({ model: 'llama-3.3-70b', tokens: 1e9, method: 'full' })?.safe.estimate.plan.nodes).toBe(1)
    const long = answerTo({ model: 'olmo-3-32b', tokens: 5e9, method: 'full', providers: ['crusoe'] })
    expect(long?.best.nodes).toBeGreaterThan(1)
    expect(long?.keyConsiderations?.some((line) => line.startsWith('One machine does it: 8 × H200'))).toBe(true)
  })

  test('have room in memory where a plan as fast on as many GPUs has it for a fifth more', () => {
    for (const job of [{ model: 'qwen3-14b' }, { model: 'gemma-2-9b', method: 'full' as const }, ...jobs]) {
      for (const tokens of [2e6, 2.4e7, 9e7]) {
        const { safe } = plansOf({ ...job, tokens }) ?? {}
        if (safe === undefined || !hasLittleMemory(safe.estimate, catalog.choice)) continue
        const roomy = showable(specOf({ ...job, tokens })).filter(
          (each) =>
            each.risks === 0 &&
            each.estimate.plan.gpuCount <= safe.estimate.plan.gpuCount &&
            each.hours <= safe.hours &&
            each.usd <= safe.usd * 1.2 &&
            !hasLittleMemory(each.estimate, catalog.choice),
        )
        expect(roomy, `${job.model} ${tokens}`).toEqual([])
      }
    }
  })

  test('are beaten by no other of their kind in hours and in dollars by more than 5 %', () => {
    let compared = 0
    for (const job of jobs) {
      for (const tokens of spread(1e6, 2e11, 12)) {
        const limits = [{}, { budgetUsd: tokens / 1e6 }, { deadlineHours: 12 }]
        for (const limit of limits) {
          const spec = specOf({ ...job, tokens: Math.round(tokens), ...limit })
          const all = showable(spec)
          const plans = choosePlans(all, spec, catalog.choice)
          if (plans === null) continue
          const { safe, cheapest, fastest, close } = plans
          const others = all.filter((each) => isWithinLimits(each, spec) && machinesOf(each.estimate.plan) <= 4)
          for (const plan of new Set([safe, cheapest, fastest, ...(close === null ? [] : [close])])) {
            compared += 1
            const kind = (each: Candidate) => `${planKey(each).split(' ').slice(2).join(' ')} ${isReliable(each)}`
            const better = others.filter(
              (each) =>
                kind(each) === kind(plan) &&
                hasRisk(each.risks, 'states') === hasRisk(plan.risks, 'states') &&
                !hasRisk(each.risks, 'software') &&
                !hasRisk(each.risks, 'consumer') &&
                !hasRisk(each.risks, 'serverless') &&
                // A plan whose memory may not do is no better than one whose memory does; several GPUs, and machines, save their launch.
                isTight(each.estimate) === isTight(plan.estimate) &&
                // One with hardly any memory left has to save more than this.
                (!hasLittleMemory(each.estimate, catalog.choice) || hasLittleMemory(plan.estimate, catalog.choice)) &&
                each.usd + launchUsd(each, plan) < plan.usd * 0.95 &&
                each.hours < plan.hours * 0.95,
            )
            expect(better.map(planKey)).toEqual([])
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(300)
  })

  test('each say why in one sentence with a figure, and options begin with them', () => {
    for (const job of jobs) {
      const answer = answerTo({ ...job, tokens: 3e8 })
      const shown = answer?.options.filter(({ why }) => why !== undefined) ?? []
      expect(shown.length).toBeGreaterThan(0)
      for (const { why } of shown) expect(why).toMatch(/\$\d/)
      expect(answer?.options.slice(0, shown.length)).toEqual(shown)
      expect(answer?.best).toEqual(answer?.options[0])
      const isTightBest = answer?.best.warnings.some((warning) => warning.startsWith('Memory is tight'))
      expect(answer?.best.role).toBe(isTightBest === true ? 'other' : 'safe')
    }
  })

  test('save nothing that is not told with its risk', () => {
    let savings = 0
    for (const job of jobs) {
      const answer = answerTo({ ...job, tokens: 1e9 })
      for (const { option, risk } of answer?.savings ?? []) {
        savings += 1
        expect(option.allInUsd.p50).toBeLessThanOrEqual((answer?.best.allInUsd.p50 ?? 0) * 0.9)
        expect(risk.length).toBeGreaterThan(10)
        expect(option.role).toBe('other')
      }
    }
    expect(savings).toBeGreaterThan(8)
  })
})

/** Tokens by which the choice has just switched, to within a thousandth of the step: it may switch where waiting begins to count. */
function switchBetween(job: (typeof jobs)[number], from: number, to: number): number {
  const keyAt = (tokens: number) => {
    const plans = plansOf({ ...job, tokens })
    return plans === null ? null : planKey(plans.safe)
  }
  const former = keyAt(Math.round(from))
  let [low, high] = [Math.round(from), Math.round(to)]
  for (let halving = 0; halving < 10; halving += 1) {
    const middle = Math.round((low + high) / 2)
    if (keyAt(middle) === former) low = middle
    else high = middle
  }
  return high
}

test('of small jobs none on as many GPUs is sooner and no dearer than the first choice', () => {
  let compared = 0
  const small = [...jobs, { model: 'gpt-oss-20b', method: 'lora' as const, tokens: 1.2e7 }]
  for (const job of small) {
    for (const tokens of [4e6, 1.2e7, 4e7]) {
      const plans = plansOf({ ...job, tokens })
      if (plans === null || plans.safe.risks !== 0) continue
      const { safe, cheapest, fastest, close } = plans
      for (const each of [cheapest, fastest, ...(close === null ? [] : [close])]) {
        if (each === safe || each.risks !== 0 || each.estimate.plan.gpuCount !== safe.estimate.plan.gpuCount) continue
        compared += 1
        const isSooner = each.usd <= safe.usd && each.hours < safe.hours * (1 - catalog.choice.noticeable.base)
        expect(isSooner, `${job.model} ${job.method} ${tokens}: ${planKey(each)} against ${planKey(safe)}`).toBe(false)
      }
    }
  }
  expect(compared).toBeGreaterThan(20)
})

describe('no plan comes back', () => {
  let seenSwitches = 0
  test.each(jobs)('along tokens: $model $method', (job) => {
    const amounts = spread(1.2e8, 3e11, 100)
    const plans = amounts.map((tokens) => plansOf({ ...job, tokens: Math.round(tokens) }))
    const keys = plans.map((each) => (each === null ? null : planKey(each.safe)))
    expect(returning(keys)).toEqual([])
    // Where the choice switches, the two are a near tie, and both are shown.
    let switches = 0
    for (const [index, before] of plans.entries()) {
      if (before === null || keys[index + 1] === undefined || keys[index] === keys[index + 1]) continue
      const tokens = switchBetween(job, amounts[index] ?? 0, amounts[index + 1] ?? 0)
      const after = plansOf({ ...job, tokens })
      if (after === null) continue
      const shown = [after.safe, after.cheapest, after.fastest, ...(after.close === null ? [] : [after.close])]
      const all = showable(specOf({ ...job, tokens }))
      const former = all
        .filter((each) => planKey(each) === keys[index] && isSubset(each.risks, after.safe.risks))
        .toSorted((a, b) => a.score - b.score)[0]
      if (former === undefined || !undominated(all, catalog.choice).includes(former)) continue
      switches += 1
      expect(former.score / after.safe.score).toBeLessThan(1.1)
      const isShown = shown.some((each) => planKey(each) === planKey(former))
      expect(isShown || (after.close?.score ?? Infinity) <= former.score).toBe(true)
    }
    seenSwitches += switches
  })

  test('and there were switches to look at', () => {
    expect(seenSwitches).toBeGreaterThan(10)
  })

  const limited = jobs.flatMap((job) => [2e7, 5e8, 4e9].map((tokens) => ({ ...job, tokens })))
  test.each(limited)('along a budget: $model $method $tokens', (job) => {
    const least = Math.min(...showable(specOf(job)).map(({ usd }) => usd))
    const keys = spread(least * 0.9, least * 8, 80).map((budgetUsd) => plansOf({ ...job, budgetUsd })?.safe)
    expect(returning(keys.map((each) => (each === undefined ? null : planKey(each))))).toEqual([])
  })

  test.each(limited)('along a deadline: $model $method $tokens', (job) => {
    const least = Math.min(...showable(specOf(job)).map(({ hours }) => hours))
    const plans = spread(least * 0.9, least * 60, 80).map((deadlineHours) => plansOf({ ...job, deadlineHours })?.safe)
    expect(returning(plans.map((each) => (each === undefined ? null : planKey(each))))).toEqual([])
    const isWeaker = plans.map((each) => each !== undefined && hasRisk(each.risks, 'method'))
    // A weaker method only where nothing else is in time: before all the others.
    expect(isWeaker.lastIndexOf(true)).toBeLessThan(isWeaker.indexOf(false, isWeaker.indexOf(true) + 1) + 1 || Infinity)
  })
})

describe('limits', () => {
  test('a deadline is met at the high end where a plan at half as much again does', () => {
    let kept = 0
    for (const job of jobs) {
      for (const deadlineHours of [2, 6, 24, 72]) {
        const spec = specOf({ ...job, tokens: 5e8, deadlineHours })
        const all = showable(spec)
        const safe = choosePlans(all, spec, catalog.choice)?.safe
        if (safe === undefined || safe.risks !== 0 || highHours(safe) <= deadlineHours) {
          kept += 1
          continue
        }
        const sure = all.filter(
          (each) => each.risks === 0 && highHours(each) <= deadlineHours * 0.8 && each.score < safe.score * 1.2,
        )
        expect(sure.map(planKey), `${job.model} ${deadlineHours}`).toEqual([])
      }
    }
    expect(kept).toBeGreaterThan(15)
    const embedding = { model: 'qwen3-embedding-0.6b', tokens: 5e9, method: 'full' as const, deadlineHours: 6 }
    const [within, open] = [plansOf(embedding), plansOf({ ...embedding, deadlineHours: null })]
    expect(within?.safe.hours).toBeLessThan(open?.safe.hours ?? 0)
  })

  test('reach exactly what can be shown: the least that is named is met by its own figure', () => {
    for (const job of jobs) {
      const spec = specOf({ ...job, tokens: 5e8 })
      const least = Math.min(...showable(spec).map(({ usd }) => usd))
      // A budget is compared with the bill as it is printed.
      const best = plansOf({ ...job, tokens: 5e8, budgetUsd: roundUsd(least) })?.best
      expect(roundUsd(best?.usd ?? NaN)).toBe(roundUsd(least))
      const under = recommend(
        { spec: { ...spec, budgetUsd: least * 0.9 }, setBy: {}, notes: [] },
        sweepOf(spec),
        market,
        sweepOf,
      )
      expect('kind' in under && under.message).toContain('the least is')
      const distances = 'kind' in under ? under.nearest.filter(({ gives }) => gives[0]?.startsWith('budget')) : []
      expect(distances[0]?.option.allInUsd.p50).toBeCloseTo(least, 6)
    }
  })

  test('a slow plan is no headline where one of a third of the time keeps the same budget at no more risk', () => {
    for (const job of jobs) {
      const least = Math.min(...showable(specOf({ ...job, tokens: 1e9 })).map(({ usd }) => usd))
      for (const budgetUsd of spread(least, least * 6, 40)) {
        const spec = specOf({ ...job, tokens: 1e9, budgetUsd })
        const all = showable(spec).filter((each) => isWithinLimits(each, spec))
        const best = choosePlans(all, spec, catalog.choice)?.best
        if (best === undefined || best.hours < 12) continue
        const faster = all.filter(
          (each) => (each.risks & ~best.risks) === 0 && each.hours < best.hours / 3 && each.score < best.score,
        )
        expect(faster.map(planKey)).toEqual([])
      }
    }
  })

  test('what only a riskier plan keeps is said first', () => {
    const answer = answerTo({ model: 'llama-3.3-70b', tokens: 2e9, budgetUsd: 1000 })
    expect(answer?.best.role).toBe('other')
    expect(answer?.keyConsiderations?.[0]).toMatch(
      /^No safer plan keeps \$1,000; the risks of this one: .*Spot \(can be taken back\)/,
    )
  })
})
