/** What a run loses when its GPUs stand in several machines, by the link between them. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Option } from '../recommendation.ts'
import { networkFigures } from './known-figures.ts'

export type LossRange = { readonly low: number; readonly high: number }

/** Shares of the speed that are lost: sharded over all machines, and with gradients alone that cross. */
export type SplitLoss = { readonly gbits: number; readonly sharded: LossRange; readonly averaged: LossRange }

/** Of a GPU between two times that weights cross: with a slow link micro-batches are made no smaller. */
const leastTokens = 16_384

/** Of the steps of a plan on as many GPUs in one machine. Empty for adapters, which send next to nothing. */
export function splitLosses(
  spec: Spec,
  machines: number,
  plan: Option,
  speeds: readonly number[],
  catalog: Catalog,
): readonly SplitLoss[] {
  if (spec.method !== 'full') return []
  const { hidden } = catalog.inquiryFacts.rules.network
  const microSeconds =
    (Math.max(leastTokens, plan.microBatch * plan.sequenceLength) * plan.gpuCount) / plan.tokensPerSecond.p50
  return speeds.flatMap((gbits) => {
    const link = networkFigures(spec, machines, true, catalog, gbits)?.links.find((one) => one.gbits === gbits)
    if (link === undefined) return []
    const lossOf = (crossing: number, seconds: number): LossRange => {
      const share = crossing / seconds
      // What hides behind the backward pass is not waited for; at worst nothing does.
      const times = { low: 1 + Math.max(0, share - hidden.base), high: 1 + share }
      return { low: 1 - 1 / times.low, high: 1 - 1 / times.high }
    }
    return [
      {
        gbits,
        sharded: lossOf(link.sharded, microSeconds),
        averaged: lossOf(
          link.averaged,
          Math.max(
            microSeconds,
            (plan.microBatch * plan.accumulation * plan.gpuCount * plan.sequenceLength) / plan.tokensPerSecond.p50,
          ),
        ),
      },
    ]
  })
}
