/**
 * Peak memory of the fullest GPU: states, activations, logits, gathers; the largest of four moments of a step.
 *
 * Units: bytes. Errors against published peaks: docs/accuracy.md.
 * `allocated` is what tensors take; `device` what nvidia-smi shows: fragments and the CUDA context on top.
 */
import {
  copiesLogits,
  keepsGradientsOfInputs,
  keptLayers,
  layerBytes,
  logitBytes,
  workspaceBytes,
} from './activations.ts'
import type { Constants } from './constants.ts'
import { dataParallel, type Run, type Workload } from './run.ts'
import type { Sizes } from './sizes.ts'
import { fullRecipe, isSharded, isUpcast, type MemoryBook, states } from './states.ts'

export type Metric = 'allocated' | 'reserved' | 'smi' | 'unstated'

/** Bytes on the fullest GPU, by cause. */
export type Memory = {
  readonly held: number
  readonly activations: number
  readonly logits: number
  /** The layer that the backward pass is at, with the gradients inside it. */
  readonly live: number
  readonly gradients: number
  /** Gradients that stand beside the activations of the next micro-step. */
  readonly accumulated: number
  readonly gathered: number
  readonly allocated: number
  readonly device: number
}

const GIB = 2 ** 30
const BF16 = 2
const FP32 = 4
/** Share of a card that reserved blocks take before they are given back. */
const MOST_RESERVED = 0.97

/** What of the memory of a run does not depend on its batch: a sweep tries several for one of these. */
export type Standing = ReturnType<typeof standingMemory>

/** Memory of `run` under constants `k`. */
export function measureMemory(run: Workload, sizes: Sizes, k: Constants, book: MemoryBook): Memory {
  return memoryOfBatch(run, standingMemory(run, sizes, k, book), run.microBatch, run.accumulation, k, book)
}

/** The part that every batch has in common. */
export function standingMemory(run: Workload, sizes: Sizes, k: Constants, book: MemoryBook) {
  const { shape, software } = run
  const { held, ...gradients } = states(run, sizes, k.inBackwardShare, book)
  const layer = layerBytes(run, sizes, k, book)
  const kept = keptLayers(run, k)
  const vendor = software.tier === 'vendor' ? k.vendorBuffers * GIB : 0
  return {
    fixed: held + vendor,
    ...gradients,
    layer,
    share: kept.share,
    boundary: kept.boundaries * (isUpcast(run) ? FP32 : BF16),
    liveLayer: kept.live * layer + workspaceBytes(run, k),
    doubles: keepsGradientsOfInputs(run),
    reduced: reducedBytes(run),
    gathered: gatheredBytes(run, sizes, k, book),
    perLogit: logitBytes(run, k),
    unpacked: software.quantizer === null ? 0 : k.unpackBuffers * BF16 * shape.hidden * shape.ffn,
    fragmentation: fragmentationOf(run, k),
  }
}

/** What blocks take over the tensors in them. Copies of logits come and go in blocks that stock loops leave behind. */
function fragmentationOf(run: Workload, k: Constants): number {
  const { tier } = run.software
  // Loops written in CUDA lay out their memory once.
  if (tier === 'custom') return 1
  return copiesLogits(run) && tier === 'stock' ? k.deviceEager : k.deviceFused
}

/** Memory of `run` with another batch than its own. */
export function memoryOfBatch(
  run: Workload,
  standing: Standing,
  microBatch: number,
  accumulation: number,
  k: Constants,
  book: MemoryBook,
): Memory {
  const { shape, software } = run
  const { fixed, gradients, gathered } = standing
  const tokens = (microBatch * run.sequenceLength) / run.cp
  const activations = book.keptActivations(
    standing.boundary,
    shape.hidden,
    shape.layers / run.pp,
    standing.share,
    standing.layer,
    tokens,
    run.pp > 1 ? Math.min(run.pp, accumulation) : 1,
    run.tp,
  )
  const logits = book.logits(tokens, shape.vocab, standing.perLogit, run.tp)
  const live = standing.liveLayer * (tokens / run.tp)
  const accumulated = accumulation > 1 ? standing.accumulated : 0
  const peak = (variable: number) =>
    book.peak(
      fixed,
      variable,
      activations,
      logits,
      live,
      standing.doubles ? activations : 0,
      accumulated,
      gradients,
      standing.reduced,
      standing.transient,
      gathered,
      standing.unpacked,
    )
  const allocated = peak(1)
  const reservedPeak = software.variableLength ? peak(k.variableLengthGrowth) : allocated
  const sharded = run.gpuCount > 1 ? k.deviceSharded : 1
  const device = book.deviceMemory(fixed, reservedPeak, standing.fragmentation * sharded, k.deviceContext * GIB)
  return { held: fixed, activations, logits, live, gradients, accumulated, gathered, allocated, device }
}

/** The peak in the words of a published row: what its tool counted. */
export function inMetric(memory: Memory, run: Run, metric: Metric, k: Constants): number {
  const dynamic = memory.allocated - memory.held
  const grown = run.software.variableLength ? growth(memory, k) : dynamic
  switch (metric) {
    case 'allocated':
      return memory.allocated
    case 'reserved': {
      const sharded = run.sharding === 'fsdp' && run.gpuCount > 1 ? k.reservedSharded : 1
      const reserved = memory.held + grown * k.reserved * sharded + k.context * GIB
      // On a full card the allocator gives back what it keeps before it gives up.
      return Math.min(reserved, Math.max(memory.allocated, MOST_RESERVED * run.hardware.usableMemory))
    }
    case 'unstated':
      return memory.held + dynamic * k.unstatedMetric + k.unstatedContext * GIB
    case 'smi':
      return memory.device
  }
}

/** Rows of changing length leave the caching allocator with blocks of every size. */
function growth(memory: Memory, k: Constants): number {
  const moment = memory.activations + memory.logits + memory.accumulated
  return Math.max(memory.allocated - memory.held, k.variableLengthGrowth * moment + memory.gathered)
}

/**
 * The gradients of embeddings and head, whole and on their way to their shards: the last that a backward pass reduces.
 * Hugging Face reduces them in bf16, the second FSDP in fp32.
 */
function reducedBytes(run: Workload): number {
  const { shape, software } = run
  if (run.method !== 'full' || !isSharded(run) || software.deepspeed || software.gather === 'whole') return 0
  const bytes = software.gather === 'lean' && fullRecipe(run).gradient === FP32 ? BF16 + FP32 : BF16
  return ((shape.tiedEmbeddings ? 1 : 2) * shape.vocab * shape.hidden * bytes) / run.tp
}

function gatheredBytes(run: Workload, sizes: Sizes, k: Constants, book: MemoryBook): number {
  const { shape, software } = run
  const full = run.method === 'full'
  const buffers = software.deepspeed && full ? k.deepspeedBuffers * GIB : 0
  const group = dataParallel(run) * run.cp
  if (run.sharding !== 'fsdp' || group <= 1 || software.gather === 'whole') return buffers
  const experts = sizes.expertParams / Math.max(1, run.ep)
  const perLayer = (shape.blockParams - sizes.expertParams + experts) / (run.tp * shape.layers)
  const stored = software.quantizer === null ? BF16 : 0.55
  const embedding = shape.vocab * shape.hidden * BF16 * (shape.tiedEmbeddings ? 1 : 2)
  const hooks = software.gather === 'hooks' && !software.deepspeed ? (full ? k.gatherFull : k.gatherAdapters) * GIB : 0
  return book.gathered(k.gatherLayers, perLayer * stored, full ? 2 : 1, k.gatherRoot, embedding, hooks + buffers)
}
