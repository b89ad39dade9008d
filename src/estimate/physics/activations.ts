/** What a forward pass keeps for its backward pass, by layer and at the loss. Bytes a token. */
import type { CompiledMemoryFormulas } from '../formulas/compiled.ts'
import type { Constants } from './constants.ts'
import type { Workload } from './training-run.ts'
import type { Sizes } from './sizes.ts'
import { computesInFp32, isSharded, isKbitUpcast } from './model-states.ts'
import { BF16, FP32 } from '../../catalog/units.ts'

/** Recomputed layers under the hooks of FSDP hold the gradient of their input until the backward pass is over. */
export function keepsInputGradients(run: Workload): boolean {
  const isRecomputed = (run.recomputation ?? defaultRecomputation(run)) === 'full'
  return (
    isRecomputed &&
    run.method !== 'full' &&
    run.software.gather === 'hooks' &&
    !run.software.deepspeed &&
    isSharded(run)
  )
}

/** Gradients inside the layer that the backward pass is at: some of the width of its feed-forward. Bytes a token. */
export function workspaceBytes(run: Workload, k: Constants): number {
  const { shape, software } = run
  const { moe } = shape
  if (moe === null) return (computesInFp32(run) ? FP32 : BF16) * k.liveWidths * shape.ffn
  // Where products are not grouped, a loop goes through the experts one by one.
  const share = software.experts === 'grouped' || software.experts === 'vendor' ? 1 : 1 / moe.experts
  return BF16 * k.liveWidths * moe.expertFfn * (moe.expertsPerToken * share + moe.sharedExperts)
}

/** What one layer keeps of one token for its backward pass. Bytes. */
export function layerActivationBytes(
  run: Workload,
  sizes: Sizes,
  k: Constants,
  formulas: CompiledMemoryFormulas,
): number {
  const { shape, software } = run
  const isFull = run.method === 'full'
  const adaptsMlp = isFull || run.targets === 'attn+mlp' ? 1 : 0
  const kbitScale = computesInFp32(run) ? FP32 / BF16 : isKbitUpcast(run) ? k.actKbit : 1
  const { moe } = shape
  const experts = moe === null ? 1 : moe.expertsPerToken + moe.sharedExperts
  const ffn = (moe === null ? shape.ffn : moe.expertFfn) * experts
  const routed = moe === null ? 0 : 4 * shape.hidden * moe.expertsPerToken * k.actExperts
  const scores = software.attention === 'eager' ? k.actAttentionScores * shape.heads * run.sequenceLength : 0
  const scale = kbitScale * (software.tier === 'custom' ? k.actCustom : activationScale(software.elementwise, k))
  const quantized = software.quantizer === 'bnb' && software.keepsQuantizedInputs ? BF16 * k.litgptQuantized * ffn : 0
  const casts = adapterCastBytes(run, sizes, ffn, k)
  // An eager RMSNorm keeps its input in fp32, and in bf16 again where its weight is trained; a fused LayerNorm keeps bf16.
  const perNorm = shape.norm === 'layernorm' ? BF16 : isFull ? 6 : 4
  const layer = formulas.layerActivations({
    scale,
    norms: shape.normsPerLayer,
    perNorm,
    hidden: shape.hidden,
    mlpAdapted: adaptsMlp,
    query: sizes.queryWidth,
    keyValue: sizes.keyValueWidth,
    mlp: (shape.mlpMatrices === 3 ? 6 : 2) + 2 * adaptsMlp,
    ffn,
    casts: routed + scores,
  })
  return layer + quantized + casts
}

/** fp32 adapters under autocast keep an fp32 copy of what goes into each adapted matrix. */
function adapterCastBytes(run: Workload, sizes: Sizes, ffn: number, k: Constants): number {
  if (run.method === 'full' || run.software.adapter !== 'fp32') return 0
  const { hidden } = run.shape
  const inputs = {
    qv: 2 * hidden,
    attn: 3 * hidden + sizes.queryWidth,
    'attn+mlp': 5 * hidden + sizes.queryWidth + ffn,
  }[run.targets]
  return 4 * k.adapterCasts * inputs
}

function activationScale(elementwise: Workload['software']['elementwise'], k: Constants): number {
  return k[activationsOf[elementwise]]
}

const activationsOf = {
  eager: 'actEager',
  moderate: 'actModerate',
  fused: 'actFused',
  compiled: 'actCompiled',
  vendor: 'actVendor',
} as const

/** What is kept of the layers: their inputs, a share of all activations, and the number of whole layers alive at once. */
export function keptShares(
  run: Workload,
  k: Constants,
): { readonly boundaries: number; readonly share: number; readonly liveLayers: number } {
  switch (run.recomputation ?? defaultRecomputation(run)) {
    case 'full':
      return { boundaries: run.offload.activations ? 0.05 : 1, share: 0, liveLayers: 1 }
    case 'selective':
      // Megatron's recomputes the scores alone, which flash attention does not keep in the first place.
      return { boundaries: 0, share: recomputesScoresAlone(run) ? 1 : k.selectiveShare, liveLayers: 1 }
    case 'some':
      return { boundaries: 0, share: k.unstatedShare, liveLayers: 1 }
    case 'none':
      return { boundaries: 0, share: 1, liveLayers: 0 }
  }
}

const recomputesScoresAlone = ({ software }: Workload): boolean =>
  software.framework === 'nemo' && software.tier !== 'vendor' && software.attention !== 'eager'

/** What a framework recomputes where it is not stated. */
function defaultRecomputation(run: Workload): 'none' | 'full' | 'some' {
  if (run.software.tier === 'vendor') return 'some'
  return run.method === 'qlora' && run.software.checkpointsQuantized ? 'full' : 'none'
}

/** Whether the logits of all tokens are in memory at once, with copies of them. */
export const materializesLogits = ({ software: { loss } }: Workload): boolean =>
  loss === 'eager' || loss === 'lean' || loss === 'plain'

/** Bytes that logits, their copies and gradients take, a token and vocabulary entry. */
export function logitBytes(run: Workload, k: Constants): number {
  const bytes = k[logitsOf[run.software.loss]]
  return computesInFp32(run) && materializesLogits(run) ? Math.max(bytes, k.logitsFp32) : bytes
}

const logitsOf = {
  eager: 'logitsEager',
  lean: 'logitsLean',
  plain: 'logitsPlain',
  inplace: 'logitsInplace',
  chunked: 'logitsChunked',
  fused: 'logitsFused',
} as const
