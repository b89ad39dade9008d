/** Spot options beside on-demand ones, where nobody asked: only those that win after preemptions, and few of them. */
import type { Estimate } from '../estimate/plan.ts'
import type { Market } from '../offers/market.ts'
import type { Spec } from '../scenario/spec.ts'
import { type Candidate, candidates, keeps } from './candidate.ts'
import { leastOf } from './choose.ts'
import { withinReason } from './select.ts'

/**
 * Of the spot candidates that cost less than the same plan on demand, preemptions and restarts included, the cheapest
 * and the best; those that are too dear or too slow for the question are left out, and prices of half a year ago.
 * `onDemand` are all candidates on demand, whatever their limits.
 */
export function spotPicks(
  estimates: readonly Estimate[],
  onDemand: readonly Candidate[],
  spec: Spec,
  tokens: number,
  market: Market,
): readonly Candidate[] {
  if (spec.pricing !== null) return []
  const listed = new Map<Estimate, number>()
  for (const { estimate, usd } of onDemand) listed.set(estimate, Math.min(usd, listed.get(estimate) ?? Infinity))
  const spot = withinReason(candidates(estimates, { ...spec, pricing: 'spot' }, tokens, market), spec)
  const winning = spot.filter(
    (each) => !each.quoted.quote.age.stale && each.usd < (listed.get(each.estimate) ?? 0) && keeps(each, spec),
  )
  if (winning.length === 0) return []
  return [...new Set([leastOf(winning, ({ usd }) => usd), leastOf(winning, ({ score }) => score)])]
}
