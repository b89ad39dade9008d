/** Counts that depend only on the model and the adapters: worked out once and shared by every layout tried. */
import type { ModelShape } from '../../catalog/model.ts'
import { attentionLayerCount, expertLayerCount, expertParams } from '../../catalog/parameter-count.ts'
import type { TrainingRun } from './training-run.ts'

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
  /** Feed-forward width one token meets. */
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
