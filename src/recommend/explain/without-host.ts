/** What full training needs to do without the memory of the host, or to fit with room: more of the same GPUs, or 8-bit states. */
import type { Market } from '../../offers/market.ts'
import { eightBitAdam } from '../../catalog/training-method.ts'
import { once } from '../../once.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gibText, gpuName, hoursText, usdText } from '../figure-text.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { isLikelyToFit, leavesRoomExpected } from '../ranking/chance-to-fit.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { showableCandidates } from '../ranking/find-candidates.ts'
import { isMild, isTight, withoutRisk } from '../ranking/plan-risk.ts'
import type { Resweep } from '../search/sweep-result.ts'

const optimizerOnHost = 'The optimizer stands in the memory of the host'

/** Times as many GPUs as are planned. */
const timesAsMany = [2, 3, 4, 6, 8]

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
  const isSure: FitTest = (estimate) => (isOnHost ? isLikelyToFit(estimate, market.catalog.choice) : !isTight(estimate))
  const withoutIt = (change: Partial<Spec>): readonly Candidate[] => {
    const asked: Spec = { ...spec, gpus: [plan.gpu.id], nodes: null, mostGpus: null, offload: 'none', ...change }
    return showableCandidates(resweep(asked).estimates, asked, tokens, market).filter(
      ({ estimate, risks }) =>
        estimate.plan.offload === 'none' &&
        estimate.plan.method === 'full' &&
        (isMild(withoutRisk(risks, 'memory')) || !isMild(best.risks)),
    )
  }
  const { gpuCount } = plan
  const isOwn = best.quotedOffer.offer.provider.id === ownServersId
  const counts = isOwn ? [] : timesAsMany.map((times) => times * gpuCount)
  const atAsked = counts.map((count) => once(() => withoutIt({ gpuCount: count })))
  // At the sellers that were asked for, or at any.
  const isOfSellers = spec.providers !== null || spec.tier !== null
  const atAny = isOfSellers ? counts.map((count) => () => withoutIt({ gpuCount: count, ...anySeller })) : []
  const more = firstHeld([...atAsked, ...atAny], isSure) ?? (isOnHost ? firstHeld(atAsked, isExpected) : null)
  const light =
    spec.optimizer === null ? firstHeld([() => withoutIt({ gpuCount, optimizer: eightBitAdam })], isSure) : null
  const parts = [
    ...(more === null
      ? []
      : [
          `${more.estimate.plan.gpuCount} × ${gpuName(plan.gpu)} ${isTight(more.estimate) ? (isSure(more.estimate) ? 'likely ' : 'should ') : ''}hold it all${isSure(more.estimate) ? '' : ` (${gibText(more.estimate.peakMemory.p50)} of ${gibText(more.estimate.usableMemory)} expected)`}${isAtSellerOf(best, more) ? '' : ` at ${more.quotedOffer.offer.provider.name}`}, ${hoursText(more.hours)} and ${usdText(more.usd)}`,
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

const anySeller: Partial<Spec> = { providers: null, tier: null }

/** The best of the first of these lists that has one that fits; null where none has. */
function firstHeld(lists: readonly (() => readonly Candidate[])[], isHeld: FitTest): Candidate | null {
  for (const candidates of lists) {
    const held = candidates().filter(({ estimate }) => isHeld(estimate))
    if (held.length > 0) return minBy(held, ({ score }) => score)
  }
  return null
}

type FitTest = (estimate: Candidate['estimate']) => boolean
/** Nothing is sure of it, and what is expected leaves a part of the memory. */
const isExpected: FitTest = ({ peakMemory, usableMemory }) =>
  leavesRoomExpected(peakMemory.p50, usableMemory, 'moreGpus')

const isAtSellerOf = ({ quotedOffer: one }: Candidate, { quotedOffer: other }: Candidate): boolean =>
  one.offer.provider.id === other.offer.provider.id
