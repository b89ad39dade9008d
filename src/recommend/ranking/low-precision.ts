/** The same job in fewer bits, where nobody asked: what it would save, and what it brings within a limit. */
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Sweep } from '../search/sweep-result.ts'
import type { Candidate } from './candidate.ts'
import { onGpusOf, showableCandidates } from './find-candidates.ts'
import { unlimitedPlan } from './named-plans.ts'
import { isConsumer, riskBit } from './plan-risk.ts'

/**
 * FP8 on whatever GPUs have it, for the method that would be chosen without limits, swept for by itself: the software that
 * has it is not offered unasked. Whoever replies “fp8 training” gets the plan that is chosen of these. The limits of the
 * question change nothing here.
 */
export function candidatesInFp8(
  all: readonly Candidate[],
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: ((spec: Spec) => Sweep) | undefined,
): readonly Candidate[] {
  if (resweep === undefined || all.length === 0 || spec.precision !== null || spec.stack !== null) return []
  const { gpu, method, compute } = unlimitedPlan(all, market.catalog.choice).estimate.plan
  // What has FP8 on record was made for data centres.
  if (gpu.peak.fp8 === null || isConsumer(gpu) || compute !== 'bf16' || method === 'qlora') return []
  const { estimates } = resweep({ ...spec, method, precision: 'fp8' })
  // Judged as an answer to the question as it was asked: FP8 is a risk of its own.
  return showableCandidates(estimates, spec, tokens, market)
}

/**
 * Hours of a plan in few bits once it computes in bf16, on the same GPUs under the same software: what of a saving is due
 * to the precision alone. Null where that software has no bf16 of its own on record, or does not fit so.
 */
export function hoursInBf16(
  { estimate: { plan, tokensPerSecond }, hours, startupHours }: Candidate,
  spec: Spec,
  { catalog }: Market,
  resweep: ((spec: Spec) => Sweep) | undefined,
): number | null {
  const { stack, method, weights } = plan
  const plain =
    stack.compute === 'bf16'
      ? stack
      : [...catalog.stacks.values()].find(
          ({ framework, compute, speedsLike }) =>
            framework === stack.framework && compute === 'bf16' && speedsLike === null,
        )
  if (resweep === undefined || plain === undefined) return null
  const { estimates } = resweep({
    ...spec,
    ...onGpusOf(plan),
    method,
    weights: weights === 'fp8' ? 'bf16' : weights,
    precision: 'bf16',
    stack: plain.id,
  })
  const speed = Math.max(0, ...estimates.map((each) => each.tokensPerSecond.p50))
  return speed === 0 ? null : startupHours + (hours - startupHours) * (tokensPerSecond.p50 / speed)
}

/**
 * Adapters on a base of 4 bits, for a model that is published so and adapters that were asked for with nothing said of the
 * weights: whoever trains it has that base at hand, and bf16 takes three times the memory.
 */
export function candidatesAsPublished(
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: ((spec: Spec) => Sweep) | undefined,
): readonly Candidate[] {
  const isOpen = spec.method === 'lora' && spec.weights === null && spec.precision === null && spec.stack === null
  const model = spec.model === null ? undefined : market.catalog.models.get(spec.model)
  if (resweep === undefined || !isOpen || model?.publishedIn === undefined) return []
  const asked: Spec = { ...spec, method: 'qlora' }
  return showableCandidates(resweep(asked).estimates, asked, tokens, market).map((each) => ({
    ...each,
    risks: each.risks | riskBit('method'),
  }))
}
