/** What the plan of the headline becomes where its memory does not do after all: the same GPUs, run more frugally. */
import type { Estimate } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gibText, hoursText, usdText } from '../figure-text.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { findCandidates } from '../ranking/find-candidates.ts'
import { isTight } from '../ranking/plan-risk.ts'
import type { MemoryFallback, Resweep } from '../recommendation.ts'
import { globalBatchOfPlan } from '../search/global-batch.ts'

const GiB = 2 ** 30

/** "gradient checkpointing needs at most 173 GiB: 33 h, $2,169 in total". */
export const fallbackText = ({ change, mostGiB, hours, usd }: MemoryFallback): string =>
  `${change} needs at most ${gibText(mostGiB * GiB)}: ${hoursText(hours)}, ${usdText(usd)} in total`

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
  for (const { words, change } of frugalChanges(best.estimate, spec)) {
    const { estimates } = resweep({ ...sameWay(best.estimate, spec), ...change })
    const sameOffer = findCandidates(
      estimates.filter((each) => !isTight(each) && isSameWay(each, best.estimate)),
      spec,
      tokens,
      market,
      best.quotedOffer.offer.pricing,
    ).filter(({ quotedOffer }) => quotedOffer === best.quotedOffer)
    if (sameOffer.length === 0) continue
    const { estimate, hours, usd } = minBy(sameOffer, (each) => each.hours)
    const fallback = { change: words, mostGiB: estimate.peakMemory.p95 / GiB, hours, usd }
    if (isRoomy(estimate, market)) return fallback
    tightest ??= fallback
  }
  return tightest
}

const isRoomy = ({ peakMemory, usableMemory }: Estimate, { catalog: { choice } }: Market): boolean =>
  peakMemory.p95 <= usableMemory * (1 - choice.spareMemory.base)

type FrugalChange = { readonly words: string; readonly change: Partial<Spec> }

/** The cheapest first: smaller micro-batches, then activations worked out twice. What was asked for stays. */
function frugalChanges({ plan }: Estimate, spec: Spec): readonly FrugalChange[] {
  const mayRecompute = spec.gradientCheckpointing === null && plan.recomputation !== 'full'
  const smaller = spec.batch === null ? halvesOf(plan.microBatch) : []
  const recomputing = plan.recomputation !== 'none'
  return [
    ...smaller.map((batch) => ({
      words: `batch ${batch} per GPU`,
      change: { batch, gradientCheckpointing: recomputing },
    })),
    ...(mayRecompute ? [plan.microBatch, ...smaller] : []).map((batch) => ({
      words:
        batch === plan.microBatch ? 'gradient checkpointing' : `gradient checkpointing with batch ${batch} per GPU`,
      change: { batch, gradientCheckpointing: true },
    })),
  ]
}

const halvesOf = (microBatch: number): readonly number[] =>
  microBatch <= 1 || microBatch % 2 !== 0 ? [] : [microBatch / 2, ...halvesOf(microBatch / 2)]

/** The question that only the plan itself answers. */
const sameWay = ({ plan }: Estimate, spec: Spec): Spec => ({
  ...spec,
  gpus: [plan.gpu.id],
  gpuCount: plan.gpuCount,
  nodes: plan.nodes,
  method: plan.method,
  weights: plan.method === 'full' ? spec.weights : plan.weights,
  stack: plan.stack.id,
  precision: spec.precision ?? (plan.compute === 'bf16' || plan.compute === 'fp16' ? null : plan.compute),
  globalBatch: globalBatchOfPlan(plan),
})

const isSameWay = ({ plan: one }: Estimate, { plan: other }: Estimate): boolean =>
  one.method === other.method && one.weights === other.weights && one.compute === other.compute
