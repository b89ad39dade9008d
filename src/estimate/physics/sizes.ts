/** Counts that depend only on the model and the adapters: computed once for all layouts. */
import type { ModelShape } from '../../catalog/model.ts'
import type { TrainingRun, Workload } from './training-run.ts'

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
  const expertLayers = moe === null ? 0 : Math.round((layers - moe.denseLayers) / moe.everyNLayers)
  const perExpert = moe === null ? 0 : 3 * hidden * moe.expertFfn
  const widths = {
    q: hidden + queryWidth,
    kv: hidden + keyValueWidth,
    mlp: moe === null ? shape.mlpMatrices * (hidden + shape.ffn) : 0,
  }
  const perLayer = {
    qv: widths.q + widths.kv,
    attn: 2 * (widths.q + widths.kv),
    'attn+mlp': 2 * (widths.q + widths.kv) + widths.mlp,
  }
  const adapterWidth = method === 'full' ? 0 : perLayer[targets] * layers
  const { fullAttention, window } = shape
  return {
    queryWidth,
    keyValueWidth,
    adapterWidth,
    adapterParams: adapterWidth * rank,
    expertParams: moe === null ? 0 : expertLayers * perExpert * moe.experts,
    activeExpertParams: moe === null ? 0 : expertLayers * perExpert * (moe.expertsPerToken + moe.sharedExperts),
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
