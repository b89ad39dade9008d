/** A claim of the article, as data: what it says in few words, and how it can be checked. */
import * as z from 'zod'
import { methodIdSchema } from '../../catalog/training-method.ts'

const range = z.tuple([z.number(), z.number()])

/** A run that the article describes; `batch` in sequences. */
export const claimedRunSchema = z.strictObject({
  model: z.string(),
  method: methodIdSchema,
  weights: z.enum(['bf16', 'int8', 'nf4']),
  gpu: z.string(),
  batch: z.int().positive(),
  sequenceLength: z.int().positive(),
  gpuCount: z.int().positive(),
})
export type ClaimedRun = z.infer<typeof claimedRunSchema>

const gpuField = z.enum(['memory', 'bandwidth', 'cores'])
const ruleVerdict = z.enum(['confirmed', 'unsupported'])

export const claimCheckSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fact'), gpu: z.string(), field: gpuField, value: z.number(), unit: z.string() }),
  z.strictObject({
    kind: z.literal('fact-ratio'),
    field: gpuField,
    gpu: z.string(),
    over: z.string(),
    ratio: z.number(),
  }),
  z.strictObject({ kind: z.literal('per-core'), gpu: z.string(), tflops: z.number() }),
  z.strictObject({
    kind: z.literal('price'),
    gpu: z.string(),
    provider: z.string(),
    tier: z.string().nullable(),
    usdPerHour: z.number(),
  }),
  z.strictObject({ kind: z.literal('price-by-count'), gpu: z.string(), provider: z.string() }),
  z.strictObject({
    kind: z.literal('hours'),
    tokens: z.number(),
    tokensPerSecond: range,
    hours: z.number().nullable(),
  }),
  z.strictObject({
    kind: z.literal('cost'),
    usdPerHour: z.number(),
    hours: z.number(),
    usd: z.number(),
    tokens: z.number(),
    tokensPerSecond: z.number(),
  }),
  z.strictObject({ kind: z.literal('arithmetic'), compute: z.string(), claimed: z.number(), unit: z.string() }),
  z.strictObject({ kind: z.literal('memory'), plan: claimedRunSchema, gib: range }),
  z.strictObject({
    kind: z.literal('memory-ratio'),
    plan: claimedRunSchema,
    to: z.strictObject({ batch: z.int() }),
    ratio: range,
  }),
  z.strictObject({
    kind: z.literal('memory-cut'),
    plan: claimedRunSchema,
    to: z.strictObject({ batch: z.int() }),
    percent: range,
  }),
  z.strictObject({ kind: z.literal('checkpointing-cost'), plan: claimedRunSchema, percent: range }),
  z.strictObject({
    kind: z.literal('weights'),
    model: z.string(),
    weights: z.enum(['bf16', 'nf4']),
    gib: z.union([range, z.number()]),
  }),
  z.strictObject({
    kind: z.literal('weights-cut'),
    model: z.string(),
    weights: z.enum(['nf4', 'int8']),
    percent: range,
  }),
  z.strictObject({ kind: z.literal('speed'), plan: claimedRunSchema, tokensPerSecond: range }),
  z.strictObject({ kind: z.literal('impossible-plan'), plan: claimedRunSchema }),
  z.strictObject({
    kind: z.literal('step-cost'),
    plan: claimedRunSchema,
    usdPerHour: z.number(),
    tokensPerSecond: range,
    usd: range,
  }),
  z.strictObject({
    kind: z.enum(['speed-ratio', 'time-saved']),
    plan: claimedRunSchema,
    over: z.strictObject({ gpu: z.string(), batch: z.int() }),
    percent: range,
  }),
  z.strictObject({ kind: z.literal('scaling'), gpu: z.string(), ratio: range }),
  z.strictObject({ kind: z.literal('quantization-cost'), weights: z.literal('nf4'), percent: range }),
  z.strictObject({
    kind: z.literal('crossover'),
    model: z.string(),
    gpus: z.tuple([z.string(), z.string()]),
    tokens: z.number(),
  }),
  z.strictObject({
    kind: z.literal('young-daly'),
    writeSeconds: z.number(),
    hoursBetween: z.number(),
    minutes: z.number(),
  }),
  z.strictObject({ kind: z.literal('evidence'), measured: range, unit: z.string(), what: z.string() }),
  z.strictObject({ kind: z.literal('rule'), verdict: ruleVerdict, because: z.string() }),
])
export type ClaimCheck = z.infer<typeof claimCheckSchema>
export type CheckOfKind<K extends ClaimCheck['kind']> = Extract<ClaimCheck, { kind: K }>

export const articleClaimSchema = z.strictObject({
  id: z.string(),
  section: z.string(),
  says: z.string(),
  check: claimCheckSchema,
  /** What the reader should use instead. */
  instead: z.string(),
})
export type ArticleClaim = z.infer<typeof articleClaimSchema>

export const claimFileSchema = z.strictObject({
  source: z.string(),
  note: z.string(),
  /** The day whose prices judge. */
  asOf: z.iso.date(),
  claims: z.array(articleClaimSchema),
  scenarios: z.array(z.strictObject({ title: z.string(), asked: z.string(), article: z.string() })),
})

export type ClaimVerdict =
  | 'confirmed'
  | 'reproduced'
  | 'superseded'
  | 'refuted'
  | 'own arithmetic contradicts'
  | 'physically impossible'
  | 'unsupported'

/** A claim judged: what its own numbers imply, what ours say. */
export type ClaimJudgement = {
  readonly claim: ArticleClaim
  readonly implied: string
  readonly ours: string
  readonly verdict: ClaimVerdict
}
