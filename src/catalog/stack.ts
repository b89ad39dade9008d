/** A software stack as physics sees it: the profile that decides memory and speed beside the hardware. */
import * as z from 'zod'
import { stackIdSchema, idSpelling } from './ids.ts'
import { methodIdSchema } from './training-method.ts'
import { citation, fact } from './fact.ts'
import type { ParameterBytes } from './parameter-bytes.ts'
import { maturity, stackFactsSchema } from './stack-facts.ts'

export const attentionKernel = z.enum(['eager', 'sdpa', 'flash2', 'flash3', 'flash4'])
/**
 * How the loss over the vocabulary is computed: `eager` keeps fp32 copies of all logits, `lean` one, `fused` never holds
 * them.
 */
export const lossKernel = z.enum(['eager', 'lean', 'plain', 'chunked', 'fused'])
/** How elementwise work is run: one kernel an operation, hand-fused kernels, compiled graphs, or vendor kernels. */
export const elementwiseKernel = z.enum(['eager', 'fused', 'compiled', 'vendor'])
/** What is kept of trained parameters: bf16 alone, bf16 with an fp32 master, or fp32 cast on the fly. */
export const trainedPrecision = z.enum(['bf16', 'bf16-master', 'fp32'])
export const optimizerKind = z.enum([
  'adamw-foreach',
  'adamw-fused',
  'adamw-8bit',
  'adamw-paged-8bit',
  'adafactor',
  'sgd',
])
export const computePrecision = z.enum(['fp16', 'bf16', 'fp8', 'mxfp8', 'nvfp4'])
export const shardingKind = z.enum(['none', 'zero1', 'zero2', 'fsdp'])
/** Who tunes it: stock defaults, an expert's framework, or the vendor's own benchmark recipe. */
export const stackTier = z.enum(['stock', 'expert', 'vendor'])

const printedStackSchema = z.strictObject({
  id: idSpelling.pipe(stackIdSchema),
  name: z.string(),
  aliases: z.array(z.string()),
  /** Family under which measured runs of it are filed. */
  framework: z.string(),
  /** Stack whose measured speeds stand in where none of its own are on record; null: it has its own. */
  speedsLike: z.string().nullable(),
  tier: stackTier,
  year: z.int(),
  attention: attentionKernel,
  loss: lossKernel,
  elementwise: elementwiseKernel,
  optimizer: optimizerKind,
  trained: z.strictObject({ full: trainedPrecision, adapter: z.enum(['bf16', 'fp32']) }),
  compute: computePrecision,
  /** Its kernel set in the words of published reports. */
  kernels: z.string(),
  /** Prepares quantized models the usual way: norms, embeddings and head in fp32. */
  kbitUpcast: z.boolean(),
  /** Autocast over fp32 parameters: sharded runs then carry an fp32 residual stream. */
  autocast: z.boolean(),
  /** How sharded weights are gathered: per wrapped layer with heavy hooks, or leanly. */
  gather: z.enum(['hooks', 'lean']),
  /** Products of experts: grouped in one kernel, or one expert after another. */
  experts: z.enum(['grouped', 'loop']),
  /** What an optimizer step moves for each parameter where states are not sharded. */
  optimizerTraffic: fact('byte/param'),
  /** Shards through DeepSpeed: in every stage (the third is filed under fsdp), in the first two, which FSDP has not, or never. */
  deepspeed: z.enum(['always', 'zero', 'never']),
  packing: z.boolean(),
  /** What a run does unless it is told otherwise. */
  recomputation: z.enum(['none', 'selective', 'full']),
  methods: z.array(methodIdSchema).min(1),
  weights: z.array(z.enum(['bf16', 'fp32', 'fp8', 'int8', 'nf4'])).min(1),
  /** Ways to use several GPUs; an empty list means one GPU only. */
  sharding: z.array(shardingKind).min(1),
  tensorParallel: maturity,
  pipelineParallel: maturity,
  contextParallel: maturity,
  expertParallel: maturity,
  multiGpu: z.boolean(),
  multiNode: z.boolean(),
  vendors: z.array(z.enum(['nvidia', 'amd', 'intel', 'apple'])).min(1),
  facts: stackFactsSchema,
  /** Twenty steps that tell: what to set, and the name of the figure in its log. */
  probe: z.strictObject({ settings: z.string(), line: z.string(), ...citation }),
  ...citation,
})

/** A stack, with the bytes that parameters take under it. */
export const stackSchema = (parameterBytes: ParameterBytes) =>
  printedStackSchema.transform((printed) => ({ ...printed, parameterBytes }))

/** A trainer as data/stacks states it: what it trains, on which GPUs, with which layouts and kernels. */
export type Stack = z.infer<ReturnType<typeof stackSchema>>
export type ComputePrecision = z.infer<typeof computePrecision>
export type ShardingKind = z.infer<typeof shardingKind>
