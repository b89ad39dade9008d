/** Advice with evidence about the best option: what else it could be, what that costs, and what is known of quality. */
import type { Catalog } from '../../catalog/catalog.ts'
import { estimate, estimatePhysics } from '../../estimate/estimate.ts'
import type { Estimate, Plan } from '../../estimate/plan.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import { jobDollars, jobHours } from '../job-formulas.ts'
import type { ReceiptSource } from '../receipt/receipt-line.ts'
import type { Option, Recommendation } from '../recommendation.ts'
import type { Estimator } from '../../estimate/estimator.ts'

export const adviceTopics = ['quantization', 'method', 'batch', 'data', 'hardware', 'economics'] as const
export type AdviceTopic = (typeof adviceTopics)[number]

/** An answer to a question that takes estimates of other plans too, with their figures as a table. */
export type Advice = {
  readonly topic: AdviceTopic
  readonly title: string
  /** The advice in a sentence or two, before anything else. */
  readonly answer: string
  /** Columns and rows of words, figures with their units; the last column may be a sentence (`noted`). */
  readonly table: {
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly noted?: true
  }
  readonly lines: readonly string[]
  readonly sources: readonly ReceiptSource[]
}

/** What the rooms of advice are handed. */
export type AdviceContext = {
  readonly scenario: Scenario
  readonly recommendation: Recommendation
  readonly best: Option
  /** The plan behind `best`. */
  readonly plan: Plan
  readonly tokens: number
  readonly catalog: Catalog
  readonly estimator: Estimator
  /** The same question with some fields changed; null where nothing meets it. */
  readonly recommendWith: (change: Partial<Spec>) => Recommendation | null
}

/** A changed plan on the same machines at the same price. */
export type PlanVariant = {
  readonly estimate: Estimate
  /** Below the limit under which a run is sure to fit. */
  readonly fits: boolean
  readonly hours: number
  /** The whole bill. */
  readonly usd: number
}

/** The plan of the case with `change`, at the price of the best option. Pure physics and arithmetic; no search. */
export function variantOf(
  { plan, best, tokens, catalog, estimator }: Pick<AdviceContext, 'plan' | 'best' | 'tokens' | 'catalog' | 'estimator'>,
  change: Partial<Plan>,
): PlanVariant {
  const changedPlan = { ...plan, ...change }
  const changedEstimate = estimate(estimatePhysics(changedPlan, estimator), estimator)
  const hours = jobHours(tokens, changedEstimate.tokensPerSecond.p50, best.startupHours)
  const gpuTime = jobDollars(hours, changedPlan.gpuCount, best.usdPerGpuHour)
  return {
    estimate: changedEstimate,
    fits: changedEstimate.peakMemory.p50 <= estimator.calibration.fit.room * changedEstimate.usableMemory,
    hours,
    usd: best.allInUsd.p50 + (gpuTime - best.usd.p50) * (1 + catalog.totalCost.allowances.failedRuns.base),
  }
}
