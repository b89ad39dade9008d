/** Spot options beside on-demand ones, where nobody asked: only those that win after preemptions, and few of them. */
import type { Estimate } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Candidate, findCandidates, isWithinLimits } from './candidate.ts'
import { minBy } from './best-candidates.ts'
import { withinReasonableDuration } from './select-options.ts'

/** Everything on spot that meets the question's limits, where it leaves the pricing open. */
export function spotCandidates(
  estimates: readonly Estimate[],
  spec: Spec,
  tokens: number,
  market: Market,
): readonly Candidate[] {
  if (spec.pricing !== null) return []
  const candidates = findCandidates(estimates, { ...spec, pricing: 'spot' }, tokens, market)
  return withinReasonableDuration(candidates, spec).filter((each) => isWithinLimits(each, spec))
}

/**
 * Of the `spot` candidates that cost less than the same plan on demand, preemptions and restarts included, the cheapest
 * and the best; prices of half a year ago are left out. `onDemand` are all candidates on demand, whatever their limits.
 */
export function bestSpotCandidates(spot: readonly Candidate[], onDemand: readonly Candidate[]): readonly Candidate[] {
  const onDemandUsd = new Map<Estimate, number>()
  for (const { estimate, usd } of onDemand)
    onDemandUsd.set(estimate, Math.min(usd, onDemandUsd.get(estimate) ?? Infinity))
  const cheaper = spot.filter(
    (each) => !each.quotedOffer.quote.age.stale && each.usd < (onDemandUsd.get(each.estimate) ?? 0),
  )
  if (cheaper.length === 0) return []
  return [...new Set([minBy(cheaper, ({ usd }) => usd), minBy(cheaper, ({ score }) => score)])]
}
