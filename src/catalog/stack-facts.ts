/** What a stack can train, on what, and whether anybody still looks after it: each group of facts with source and date. */
import * as z from 'zod'
import { citation } from './fact.ts'
import { adapterIdSchema } from './training-method.ts'

/** Whether a stack has something: in its own documentation as tried, as an experiment, not at all, or nobody looked. */
export const maturity = z.enum(['yes', 'experimental', 'no', 'unknown'])
export type Maturity = z.infer<typeof maturity>

/** Whether something may stand in a plan: what is an experiment only where the stack was asked for by name. */
export const isUsable = (maturity: Maturity, isNamed: boolean): boolean =>
  maturity === 'yes' || (isNamed && maturity === 'experimental')

/**
 * The kinds of jobs that stacks are made for. `large`: full training on several machines; `experts`: full training of
 * experts that are split over GPUs; `expert-adapters`: adapters over such; `encoder`: what reads its text both ways, to sort or
 * embed it.
 */
export const jobKind = z.enum([
  'adapter',
  'full',
  'large',
  'pretrain',
  'experts',
  'expert-adapters',
  'rollout',
  'encoder',
])
export type JobKind = z.infer<typeof jobKind>

/** Compute capability of NVIDIA GPUs: 8.9 is Ada. */
const computeCapability = z.number().positive()

export const stackFactsSchema = z.strictObject({
  maintained: z.strictObject({
    /** `slow`: releases still come, rarely. */
    status: z.enum(['active', 'slow', 'ended']),
    /** Month in which development ended. */
    since: z.string().nullable(),
    lastRelease: z.string(),
    lastReleaseMonth: z.string(),
    /** What its makers say of it. */
    statement: z.string().nullable(),
    ...citation,
  }),
  madeFor: z.strictObject({
    jobs: z.array(jobKind).min(1),
    /** A package beside checkpoints as they are published, or containers and checkpoints of its own format. */
    setup: z.enum(['package', 'container']),
    /** How a run is written down. */
    form: z.string(),
    ...citation,
  }),
  /** Families (`trainedAs` of a model) with code, a recipe or an entry of their own, and those known not to work. */
  models: z.strictObject({
    own: z.array(z.string()),
    refused: z.array(z.string()),
    /** Takes whatever the transformers library loads. */
    generic: z.boolean(),
    ...citation,
  }),
  hardware: z.strictObject({
    minComputeCapability: computeCapability.nullable(),
    bf16Required: z.boolean().nullable(),
    fp16: z.boolean().nullable(),
    amd: z.boolean().nullable(),
    /** Hosts with ARM processors (GH200, GB200). */
    arm: z.boolean().nullable(),
    ...citation,
  }),
  /** Forms of a frozen base. */
  quantization: z.strictObject({
    nf4: maturity,
    int8: maturity,
    fp8: maturity,
    gptq: maturity,
    /** Whether a base in 4 or 8 bits trains on more than one GPU; absent: it does. */
    severalGpus: z.strictObject({ value: z.boolean(), ...citation }).exactOptional(),
    minComputeCapability: z.strictObject({ nf4: computeCapability, int8: computeCapability }),
    ...citation,
  }),
  /** By their ids; of one that is not named nobody looked. */
  adapters: z.strictObject({ has: z.record(adapterIdSchema, maturity.default('unknown')), ...citation }),
  /** Rows of data/optimizers.json. */
  optimizers: z.strictObject({ has: z.array(z.string()).min(1), ...citation }),
  /** Products in fewer bits while training. */
  lowPrecision: z.strictObject({
    fp8: maturity,
    mxfp8: maturity,
    nvfp4: maturity,
    /** The same with adapters on a frozen base; absent: not known. */
    adapters: maturity.optional(),
    ...citation,
  }),
  sharding: z.strictObject({
    ddp: maturity,
    fsdp1: maturity,
    fsdp2: maturity,
    hsdp: maturity,
    zero1: maturity,
    zero2: maturity,
    zero3: maturity,
    ...citation,
  }),
  objectives: z.strictObject({ has: z.array(z.string()).min(1), ...citation }),
  /** Precision in which trained weights and their states are kept, in words; the profile has what physics counts. */
  masterWeights: z.strictObject({
    full: z.string().nullable(),
    adapter: z.string().nullable(),
    /** Full training that keeps bf16 alone in the profile keeps fp32 weights where the run is told to. */
    canKeepFp32: z.boolean().default(false),
    ...citation,
  }),
  defaults: z.strictObject({
    optimizer: z.string(),
    checkpointing: z.string(),
    loss: z.string().nullable(),
    ...citation,
  }),
})
