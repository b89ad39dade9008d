/** What trains less on the same GPUs, where the plan takes the memory of the host or may not fit. */
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gibText, gpuName, hoursText, methodLabel, usdText } from '../figure-text.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { candidatesAtOfferOf, onGpusOf } from '../ranking/find-candidates.ts'
import { isTight } from '../ranking/plan-risk.ts'
import type { Resweep } from '../search/sweep-result.ts'

/** The share of the hours up to which adapters are worth a line. */
const sooner = 0.9
/** Of the dollars of full training, where its memory may not do: adapters are another thing, and no way out at the same money. */
const FAR_LESS = 0.75

/**
 * "4-bit QLoRA on the same 4 × L4 takes 5.8 h, $28 in total, and nothing of the host: …", without a full stop; null where
 * the plan fits with room to spare, or adapters save little of full training.
 */
export function lighterMethod(
  best: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: Resweep | undefined,
): string | null {
  const { plan } = best.estimate
  const isOnHost = plan.method !== 'qlora' && plan.offload !== 'none' && spec.offload === null
  // The base that it is published in is a plan beside this one.
  const isPublishedSo = market.catalog.models.get(plan.model ?? '')?.publishedIn !== undefined
  const isHard = plan.method !== 'qlora' && isTight(best.estimate) && !isPublishedSo
  if (resweep === undefined || (!isOnHost && !isHard)) return null
  const methods = plan.method === 'full' ? (['lora', 'qlora'] as const) : (['qlora'] as const)
  const adapters = methods.map((method): Spec => {
    const open = { ...spec, ...onGpusOf(plan), method, weights: null, precision: null, optimizer: null, stack: null }
    return { ...open, offload: 'none' }
  })
  const others = adapters.flatMap((asked) =>
    candidatesAtOfferOf(best, resweep(asked).estimates, asked, tokens, market).filter((each) =>
      isHard || plan.method === 'lora'
        ? !isTight(each.estimate) && (plan.method !== 'full' || each.usd <= best.usd * FAR_LESS)
        : each.hours <= best.hours * sooner,
    ),
  )
  if (others.length === 0) return null
  const { estimate, hours, usd } = minBy(others, (each) => each.hours)
  const why = isHard
    ? `is sure to fit: at most ${gibText(estimate.peakMemory.p95)} of ${gibText(estimate.usableMemory)} a GPU`
    : `nothing of the host${plan.method === 'full' ? ': it trains adapters alone' : ''}`
  return `${methodLabel(estimate.plan)} on the same ${plan.gpuCount} × ${gpuName(plan.gpu)} takes ${hoursText(hours)}, ${usdText(usd)} in total, and ${why}`
}
