/** Spot options beside on-demand ones, where nobody asked: only those that win after preemptions, and few of them. */
import type { Estimate } from '../estimate/plan.ts'
import type { Market } from '../offers/market.ts'
import type { Spec } from '../scenario/spec.ts'
import { type Candidate, candidates, keeps } from './candidate.ts'
import { leastOf } from './choose.ts'
import { withinReason } from './select.ts'

/** Everything on spot that meets the question's limits, where it leaves the pricing open. */
export function spotBeside(
  estimates: readonly Estimate[],
  spec: Spec,
  tokens: number,
  market: Market,
): readonly Candidate[] {
  if (spec.pricing !== null) return []
  const all = candidates(estimates, { ...spec, pricing: 'spot' }, tokens, market)
  return withinReason(all, spec).filter((each) => keeps(each, spec))
}

/**
 * Of the `spot` candidates that cost less than the same plan on demand, preemptions and restarts included, the cheapest
 * and the best; prices of half a year ago are left out. `onDemand` are all candidates on demand, whatever their limits.
 */
export function spotPicks(spot: readonly Candidate[], onDemand: readonly Candidate[]): readonly Candidate[] {
  const listed = new Map<Estimate, number>()
  for (const { estimate, usd } of onDemand) listed.set(estimate, Math.min(usd, listed.get(estimate) ?? Infinity))
  const winning = spot.filter((each) => !each.quoted.quote.age.stale && each.usd < (listed.get(each.estimate) ?? 0))
  if (winning.length === 0) return []
  return [...new Set([leastOf(winning, ({ usd }) => usd), leastOf(winning, ({ score }) => score)])]
}
