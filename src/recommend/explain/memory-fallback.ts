/** What the plan of the headline becomes where its memory does not do after all: the same GPUs, run more frugally. */
import { eightBitAdam } from '../../catalog/training-method.ts'
import { GIB } from '../../catalog/units.ts'
import type { Estimate } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gibText, hoursText, usdText } from '../figure-text.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { candidatesAtOfferOf, onGpusOf } from '../ranking/find-candidates.ts'
import { isTight } from '../ranking/plan-risk.ts'
import type { MemoryFallback } from '../recommendation.ts'
import type { Resweep } from '../search/sweep-result.ts'
import { globalBatchOfPlan } from '../search/global-batch.ts'

/** "with 8-bit optimizer states it needs at most 173 GiB: 33 h, $2,169 in total". */
export const fallbackText = ({ change, mostGiB, hours, usd }: MemoryFallback): string =>
  `with ${change} it needs at most ${gibText(mostGiB * GIB)}: ${hoursText(hours)}, ${usdText(usd)} in total`

/** Null: nothing helps, or nothing must. */
export function memoryFallback(
  best: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: Resweep | undefined,
): MemoryFallback | null {
  if (resweep === undefined || !isTight(best.estimate)) return null
  let tightest: MemoryFallback | null = null
  for (const { words, change } of memorySavingChanges(best.estimate, spec)) {
    const { estimates } = resweep({ ...sameWay(best.estimate, spec), ...change })
    const sameOffer = candidatesAtOfferOf(
      best,
      estimates.filter((each) => !isTight(each) && isSameWay(each, best.estimate) && isRunSo(each, change)),
      spec,
      tokens,
      market,
    )
    if (sameOffer.length === 0) continue
    const { estimate, hours, usd } = minBy(sameOffer, (each) => each.hours)
    const fallback = { change: words, mostGiB: estimate.peakMemory.p95 / GIB, hours, usd }
    if (hasHeadroom(estimate, market)) return fallback
    tightest ??= fallback
  }
  return tightest
}

const hasHeadroom = ({ peakMemory, usableMemory }: Estimate, { catalog: { choice } }: Market): boolean =>
  peakMemory.p95 <= usableMemory * (1 - choice.spareMemory.base)

type MemorySavingChange = { readonly words: string; readonly change: Pick<Spec, 'optimizer' | 'offload'> }

/**
 * The cheapest first. Smaller micro-batches and activations worked out twice are no change: the plan would be run so
 * already if its memory did then. What was asked for stays.
 */
function memorySavingChanges({ plan }: Estimate, { optimizer, offload }: Spec): readonly MemorySavingChange[] {
  const isFull = plan.method === 'full'
  const [current, mayOffload] = [optimizerOf(plan), offload === null]
  return [
    ...(isFull && optimizer === null && current === null && plan.offload === 'none'
      ? [{ words: '8-bit optimizer states', change: { optimizer: eightBitAdam, offload: plan.offload } }]
      : []),
    ...(isFull && mayOffload && plan.offload === 'none'
      ? [
          {
            words: 'optimizer states in the memory of the host',
            change: { optimizer, offload: 'optimizer' as const },
          },
        ]
      : []),
    ...(mayOffload && plan.offload !== 'params'
      ? [{ words: 'weights in the memory of the host', change: { optimizer, offload: 'params' as const } }]
      : []),
  ]
}

const optimizerOf = ({ training }: Estimate['plan']): string | null => training?.optimizer?.id ?? null

/** A sweep tries what is more frugal still where nothing fits: that would be another change. */
const isRunSo = ({ plan }: Estimate, { optimizer, offload }: MemorySavingChange['change']): boolean =>
  plan.offload === offload && optimizerOf(plan) === optimizer

/** The question that only the plan itself answers. */
const sameWay = ({ plan }: Estimate, spec: Spec): Spec => ({
  ...spec,
  ...onGpusOf(plan),
  method: plan.method,
  weights: plan.method === 'full' ? spec.weights : plan.weights,
  stack: plan.stack.id,
  precision: spec.precision ?? (plan.compute === 'bf16' || plan.compute === 'fp16' ? null : plan.compute),
  globalBatch: globalBatchOfPlan(plan),
})

const isSameWay = ({ plan: one }: Estimate, { plan: other }: Estimate): boolean =>
  one.method === other.method && one.weights === other.weights && one.compute === other.compute
