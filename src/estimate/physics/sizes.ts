/** Counts that depend only on the model and the adapters: computed once for all layouts. */
import type { ModelShape } from '../../catalog/model.ts'
import { attentionLayerCount, expertLayerCount, expertParams } from '../../catalog/parameter-count.ts'
import type { TrainingRun, Workload } from './training-run.ts'

/** Parameters and widths that follow from a shape and a method. */
export type Sizes = {
  readonly queryWidth: number
  readonly keyValueWidth: number
  /** Input and output widths of all adapted matrices, summed over layers. */
  readonly adapterWidth: number
  readonly adapterParams: number
  /** Parameters inside routed experts: all, and those one token passes. */
  readonly expertParams: number
  readonly activeExpertParams: number
  readonly expertLayers: number
  /** Feed-forward width that one token passes through. */
  readonly activeFfn: number
  /** Mean number of keys a query sees. */
  readonly span: (sequenceLength: number) => number
}

/** Sizes of `shape` under a method. Widths in elements, counts in parameters. */
export function sizesOf(
  shape: ModelShape,
  method: TrainingRun['method'],
  rank: number,
  targets: TrainingRun['targets'],
): Sizes {
  const { hidden, layers, moe } = shape
  const queryWidth = shape.heads * shape.headDim
  const keyValueWidth = shape.kvHeads * shape.headDim
  const expertLayers = expertLayerCount(shape)
  const perExpert = expertParams(shape)
  // Shared experts have the full width where routed ones do not.
  const perSharedExpert = moe === null ? 0 : shape.mlpMatrices * hidden * moe.expertFfn
  const widths = {
    q: hidden + queryWidth,
    kv: hidden + keyValueWidth,
    mlp: moe === null ? shape.mlpMatrices * (hidden + shape.ffn) : 0,
  }
  const mixers = attentionLayerCount(shape) + (shape.linear?.layers ?? 0)
  const attentionWidth = (targets === 'qv' ? 1 : 2) * (widths.q + widths.kv) * mixers
  const feedForwardWidth = targets === 'attn+mlp' ? widths.mlp * (shape.feedForwardLayers ?? layers) : 0
  const adapterWidth = method === 'full' ? 0 : attentionWidth + feedForwardWidth
  const { fullAttention, window } = shape
  return {
    queryWidth,
    keyValueWidth,
    adapterWidth,
    adapterParams: adapterWidth * rank,
    expertParams: moe === null ? 0 : expertLayers * perExpert * moe.experts,
    activeExpertParams:
      moe === null ? 0 : expertLayers * (perExpert * moe.expertsPerToken + perSharedExpert * moe.sharedExperts),
    expertLayers,
    activeFfn:
      moe === null
        ? shape.ffn * (shape.mlpMatrices === 3 ? 1 : 0.67)
        : moe.expertFfn * (moe.expertsPerToken + moe.sharedExperts),
    span: (sequenceLength) =>
      fullAttention * sequenceLength + (1 - fullAttention) * Math.min(sequenceLength, window ?? sequenceLength),
  }
}

/** Sizes of a run's model under its method. */
export const sizesOfRun = (run: TrainingRun): Sizes => sizesOf(run.shape, run.method, run.rank, run.targets)

/** Parameters on one GPU before any sharding over data-parallel ranks. */
export function localParams(run: Workload, sizes: Sizes): number {
  return (run.shape.params - sizes.expertParams + sizes.expertParams / Math.max(1, run.ep)) / (run.tp * run.pp)
}
