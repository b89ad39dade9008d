/**
 * Peak memory of the fullest GPU: states, activations, logits, gathers; the largest of four moments of a step.
 *
 * Units: bytes. Errors against published peaks: docs/accuracy.md.
 * `allocated` is what tensors take; `device` what nvidia-smi shows: fragments and the CUDA context on top.
 */
import type { CompiledMemoryFormulas } from '../formulas/compiled.ts'
import {
  materializesLogits,
  keepsInputGradients,
  keptShares,
  layerActivationBytes,
  logitBytes,
  workspaceBytes,
} from './activations.ts'
import type { Constants } from './constants.ts'
import { dataParallel, type TrainingRun, type Workload } from './training-run.ts'
import type { Sizes } from './sizes.ts'
import { stateBytesPerParam, isSharded, isKbitUpcast, modelStatesOf } from './model-states.ts'
import { BF16, GIB, FP32 } from '../../catalog/units.ts'

export type MemoryMetric = 'allocated' | 'reserved' | 'smi' | 'unstated'

/** Bytes on the fullest GPU, by cause. */
export type MemoryBreakdown = {
  readonly persistent: number
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

/** Share of a card that reserved blocks take before they are given back. */
const MAX_RESERVED_SHARE = 0.97

/** The part of a run's memory that does not depend on the batch: a sweep tries several batches for each. */
export type BatchIndependentMemory = ReturnType<typeof batchIndependentMemory>

/** Memory of `run` under constants `k`. */
export function estimateMemory(
  run: Workload,
  sizes: Sizes,
  k: Constants,
  formulas: CompiledMemoryFormulas,
): MemoryBreakdown {
  return memoryOfBatch(
    run,
    batchIndependentMemory(run, sizes, k, formulas),
    run.microBatch,
    run.accumulation,
    k,
    formulas,
  )
}

/** Computes the part of the memory that does not depend on the batch. */
export function batchIndependentMemory(run: Workload, sizes: Sizes, k: Constants, formulas: CompiledMemoryFormulas) {
  const { shape, software } = run
  const { persistent, ...gradients } = modelStatesOf(run, sizes, k.inBackwardShare, formulas)
  const layer = layerActivationBytes(run, sizes, k, formulas)
  const shares = keptShares(run, k)
  const vendor = software.tier === 'vendor' ? k.vendorBuffers * GIB : 0
  return {
    persistent: persistent + vendor + (run.auxiliaryBytes?.(run) ?? 0),
    ...gradients,
    layer,
    share: shares.share,
    boundary: shares.boundaries * (isKbitUpcast(run) ? FP32 : BF16),
    liveLayer: shares.liveLayers * layer + workspaceBytes(run, k),
    doublesActivations: keepsInputGradients(run),
    reduced: reducedBytes(run),
    gathered: gatheredBytes(run, sizes, k, formulas),
    bytesPerLogit: logitBytes(run, k),
    unpacked: software.quantizer === null ? 0 : k.unpackBuffers * BF16 * shape.hidden * shape.ffn,
    fragmentation: fragmentationOf(run, k),
  }
}

/** Allocated blocks over the tensors in them. Copies of logits leave fragments behind in stock loops. */
function fragmentationOf(run: Workload, k: Constants): number {
  const { tier } = run.software
  // Loops written in CUDA lay out their memory once.
  if (tier === 'custom') return 1
  return materializesLogits(run) && tier === 'stock' ? k.deviceEager : k.deviceFused
}

/** Memory of `run` with the given batch in place of its own. */
export function memoryOfBatch(
  run: Workload,
  batchIndependent: BatchIndependentMemory,
  microBatch: number,
  accumulation: number,
  k: Constants,
  formulas: CompiledMemoryFormulas,
): MemoryBreakdown {
  const { shape, software } = run
  const { persistent, gradients, gathered } = batchIndependent
  const tokens = (microBatch * run.sequenceLength) / run.cp
  const activations = formulas.keptActivations({
    boundary: batchIndependent.boundary,
    hidden: shape.hidden,
    layers: shape.layers / run.pp,
    share: batchIndependent.share,
    layer: batchIndependent.layer,
    tokens,
    inFlight: run.pp > 1 ? Math.min(run.pp, accumulation) : 1,
    tensorParallel: run.tp,
  })
  const logits = formulas.logits({
    tokens,
    vocab: shape.vocab,
    bytes: batchIndependent.bytesPerLogit,
    tensorParallel: run.tp,
  })
  const live = batchIndependent.liveLayer * (tokens / run.tp)
  const accumulated = accumulation > 1 ? batchIndependent.accumulated : 0
  const peak = (variable: number) =>
    formulas.peakMemory({
      held: persistent,
      variable,
      activations,
      logits,
      live,
      doubled: batchIndependent.doublesActivations ? activations : 0,
      accumulated,
      gradients,
      reduced: batchIndependent.reduced,
      transient: batchIndependent.transient,
      gathered,
      unpacked: batchIndependent.unpacked,
    })
  const allocated = peak(1)
  const reservedPeak = software.variableLength ? peak(k.variableLengthGrowth) : allocated
  const sharded = run.gpuCount > 1 ? k.deviceSharded : 1
  const device = formulas.deviceMemory({
    held: persistent,
    peak: reservedPeak,
    fragmentation: batchIndependent.fragmentation * sharded,
    context: k.deviceContext * GIB,
  })
  return { persistent: persistent, activations, logits, live, gradients, accumulated, gathered, allocated, device }
}

/** The peak in bytes as the tool that reported it counts. */
export function peakInMetric(memory: MemoryBreakdown, run: TrainingRun, metric: MemoryMetric, k: Constants): number {
  const dynamic = memory.allocated - memory.persistent
  const grownDynamic = run.software.variableLength ? variableLengthPeak(memory, k) : dynamic
  switch (metric) {
    case 'allocated':
      return memory.allocated
    case 'reserved': {
      const sharded = run.sharding === 'fsdp' && run.gpuCount > 1 ? k.reservedSharded : 1
      const reserved = memory.persistent + grownDynamic * k.reserved * sharded + k.context * GIB
      // On a full card the allocator releases cached blocks before it fails.
      return Math.min(reserved, Math.max(memory.allocated, MAX_RESERVED_SHARE * run.hardware.usableMemory))
    }
    case 'unstated':
      return memory.persistent + dynamic * k.unstatedMetric + k.unstatedContext * GIB
    case 'smi':
      return memory.device
  }
}

/** Sequences of varying length leave the caching allocator with blocks of every size. Bytes beyond the persistent ones. */
function variableLengthPeak(memory: MemoryBreakdown, k: Constants): number {
  const backwardPeak = memory.activations + memory.logits + memory.accumulated
  return Math.max(memory.allocated - memory.persistent, k.variableLengthGrowth * backwardPeak + memory.gathered)
}

/**
 * Unsharded gradients of embeddings and head while they are reduced, at the end of the backward pass. Bytes.
 * Hugging Face reduces them in bf16, the second FSDP in fp32.
 */
function reducedBytes(run: Workload): number {
  const { shape, software } = run
  if (run.method !== 'full' || !isSharded(run) || software.deepspeed || software.gather === 'whole') return 0
  const bytes = software.gather === 'lean' && stateBytesPerParam(run).gradient === FP32 ? BF16 + FP32 : BF16
  return ((shape.tiedEmbeddings ? 1 : 2) * shape.vocab * shape.hidden * bytes) / run.tp
}

function gatheredBytes(run: Workload, sizes: Sizes, k: Constants, formulas: CompiledMemoryFormulas): number {
  const { shape, software } = run
  const isFull = run.method === 'full'
  const buffers = software.deepspeed && isFull ? k.deepspeedBuffers * GIB : 0
  const group = dataParallel(run) * run.cp
  if (run.sharding !== 'fsdp' || group <= 1 || software.gather === 'whole') return buffers
  const experts = sizes.expertParams / Math.max(1, run.ep)
  const perLayer = (shape.blockParams - sizes.expertParams + experts) / (run.tp * shape.layers)
  const stored = software.quantizer === null ? BF16 : software.parameterBytes.moved4Bit.base
  const embedding = shape.vocab * shape.hidden * BF16 * (shape.tiedEmbeddings ? 1 : 2)
  const hooks =
    software.gather === 'hooks' && !software.deepspeed ? (isFull ? k.gatherFull : k.gatherAdapters) * GIB : 0
  return formulas.gatheredLayers({
    layers: k.gatherLayers,
    layer: perLayer * stored,
    copies: isFull ? 2 : 1,
    root: k.gatherRoot,
    embedding,
    extra: hooks + buffers,
  })
}
