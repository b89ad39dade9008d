/** A method that fits its GPUs only over the host, or hardly: what a lighter one would take on the same GPUs. */
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gibText, gpuName, hoursText, methodLabel, usdText } from '../figure-text.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { findCandidates } from '../ranking/find-candidates.ts'
import { isTight } from '../ranking/plan-risk.ts'
import type { Resweep } from '../recommendation.ts'

/** The share of the hours up to which adapters are worth a line. */
const sooner = 0.9

/**
 * "4-bit QLoRA on the same 4 × L4 takes 5.8 h, $28 in total, and nothing of the host: …", without a full stop; null where
 * the plan fits with room to spare, or adapters save little.
 */
export function lighterMethod(
  { estimate: best, quotedOffer, hours }: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: Resweep | undefined,
): string | null {
  const { plan } = best
  const isOnHost = plan.method === 'full' && plan.offload !== 'none' && spec.offload === null
  const isHard = plan.method !== 'qlora' && isTight(best)
  if (resweep === undefined || (!isOnHost && !isHard)) return null
  const same = { gpus: [plan.gpu.id], gpuCount: plan.gpuCount, nodes: plan.nodes }
  const methods = plan.method === 'full' ? (['lora', 'qlora'] as const) : (['qlora'] as const)
  const adapters = methods.map((method): Spec => {
    const open = { ...spec, ...same, method, weights: null, precision: null, optimizer: null, stack: null }
    return { ...open, offload: 'none' }
  })
  const others = adapters.flatMap((asked) =>
    findCandidates(resweep(asked).estimates, asked, tokens, market, quotedOffer.offer.pricing).filter(
      (each) => each.quotedOffer === quotedOffer && (isHard ? !isTight(each.estimate) : each.hours <= hours * sooner),
    ),
  )
  if (others.length === 0) return null
  const { estimate, hours: taken, usd } = minBy(others, (each) => each.hours)
  const why = isHard
    ? `is sure to fit: at most ${gibText(estimate.peakMemory.p95)} of ${gibText(estimate.usableMemory)} a GPU`
    : 'nothing of the host: it trains adapters alone'
  return `${methodLabel(estimate.plan)} on the same ${plan.gpuCount} × ${gpuName(plan.gpu)} takes ${hoursText(taken)}, ${usdText(usd)} in total, and ${why}`
}
