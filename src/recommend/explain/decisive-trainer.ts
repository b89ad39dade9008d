/** The trainer whose speed was reckoned with, where it decides the speed: experts, low precision, training from scratch. */
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { stackName } from '../figure-text.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { onGpusOf } from '../ranking/find-candidates.ts'
import type { Resweep } from '../search/sweep-result.ts'

/** What most people have at hand. */
const ordinaryStack = 'hf-trl-peft'
/** Times as long from which the ordinary trainer is told. */
const NOTICEABLE_TIMES = 1.25

/**
 * "The speed is that of NeMo / Megatron-Bridge; Hugging Face TRL + PEFT, defaults, takes about nine times as long on the same GPUs", without a full
 * stop; null where any trainer does, or one was named.
 */
export function decisiveTrainer(
  { estimate }: Candidate,
  spec: Spec,
  { catalog }: Market,
  resweep: Resweep | undefined,
): string | null {
  const { plan, tokensPerSecond } = estimate
  const isLowPrecision = plan.compute !== 'bf16' && plan.compute !== 'fp16'
  const isDecisive = plan.shape.moe !== null || isLowPrecision || spec.task === 'pretrain'
  if (!isDecisive || spec.stack !== null || estimate.objective != null) return null
  const speed = `The speed is that of ${stackName(plan.stack)}`
  const ordinary = catalog.stacks.get(ordinaryStack)
  // Nobody trains from scratch with it.
  if (resweep === undefined || ordinary === undefined || spec.task === 'pretrain') return speed
  const { estimates } = resweep({
    ...spec,
    ...onGpusOf(plan),
    method: plan.method,
    // Held in FP8 under the trainer of the plan, in bf16 under any other.
    weights: plan.weights === 'fp8' ? 'bf16' : plan.weights,
    precision: isLowPrecision ? plan.compute : spec.precision,
    stack: ordinary.id,
  })
  const times = tokensPerSecond.p50 / Math.max(0, ...estimates.map((each) => each.tokensPerSecond.p50))
  return !Number.isFinite(times) || times < NOTICEABLE_TIMES
    ? speed
    : `${speed}; ${stackName(ordinary)} takes ${timesText(times)} on the same GPUs`
}

/** In words, for it is known to no more than that. */
function timesText(times: number): string {
  if (times < 1.75) return 'about half as long again'
  return `about ${countWords[Math.round(times) - 2] ?? 'ten'} times as long${times >= 9.5 ? ' and more' : ''}`
}
const countWords = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
