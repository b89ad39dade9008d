/** Of GPUs that were named: another kind that is far better for the job, for whoever named them may not know it. */
import type { Market } from '../../offers/market.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Candidate, isWithinLimits } from '../ranking/candidate.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { showableCandidates } from '../ranking/find-candidates.ts'
import { isSubset, riskBit } from '../ranking/plan-risk.ts'
import type { Resweep } from '../recommendation.ts'
import { otherPlanText } from './choice-reasons.ts'

/** Shares of hours and dollars of the named GPUs from which on another kind is worth a line. */
const FAR_SOONER = { hours: 0.67, usd: 1.1 }
const FAR_CHEAPER = { hours: 1.1, usd: 0.67 }
const WORTH_A_LINE_HOURS = 0.5
/** Where the weights stand in the memory of the host. */
const WITHOUT_OFFLOAD = { hours: 0.67, usd: 2 }

/**
 * "Another GPU does better: 1 × H100 SXM at GMI Cloud is done 3.1 h sooner and costs $12 less", without a full stop; null where
 * none was named, or none is far better. The same limits and places hold.
 */
export function betterGpu(
  best: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: Resweep | undefined,
): string | null {
  const { offer } = best.quotedOffer
  if (resweep === undefined || spec.gpus === null || spec.owned === true || offer.provider.id === ownServersId)
    return null
  const { plan } = best.estimate
  const { choice } = market.catalog
  const open: Spec = { ...spec, method: plan.method, weights: plan.weights, gpus: null, gpuCount: null, nodes: null }
  const isBetter = (each: Candidate, limit: { readonly hours: number; readonly usd: number }): boolean =>
    each.hours <= best.hours * limit.hours && each.usd <= best.usd * limit.usd
  const isFarBetter = (each: Candidate): boolean =>
    isBetter(each, FAR_SOONER) ||
    isBetter(each, FAR_CHEAPER) ||
    (plan.offload === 'params' && each.estimate.plan.offload === 'none' && isBetter(each, WITHOUT_OFFLOAD))
  const better = showableCandidates(resweep(open).estimates, open, tokens, market).filter(
    (each) =>
      isSubset(each.risks, best.risks & ~riskBit('spot')) &&
      !spec.gpus?.includes(each.estimate.plan.gpu.id) &&
      each.estimate.plan.gpuCount <= plan.gpuCount &&
      isWithinLimits(each, spec) &&
      isFarBetter(each) &&
      (best.hours - each.hours >= WORTH_A_LINE_HOURS || best.usd - each.usd >= choice.leastSaving.base),
  )
  if (better.length === 0) return null
  const other = minBy(better, ({ score }) => score)
  return `Another GPU does better: ${otherPlanText(other, best)}`
}
