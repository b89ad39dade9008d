/** A training run as the physics takes it: plans and published measurements are both converted to this. */
import type { MethodId } from '../../catalog/training-method.ts'
import type { ModelShape } from '../../catalog/model.ts'
import type { ParameterBytes, StoredPrecision } from '../../catalog/parameter-bytes.ts'
import type { ComputePrecision, ShardingKind } from '../../catalog/stack.ts'
import type { TimeConstant } from './constants.ts'
import type { OptimizerStates } from './optimizer-choice.ts'

/** One GPU and its links. Rates in flop/s and byte/s, memory in bytes; link rates one way; 0 where there is none. */
export type Hardware = {
  readonly id: string
  /** Id of its generation in the catalog. */
  readonly architecture: string
  readonly peakFlops: number
  readonly peakFlopsFp8: number
  /** Of vector units; 0 where unknown. */
  readonly peakFlopsFp32?: number
  readonly hasBf16?: boolean
  readonly peakFlopsFp4: number
  /** Of INT8 products; 0 where unknown. */
  readonly peakFlopsInt8?: number
  /** Share of the bf16 peak that the best matrix product reaches: measured, else typical of the architecture. */
  readonly matmulFraction: number
  readonly isMatmulMeasured?: boolean
  /** The fitted constants that scale matrix products and attention of the card; null: none does. */
  readonly matmulConstant: TimeConstant | null
  readonly attentionConstant: TimeConstant
  readonly bandwidth: number
  readonly link: number
  readonly linkKind: 'switch' | 'bridge' | 'mesh' | 'none'
  readonly pcieGeneration: number
  /** Power limit over the part's rating. */
  readonly powerFraction: number
  readonly usableMemory: number
}

export type Network = {
  /** Between GPUs of one machine. */
  readonly intraLink: 'link' | 'pcie' | 'pcie-no-peer' | 'pcie-slow'
  /** Network bandwidth per GPU in byte/s, one way. */
  readonly interBandwidth: number
  /** GPUs of one machine. */
  readonly gpusPerMachine: number
  /** GPUs that share the fast link: 72 in an NVL72 rack, else those of one machine. */
  readonly linkDomain: number
}

/** The behaviour of the software that decides memory and time. */
export type Software = {
  /** Family under which measured runs are filed; nothing is filed under 'unknown'. */
  readonly framework: string
  readonly tier: 'stock' | 'expert' | 'vendor' | 'custom'
  readonly attention: 'eager' | 'sdpa' | 'flash2' | 'flash3' | 'flash4' | 'vendor'
  /** `inplace`: the gradients of the logits are written over them. */
  /** Eager attention whose softmax a compiler or a kernel of its own fuses. */
  readonly fusesSoftmax?: boolean
  readonly loss: 'eager' | 'lean' | 'plain' | 'inplace' | 'chunked' | 'fused'
  readonly elementwise: 'eager' | 'moderate' | 'fused' | 'compiled' | 'vendor'
  readonly optimizer: 'foreach' | 'fused' | '8bit' | 'bf16' | 'distributed'
  readonly paged: boolean
  readonly inBackward: boolean
  /** Precision kept of trained weights: bf16 alone, a master copy beside it, or fp32. */
  readonly trained: 'bf16' | 'master' | 'fp32'
  readonly adapter: 'bf16' | 'fp32'
  /** Autocast over fp32 trained parameters: sharded runs then carry an fp32 residual stream. */
  readonly autocast: boolean
  /** The usual preparation for k-bit training: norms, embeddings and head in fp32. */
  readonly kbitUpcast: boolean
  /** How it stores NF4 where a report does not say: with its scales quantized once more, or not. */
  readonly nf4: 'double' | 'single'
  /** Gives quantized models a head of their own, and stores it quantized under bitsandbytes. */
  readonly quantizesHead: boolean
  /** Keeps the inputs of quantized matrices once more for the backward pass. */
  readonly keepsQuantizedInputs: boolean
  /** Recomputes the activations of quantized runs unless it is told otherwise. */
  readonly checkpointsQuantized: boolean
  /** Recomputes the activations of every run unless it is told otherwise. */
  readonly recomputesByDefault?: boolean
  /** What an optimizer step moves where states are not sharded. Bytes a parameter. */
  readonly optimizerTraffic: number
  readonly parameterBytes: ParameterBytes
  readonly quantizer: 'bnb' | 'gptq' | 'torchao' | 'int8' | null
  readonly experts: 'vendor' | 'grouped' | 'loop'
  readonly dispatch: 'tuned' | 'naive'
  /** Computes while tensor-parallel neighbours exchange: vendors' kernels, and PyTorch's asynchronous variant. */
  readonly overlapsTensor: boolean
  /** How sharded weights are gathered: per wrapped layer with heavy hooks, leanly, or the whole model at once. */
  readonly gather: 'hooks' | 'lean' | 'whole'
  readonly deepspeed: boolean
  readonly fp8: 'tuned' | 'torch' | 'rowwise'
  /** Rows padded to their length rather than packed, short and many. */
  readonly variableLength: boolean
  readonly year: number
  /** Kernel set in the reporter's words. */
  readonly kernels: string
}

/** A run without its hardware: all that memory depends on, computed once for all GPUs. */
export type Workload = Omit<TrainingRun, 'hardware' | 'network' | 'nodes'>

/** What physics sees of a plan: shape, hardware, software and layout, without ids of the catalog. */
export type TrainingRun = {
  readonly shape: ModelShape
  readonly hardware: Hardware
  readonly network: Network
  readonly software: Software
  readonly method: MethodId
  readonly weights: StoredPrecision
  readonly compute: ComputePrecision
  readonly rank: number
  readonly targets: 'qv' | 'attn' | 'attn+mlp'
  /** Embeddings and head trained in full beside the adapters. */
  readonly embeddingsTrained: boolean
  readonly sequenceLength: number
  /** Tokens that one attends to in a sequence of several documents; absent: all of it. */
  readonly attendedTokens?: number
  readonly microBatch: number
  readonly accumulation: number
  readonly packed: boolean | null
  /** null: not stated. */
  readonly recomputation: 'none' | 'selective' | 'full' | null
  readonly gpuCount: number
  readonly nodes: number
  readonly sharding: ShardingKind
  readonly tp: number
  readonly pp: number
  readonly cp: number
  readonly ep: number
  readonly virtualStages: number | null
  /** Bytes that stand on each GPU beside the trained model: a reference, a reward model, a critic. */
  readonly auxiliaryBytes?: (run: Workload) => number
  /** What the optimizer keeps of a parameter, where it is not the one that the software has by default. */
  readonly optimizerStates?: OptimizerStates
  readonly offload: { readonly params: boolean; readonly optimizer: boolean; readonly activations: boolean }
  /** What a report leaves open and was assumed; nothing for a plan. */
  readonly unstated?: readonly ('attention' | 'batch' | 'sequence' | 'recomputation' | 'loss')[]
}

/** Data-parallel degree. */
export const dataParallel = (run: Workload): number => Math.max(1, run.gpuCount / (run.tp * run.pp * run.cp))

/** Groups of GPUs behind one fast link: machines, or racks of 72. */
export const linkDomainCount = ({ gpuCount, network }: TrainingRun): number =>
  Math.max(1, gpuCount / network.linkDomain)
