/** Advice with evidence about the best option: what else it could be, what that costs, and what is known of quality. */
import type { Catalog } from '../../catalog/catalog.ts'
import { estimate, type Estimator, sketch } from '../../estimate/estimate.ts'
import type { Estimate, Plan } from '../../estimate/plan.ts'
import type { Scenario, Spec } from '../../scenario/spec.ts'
import { jobDollars, jobHours } from '../formulas.ts'
import type { ReceiptSource } from '../receipt-parts.ts'
import type { Option, Recommendation } from '../recommendation.ts'

export const adviceTopics = ['quantization', 'method', 'batch', 'data', 'hardware', 'economics'] as const
export type AdviceTopic = (typeof adviceTopics)[number]

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
export type Case = {
  readonly scenario: Scenario
  readonly recommendation: Recommendation
  readonly best: Option
  /** The plan behind `best`. */
  readonly plan: Plan
  readonly tokens: number
  readonly catalog: Catalog
  readonly estimator: Estimator
  /** The same question with some fields changed; null where nothing meets it. */
  readonly again: (change: Partial<Spec>) => Recommendation | null
}

/** A changed plan on the same machines at the same price. */
export type Variant = {
  readonly estimate: Estimate
  /** Below the limit under which a run is sure to fit. */
  readonly fits: boolean
  readonly hours: number
  readonly usd: number
}

/** The plan of the case with `change`, at the price of the best option. Pure physics and arithmetic; no search. */
export function variantOf(
  { plan, best, tokens, estimator }: Pick<Case, 'plan' | 'best' | 'tokens' | 'estimator'>,
  change: Partial<Plan>,
): Variant {
  const changed = { ...plan, ...change }
  const estimated = estimate(sketch(changed, estimator), estimator)
  const hours = jobHours(tokens, estimated.tokensPerSecond.p50, best.startupHours)
  return {
    estimate: estimated,
    fits: estimated.peakMemory.p50 <= estimator.calibration.fit.room * estimated.usableMemory,
    hours,
    usd: jobDollars(hours, changed.gpuCount, best.usdPerGpuHour),
  }
}
