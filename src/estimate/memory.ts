/**
 * Peak memory of the fullest GPU: states, activations, logits, gathers; the largest of three moments of a step.
 *
 * Units: bytes. Errors against published peaks: docs/accuracy.md.
 * `allocated` is what tensors take; `device` what nvidia-smi shows: fragments and the CUDA context on top.
 */
import type { Constants } from './constants.ts'
import { dataParallel, type Run } from './run.ts'
import type { Sizes } from './sizes.ts'
import { type MemoryBook, states } from './states.ts'

export type Metric = 'allocated' | 'reserved' | 'smi' | 'unstated'

/** Bytes on the fullest GPU, by cause. */
export type Memory = {
  readonly held: number
  readonly activations: number
  readonly logits: number
  readonly gradients: number
  readonly gathered: number
  readonly allocated: number
  readonly device: number
}

const GIB = 2 ** 30
const BF16 = 2

/** What of the memory of a run does not depend on its batch: a sweep tries several for one of these. */
export type Standing = ReturnType<typeof standingMemory>

/** Memory of `run` under constants `k`. */
export function measureMemory(run: Run, sizes: Sizes, k: Constants, book: MemoryBook): Memory {
  return memoryOfBatch(run, standingMemory(run, sizes, k, book), run.microBatch, run.accumulation, k, book)
}

/** The part that every batch has in common. */
export function standingMemory(run: Run, sizes: Sizes, k: Constants, book: MemoryBook) {
  const { shape, software } = run
  const { held, gradients, transient } = states(run, sizes, k.inBackwardShare, book)
  const layer = layerBytes(run, sizes, k, book)
  const gathered = gatheredBytes(run, sizes, k, book)
  const vendor = software.tier === 'vendor' ? k.vendorBuffers * GIB : 0
  // Whole logits come and go in blocks that stock loops leave behind; tuned loops reuse or expand them.
  const wholeLogits = software.loss === 'eager' || software.loss === 'lean' || software.loss === 'plain'
  return {
    fixed: held + vendor,
    gradients,
    transient,
    layer,
    gathered,
    kept: keptLayers(run, k),
    boundary: fp32Residual(run) ? k.residualFp32 : BF16,
    perLogit: logitBytes(run, k),
    unpacked: software.quantizer === null ? 0 : k.unpackBuffers * BF16 * shape.hidden * shape.ffn,
    fragmentation: wholeLogits && software.tier === 'stock' ? k.deviceEager : k.deviceFused,
  }
}

/** Memory of `run` with another batch than its own. */
export function memoryOfBatch(
  run: Run,
  { fixed, gradients, transient, layer, gathered, kept, boundary, perLogit, unpacked, fragmentation }: Standing,
  microBatch: number,
  accumulation: number,
  k: Constants,
  book: MemoryBook,
): Memory {
  const { shape, software } = run
  const tokens = (microBatch * run.sequenceLength) / run.cp
  const activations = book.keptActivations(
    kept.boundaries * boundary,
    shape.hidden,
    shape.layers / run.pp,
    kept.share,
    layer,
    kept.live,
    tokens,
    run.pp > 1 ? Math.min(run.pp, accumulation) : 1,
    run.tp,
  )
  const logits = book.logits(tokens, shape.vocab, perLogit, run.tp)
  const live = (kept.live === 0 ? 1 : kept.live) * layer * (tokens / run.tp)
  const accumulated = accumulation > 1 ? gradients : 0
  const peak = (variable: number) =>
    book.peak(
      fixed,
      variable,
      activations,
      logits,
      accumulated,
      gradients,
      live * (1 + 0.3 * (variable - 1)),
      transient,
      gathered,
      unpacked,
    )
  const allocated = peak(1)
  const reservedPeak = software.variableLength ? peak(k.variableLengthGrowth) : allocated
  const sharded = run.gpuCount > 1 ? k.deviceSharded : 1
  const device = book.deviceMemory(fixed, reservedPeak, fragmentation * sharded, k.deviceContext * GIB)
  return { held: fixed, activations, logits, gradients, gathered, allocated, device }
}

/** The peak in the words of a published row: what its tool counted. */
export function inMetric(memory: Memory, run: Run, metric: Metric, k: Constants): number {
  const dynamic = (memory.allocated - memory.held) * 1
  const grown = run.software.variableLength ? growth(memory, run, k) : dynamic
  switch (metric) {
    case 'allocated':
      return memory.allocated
    case 'reserved': {
      const sharded = run.sharding === 'fsdp' && run.gpuCount > 1 ? k.reservedSharded : 1
      return memory.held + grown * k.reserved * sharded + k.context * GIB
    }
    case 'unstated':
      return memory.held + dynamic * k.unstatedMetric + k.context * GIB
    case 'smi':
      return memory.device
  }
}

/** Rows of changing length leave the caching allocator with blocks of every size. */
function growth(memory: Memory, run: Run, k: Constants): number {
  const accumulated = run.accumulation > 1 ? memory.gradients : 0
  const moment = memory.activations + memory.logits + accumulated
  return Math.max(memory.allocated - memory.held, k.variableLengthGrowth * moment + memory.gathered)
}

