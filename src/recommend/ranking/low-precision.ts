/** The same job in FP8, where its GPUs have it and nobody asked: what it would save, and what it brings within a limit. */
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Sweep } from '../recommendation.ts'
import type { Candidate } from './candidate.ts'
import { showableCandidates } from './find-candidates.ts'
import { unlimitedPlan } from './named-plans.ts'
import { isConsumer } from './plan-risk.ts'

/**
 * FP8 on whatever GPUs have it, for the method that would be chosen without limits, swept for by itself: the software that
 * has it is not offered unasked. Whoever replies “fp8 training” gets the plan that is chosen of these. The limits of the
 * question change nothing here.
 */
export function candidatesInFp8(
  all: readonly Candidate[],
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: ((spec: Spec) => Sweep) | undefined,
): readonly Candidate[] {
  if (resweep === undefined || all.length === 0 || spec.precision !== null || spec.stack !== null) return []
  const { gpu, method, compute } = unlimitedPlan(all, market.catalog.choice).estimate.plan
  // What has FP8 on record was made for data centres.
  if (gpu.peak.fp8 === null || isConsumer(gpu) || compute !== 'bf16' || method === 'qlora') return []
  const { estimates } = resweep({ ...spec, method, precision: 'fp8' })
  // Judged as an answer to the question as it was asked: FP8 is a risk of its own.
  return showableCandidates(estimates, spec, tokens, market)
}
