/** What full training needs to do without the memory of the host, or to fit with room: more of the same GPUs, or 8-bit states. */
import type { Market } from '../../offers/market.ts'
import { optimizerIdSchema } from '../../catalog/training-method.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gpuName, hoursText, usdText } from '../figure-text.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { isLikelyToFit, minBy } from '../ranking/choice-rule.ts'
import { showableCandidates } from '../ranking/find-candidates.ts'
import { isMild, isTight } from '../ranking/plan-risk.ts'
import type { Resweep } from '../recommendation.ts'

const optimizerOnHost = 'The optimizer stands in the memory of the host'

/** Times as many GPUs as are planned. */
const timesAsMany = [2, 3, 4, 6, 8]
const eightBit = optimizerIdSchema.parse('adamw-8bit')

/**
 * "16 × H100 SXM hold it all, 9.2 h and $480; with 8-bit Adam the 8 hold it", without a full stop; null where the plan is not
 * on the host and fits, or neither is known to do.
 */
export function withoutHost(
  best: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: Resweep | undefined,
): string | null {
  const { plan } = best.estimate
  const isOnHost = plan.offload !== 'none' && spec.offload === null
  if (resweep === undefined || plan.method !== 'full' || (!isOnHost && !isTight(best.estimate))) return null
  // What is tight already is to fit surely, and what is on the host likely.
  const isHeld = ({ estimate }: Candidate): boolean =>
    estimate.plan.offload === 'none' &&
    estimate.plan.method === 'full' &&
    (isOnHost ? isLikelyToFit(estimate, market.catalog.choice) : !isTight(estimate))
  const heldBy = (change: Partial<Spec>): Candidate | null => {
    const asked: Spec = { ...spec, gpus: [plan.gpu.id], nodes: null, mostGpus: null, offload: 'none', ...change }
    const all = showableCandidates(resweep(asked).estimates, asked, tokens, market).filter(
      (each) => isHeld(each) && (isMild(each.risks) || !isMild(best.risks)),
    )
    return all.length === 0 ? null : minBy(all, ({ score }) => score)
  }
  const { gpuCount } = plan
  const isOwn = best.quotedOffer.offer.provider.id === ownServersId
  let more: Candidate | null = null
  // At the sellers that were asked for, or at any.
  for (const sellers of [{}, { providers: null, tier: null }])
    for (const times of isOwn ? [] : timesAsMany) more ??= heldBy({ gpuCount: times * gpuCount, ...sellers })
  const light = spec.optimizer === null ? heldBy({ gpuCount, optimizer: eightBit }) : null
  const parts = [
    ...(more === null
      ? []
      : [
          `${more.estimate.plan.gpuCount} × ${gpuName(plan.gpu)} ${isTight(more.estimate) ? 'likely ' : ''}hold it all${isAtSellerOf(best, more) ? '' : ` at ${more.quotedOffer.offer.provider.name}`}, ${hoursText(more.hours)} and ${usdText(more.usd)}`,
        ]),
    ...(light === null
      ? []
      : [
          `with 8-bit Adam the ${gpuCount === 1 ? 'one' : gpuCount} ${gpuCount === 1 ? 'does' : 'do'}, ${hoursText(light.hours)} and ${usdText(light.usd)}`,
        ]),
  ]
  if (parts.length === 0) return isOnHost && plan.offload === 'optimizer' ? optimizerOnHost : null
  const without = plan.offload === 'optimizer' ? `${optimizerOnHost}; without` : 'Without the host'
  return `${isOnHost ? without : 'With more room'}: ${parts.join('; ')}`
}

const isAtSellerOf = ({ quotedOffer: one }: Candidate, { quotedOffer: other }: Candidate): boolean =>
  one.offer.provider.id === other.offer.provider.id