/** A residual stream in fp32: autocast over sharded fp32 parameters, or the usual preparation for k-bit training. */
function fp32Residual(run: Run): boolean {
  const { software } = run
  const sharded = run.sharding === 'fsdp' && dataParallel(run) * run.cp > 1
  return (
    (software.autocast && sharded && software.framework === 'hf') || (run.method === 'qlora' && software.kbitUpcast)
  )
}

function layerBytes(run: Run, sizes: Sizes, k: Constants, book: MemoryBook): number {
  const { shape, software } = run
  const full = run.method === 'full'
  const adaptsMlp = full || run.targets === 'attn+mlp' ? 1 : 0
  const kbit = run.method === 'qlora' && software.kbitUpcast ? k.actKbit : 1
  const { moe } = shape
  const experts = moe === null ? 1 : moe.expertsPerToken + moe.sharedExperts
  const ffn = (moe === null ? shape.ffn : moe.expertFfn) * experts
  const routed = moe === null ? 0 : 4 * shape.hidden * moe.expertsPerToken * k.actExperts
  const scores = software.attention === 'eager' ? k.actAttentionScores * shape.heads * run.sequenceLength : 0
  const scale = kbit * activationScale(software.elementwise, k)
  const quantized =
    run.weights.startsWith('nf4') && software.framework === 'litgpt' ? 2 * k.litgptQuantized * shape.hidden : 0
  const casts = adapterCasts(run, sizes, ffn, k)
  // An eager RMSNorm keeps its input in fp32, and in bf16 again where its weight is trained; a fused LayerNorm keeps bf16.
  const perNorm = shape.norm === 'layernorm' ? BF16 : full ? 6 : 4
  const layer = book.layerActivations(
    scale,
    shape.normsPerLayer,
    perNorm,
    shape.hidden,
    adaptsMlp,
    sizes.query,
    sizes.keyValue,
    (shape.mlpMatrices === 3 ? 6 : 2) + 2 * adaptsMlp,
    ffn,
    routed + scores,
  )
  return layer + quantized + casts
}

/** fp32 adapters under autocast keep an fp32 copy of what goes into each adapted matrix. */
function adapterCasts(run: Run, sizes: Sizes, ffn: number, k: Constants): number {
  if (run.method === 'full' || run.software.adapter !== 'fp32') return 0
  const { hidden } = run.shape
  const inputs = { qv: 2 * hidden, attn: 3 * hidden + sizes.query, 'attn+mlp': 5 * hidden + sizes.query + ffn }[
    run.targets
  ]
  return 4 * k.adapterCasts * inputs
}

function activationScale(elementwise: Run['software']['elementwise'], k: Constants): number {
  return {
    eager: k.actEager,
    moderate: k.actModerate,
    fused: k.actFused,
    compiled: k.actCompiled,
    vendor: k.actVendor,
  }[elementwise]
}

/** What of the layers is kept: their inputs, a share of everything, and how many whole layers are alive at once. */
function keptLayers(
  run: Run,
  k: Constants,
): { readonly boundaries: number; readonly share: number; readonly live: number } {
  switch (run.recomputation ?? unstatedRecomputation(run)) {
    case 'full':
      return { boundaries: run.offload.activations ? 0.05 : 1, share: 0, live: k.liveLayers }
    case 'selective':
      return { boundaries: 0, share: k.selectiveShare, live: 1 }
    case 'some':
      return { boundaries: 0, share: k.unstatedShare, live: 1 }
    case 'none':
      return { boundaries: 0, share: 1, live: 0 }
  }
}

/** What a framework does when nobody says: quantized training checkpoints by default, vendors' recipes differ. */
function unstatedRecomputation(run: Run): 'none' | 'full' | 'some' {
  if (run.software.tier === 'vendor') return 'some'
  if (run.software.framework === 'litgpt') return 'none'
  return run.method === 'qlora' ? 'full' : 'none'
}

function logitBytes(run: Run, k: Constants): number {
  const table = {
    eager: k.logitsEager,
    lean: k.logitsLean,
    plain: k.logitsPlain,
    chunked: k.logitsChunked,
    fused: k.logitsFused,
  }
  return table[run.software.loss]
}

function gatheredBytes(run: Run, sizes: Sizes, k: Constants, book: MemoryBook): number {
  const { shape, software } = run
  const full = run.method === 'full'
  const buffers = software.deepspeed && full ? k.deepspeedBuffers * GIB : 0
  const group = dataParallel(run) * run.cp
  if (run.sharding !== 'fsdp' || group <= 1 || software.gather === 'whole') return buffers
  const experts = sizes.expertParams / Math.max(1, run.ep)
  const perLayer = (shape.blockParams - sizes.expertParams + experts) / (run.tp * shape.layers)
  const stored = software.quantizer === null ? BF16 : 0.55
  const embedding = shape.vocab * shape.hidden * BF16 * (shape.tiedEmbeddings ? 1 : 2) * (full ? 1 : 0.5)
  const hooks = software.gather === 'hooks' && !software.deepspeed ? (full ? k.gatherFull : k.gatherAdapters) * GIB : 0
  return book.gathered(k.gatherLayers, perLayer * stored, full ? 2 : 1, k.gatherRoot, embedding, hooks + buffers)
}
