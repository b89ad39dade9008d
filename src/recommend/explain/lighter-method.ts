/** Full training that fits its GPUs only over the host: what adapters would take on the same GPUs. */
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gpuName, hoursText, methodLabel, usdText } from '../figure-text.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { findCandidates } from '../ranking/find-candidates.ts'
import type { Resweep } from '../recommendation.ts'

/** The share of the hours up to which adapters are worth a line. */
const sooner = 0.9

/**
 * "4-bit QLoRA on the same 4 × L4 takes 5.8 h, $28 in total, and nothing of the host: …", without a full stop; null where
 * the plan needs nothing of the host, or adapters save little.
 */
export function lighterMethod(
  { estimate: { plan }, quotedOffer, hours }: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: Resweep | undefined,
): string | null {
  if (resweep === undefined || plan.method !== 'full' || plan.offload === 'none' || spec.offload !== null) return null
  const same = { gpus: [plan.gpu.id], gpuCount: plan.gpuCount, nodes: plan.nodes }
  const adapters = (['lora', 'qlora'] as const).map((method): Spec => {
    const open = { ...spec, ...same, method, weights: null, precision: null, optimizer: null, stack: null }
    return { ...open, offload: 'none' }
  })
  const others = adapters.flatMap((asked) =>
    findCandidates(resweep(asked).estimates, asked, tokens, market, quotedOffer.offer.pricing).filter(
      (each) => each.quotedOffer === quotedOffer && each.hours <= hours * sooner,
    ),
  )
  if (others.length === 0) return null
  const best = minBy(others, (each) => each.hours)
  return `${methodLabel(best.estimate.plan)} on the same ${plan.gpuCount} × ${gpuName(plan.gpu)} takes ${hoursText(best.hours)}, ${usdText(best.usd)} in total, and nothing of the host: it trains adapters alone`
}
