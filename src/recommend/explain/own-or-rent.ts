/** Whether it is worth renting beside GPUs that the asker owns: by the same rule that chooses a plan. */
import type { Market } from '../../offers/market.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { tightShare, waitingUsd } from '../ranking/choice-rule.ts'
import { showableCandidates } from '../ranking/find-candidates.ts'
import { chooseBest } from '../ranking/named-plans.ts'
import type { Resweep } from '../recommendation.ts'
import { otherPlanText } from './choice-reasons.ts'

/**
 * "Renting is not worth it: 1 x H100 SXM at GMI Cloud is done 40 min sooner and costs $4.10 more", without a full stop; null
 * where `best` is not owned or nothing can be rented. `spec` is the question as it was asked.
 */
export function ownOrRent(
  best: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: Resweep | undefined,
): string | null {
  if (resweep === undefined || spec.owned !== true || best.quotedOffer.offer.provider.id !== ownServersId) return null
  const { choice } = market.catalog
  const open: Spec = { ...spec, owned: null, gpus: null, gpuCount: null, nodes: null }
  const all = showableCandidates(resweep(open).estimates, open, tokens, market)
  const rented = chooseBest(all, open, choice)
  if (rented === null) return null
  // One's own machines are set up already: their number is no trouble.
  const costOf = ({ usd, hours, estimate }: Candidate) =>
    (usd + waitingUsd(hours, choice, 'safe')) * (1 + tightShare(estimate, choice))
  // An account and a machine of somebody else are some trouble too.
  const verdict = costOf(rented) + choice.leastSaving.base < costOf(best) ? 'is worth it' : 'is not worth it'
  return `Renting ${verdict}: ${otherPlanText(rented, best)}`
}
