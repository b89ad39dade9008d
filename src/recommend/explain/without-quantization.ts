/** What trains the base in 16 bits on the same GPUs where QLoRA was asked for: who has the memory loses nothing to 4 bits. */
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { durationText, gpuName, hoursText, usdText } from '../figure-text.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { candidatesAtOfferOf, onGpusOf } from '../ranking/find-candidates.ts'
import { isTight } from '../ranking/plan-risk.ts'
import type { Resweep } from '../search/sweep-result.ts'

/** Of the hours and of the dollars of QLoRA: what takes more is no gain that needs no weighing. */
const mostOfIts = 1.1

/** "LoRA in bf16 fits the same 2 × H100 SXM too: 5.8 h and $35, and nothing is lost to 4 bits", without a full stop; null where it does not. */
export function withoutQuantization(
  best: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: Resweep | undefined,
): string | null {
  const { hours, usd } = best
  const { plan } = best.estimate
  const isAsked = spec.method === 'qlora' && plan.weights === 'nf4' && plan.offload === 'none'
  // Its base is published in 4 bits: 16 of them hold no more.
  const isPublishedSo = market.catalog.models.get(plan.model ?? '')?.publishedIn !== undefined
  if (resweep === undefined || !isAsked || isPublishedSo) return null
  const asked: Spec = { ...spec, method: 'lora', weights: null, ...onGpusOf(plan), offload: 'none' }
  const whole = candidatesAtOfferOf(best, resweep(asked).estimates, asked, tokens, market).filter(
    (each) =>
      each.estimate.plan.weights === 'bf16' &&
      !isTight(each.estimate) &&
      each.hours <= mostOfIts * hours &&
      each.usd <= mostOfIts * usd,
  )
  if (whole.length === 0) return null
  const lora = minBy(whole, (each) => each.hours)
  const isSame = durationText(lora.hours) === durationText(hours) && usdText(lora.usd) === usdText(usd)
  const figures = isSame ? 'as fast and no dearer' : `${hoursText(lora.hours)} and ${usdText(lora.usd)}`
  return `LoRA in bf16 fits the same ${plan.gpuCount} × ${gpuName(plan.gpu)} too: ${figures}, and nothing is lost to 4 bits`
}
