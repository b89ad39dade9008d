/**
 * A plan is one way to run the job on one kind of GPU; an estimate is what physics says of it. Neither knows prices.
 */
import type { GpuId, ModelId } from '../catalog/ids.ts'
import type { MethodId, WeightPrecision } from '../catalog/training-method.ts'
import type { Gpu } from '../catalog/gpu.ts'
import type { ModelShape } from '../catalog/model.ts'
import type { PlanObjective, PlanTraining } from './plan-training.ts'
import type { ComputePrecision, ShardingKind, Stack } from '../catalog/stack.ts'

/** Eight in ten comparable runs fall between p10 and p90. */
export type Interval = { readonly p10: number; readonly p50: number; readonly p90: number }

export type Recomputation = 'none' | 'selective' | 'full'
export type Offload = 'none' | 'optimizer' | 'params'

/** How the job is laid over the GPUs. Data parallel degree is gpuCount / (tp pp cp). */
export type Layout = {
  readonly sharding: ShardingKind
  readonly tp: number
  readonly pp: number
  readonly cp: number
  /** GPUs that split the experts; absent: each holds all of them. */
  readonly ep?: number
}

/** One way to run a job: model, method, GPUs, layout, batch and software, complete enough to be estimated. */
export type Plan = {
  /** Catalog id; null for a bare shape. */
  readonly model: ModelId | null
  readonly shape: ModelShape
  readonly method: MethodId
  readonly weights: WeightPrecision
  readonly compute: ComputePrecision
  readonly lora: { readonly rank: number; readonly targets: 'attn' | 'attn+mlp' } | null
  readonly stack: Stack
  readonly gpu: Gpu
  readonly gpuCount: number
  readonly nodes: number
  readonly layout: Layout
  readonly sequenceLength: number
  /** Tokens that one of packed documents attends to, where they are shorter than the sequence. */
  readonly attendedTokens?: number
  /** Sequences per GPU per forward pass. */
  readonly microBatch: number
  readonly accumulation: number
  readonly packed: boolean
  readonly recomputation: Recomputation
  readonly offload: Offload
  /** Objective, optimizer, adapter and kernels that were asked for; absent or null: plain supervised training. */
  readonly training?: PlanTraining | null
}

/** Speed and memory of a plan, each with its range. */
export type Estimate = {
  readonly plan: Plan
  /** All GPUs together, tokens of the data set, while training. */
  readonly tokensPerSecond: Interval
  /** Bytes on the fullest GPU as nvidia-smi shows them. */
  readonly peakMemory: { readonly p50: number; readonly p95: number }
  readonly usableMemory: number
  /** Model FLOPs (6N or 4N per token and attention) over the dense bf16 peak; hfu counts recomputation too. */
  readonly mfu: number
  readonly hfu: number
  /** Seconds of a step by phase under an objective; null: plain training. */
  readonly objective?: PlanObjective | null
  /** What the range rests on, in words. */
  readonly basis: string
}

/** A method on GPUs that does not fit: bytes per GPU that its smallest layout needs, and bytes that are usable. */
export type Misfit = {
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly method: Plan['method']
  readonly weights: WeightPrecision
  readonly needed: number
  readonly usable: number
}
