/** What is asked: the scenario, and for each of its fields who said it. */
import type { DoubtedPart } from './doubted-part.ts'
import type { KeptInquiry } from './kept-inquiry.ts'
import * as z from 'zod'
import { gpuIdSchema, modelIdSchema, providerIdSchema, stackIdSchema } from '../catalog/ids.ts'
import { certificateKind } from '../catalog/provider.ts'
import { statedShapeSchema } from '../catalog/stated-shape.ts'
import type { RunsOfPeriod, RunsTold, ToldBill } from './stated-figures.ts'
import type { PlanTerms } from './plan-terms.ts'
import {
  adapterIdSchema,
  computePrecisionSchema,
  loraTargetsSchema,
  methodIdSchema,
  optimizerIdSchema,
  taskIdSchema,
  weightPrecisionSchema,
} from '../catalog/training-method.ts'

export const pricings = ['on_demand', 'spot', 'reserved'] as const
export const objectives = ['cheapest', 'fastest', 'balanced'] as const
export const shardings = ['none', 'zero1', 'zero2', 'zero3', 'fsdp'] as const
/** Of preferences and rewards: a frozen copy beside the model, its figures written beforehand, or none. */
export const references = ['model', 'cached', 'none'] as const
export const attentionKernels = ['eager', 'sdpa', 'flash'] as const
const positiveNumber = z.number().positive()
const gpuList = z.array(gpuIdSchema).min(1)
const providerList = z.array(providerIdSchema).min(1)

/** A scenario in the words of the outside interface. null: nobody said it; the advisor chooses and says so. */
export const specSchema = z.strictObject({
  /** Catalog id, or null where only a size was given. */
  model: modelIdSchema.nullable(),
  /** What of the model is trained, where that is another than its repository in the catalog: "llama-3.1-8b-instruct", or a repository. */
  variant: z.string().min(1).max(200).nullable(),
  params: positiveNumber.nullable(),
  /** Dimensions that were stated of a model that is in no catalog; null where `model` or `params` says it all. */
  shape: statedShapeSchema.nullable(),
  /** Total training tokens, epochs included. */
  tokens: positiveNumber.nullable(),
  /** What is trained for; null is supervised fine-tuning. */
  task: taskIdSchema.nullable(),
  method: methodIdSchema.nullable(),
  /** Stored form of the (frozen) base weights. */
  weights: weightPrecisionSchema.nullable(),
  /** What the products compute in; `weights` stays the stored form. */
  precision: computePrecisionSchema.nullable(),
  adapter: adapterIdSchema.nullable(),
  loraRank: z.int().positive().nullable(),
  loraTargets: loraTargetsSchema.nullable(),
  sequenceLength: z.int().positive().nullable(),
  /** Mean tokens of a document of those that are packed into a sequence; null: not said, as long as the sequence. */
  documentTokens: positiveNumber.nullable(),
  /** Sequences per GPU per forward pass. */
  batch: z.int().positive().nullable(),
  /** Sequences of one optimizer step, all GPUs together. */
  globalBatch: z.int().positive().nullable(),
  optimizer: optimizerIdSchema.nullable(),
  gradientCheckpointing: z.boolean().nullable(),
  packed: z.boolean().nullable(),
  /** Keep the optimizer (or parameters too) in host memory. */
  offload: z.enum(['none', 'optimizer', 'params']).nullable(),
  /** How trained states are split over data-parallel GPUs; zero3 and fsdp differ in their software only. */
  sharding: z.enum(shardings).nullable(),
  /** GPUs that split each layer, the layers, each sequence, and the experts. */
  tp: z.int().positive().nullable(),
  pp: z.int().positive().nullable(),
  cp: z.int().positive().nullable(),
  ep: z.int().positive().nullable(),
  attentionKernel: z.enum(attentionKernels).nullable(),
  fusedLoss: z.boolean().nullable(),
  compile: z.boolean().nullable(),
  /** Images of all examples together, and tokens that each becomes. */
  imageCount: positiveNumber.nullable(),
  imageTokens: positiveNumber.nullable(),
  /**
   * Of reinforcement learning, means: tokens of a prompt and of a response, which has `responseCap` at most, responses to
   * each prompt, prompts in all.
   */
  promptTokens: positiveNumber.nullable(),
  responseTokens: positiveNumber.nullable(),
  responseCap: positiveNumber.nullable(),
  reference: z.enum(references).nullable(),
  samplesPerPrompt: z.int().positive().nullable(),
  prompts: positiveNumber.nullable(),
  gpus: gpuList.nullable(),
  /** All GPUs of the job together; where fewer do as well, `mostGpus` is the same number. */
  gpuCount: z.int().positive().nullable(),
  mostGpus: z.int().positive().nullable(),
  nodes: z.int().positive().nullable(),
  excludedGpus: gpuList.nullable(),
  providers: providerList.nullable(),
  excludedProviders: providerList.nullable(),
  /** RunPod's community or secure cloud, and the like. */
  tier: z.string().nullable(),
  /** Place that the machines stand in: an id of data/places.json. */
  region: z.string().nullable(),
  /** The provider's own machines alone, none of third parties. */
  hosting: z.enum(['data-centre']).nullable(),
  /** What the provider must be known to hold: all of them. */
  certificates: z.array(certificateKind).min(1).nullable(),
  pricing: z.enum(pricings).nullable(),
  budgetUsd: positiveNumber.nullable(),
  deadlineHours: positiveNumber.nullable(),
  objective: z.enum(objectives).nullable(),
  /** Of the whole job on spot machines. null: as the advisor assumes. */
  hoursBetweenPreemptions: positiveNumber.nullable(),
  /** Whether the training code saves checkpoints that a new machine can resume from. */
  savesCheckpoints: z.boolean().nullable(),
  /** Between checkpoints: optimizer steps, or hours; one of the two at most. */
  checkpointSteps: z.int().positive().nullable(),
  checkpointHours: positiveNumber.nullable(),
  /** The GPUs are the asker's own: no rent is paid. */
  owned: z.boolean().nullable(),
  stack: stackIdSchema.nullable(),
})

export type Spec = z.infer<typeof specSchema>
export type SpecField = keyof Spec
export const specFields: readonly SpecField[] = specSchema.keyof().options

/** The fields in which two differ. */
export const changedFields = (one: Spec, other: Spec): readonly SpecField[] =>
  specFields.filter(
    (field) => one[field] !== other[field] && JSON.stringify(one[field]) !== JSON.stringify(other[field]),
  )

/** Who said a field. A field that nobody said is absent, and the advisor's choice is called assumed. */
export const provenances = ['asked', 'channel', 'workspace'] as const
export type Provenance = (typeof provenances)[number]

/** What the tokens are made of, so that "one more epoch" can be answered. */
export type Corpus = {
  readonly tokensPerEpoch: number
  readonly epochs: number
  readonly examples: number | null
  readonly tokensPerExample: number | null
}

/** A sentence about how the words for a field were read. It goes when the field is asked anew. */
export type Remark = { readonly field: SpecField | null; readonly text: string }

/** What was said beside the job, which its answer multiplies or judges. It is of the first answer alone, but for hours of their own. */
export type JobExtras = {
  /** Such runs in a period, or in all where there is none: "every month", "35 students each". */
  readonly runs?: RunsTold
  /** GPU-hours that somebody has, or asks for; null: how many was not said. `isOwn`: on a machine that is not rented. */
  readonly gpuHours?: { readonly value: number | null; readonly words: string; readonly isOwn?: true }
  /** A price that is quoted, US dollars for one GPU and hour; or `offers` of several sellers for the same GPUs. */
  readonly rate?: { readonly usdPerGpuHour: number; readonly words: string }
  readonly offers?: readonly { readonly usdPerGpuHour: number; readonly words: string }[]
  /** The price of a kilowatt-hour, as typed: what the total does not use. */
  readonly powerPrice?: string
  /** Memory of the machine that the cards stand in. */
  readonly hostMemory?: { readonly gib: number; readonly words: string }
  /** The share of the work that is lost, such as to stalls of the loader; as typed. */
  readonly lost?: { readonly share: number; readonly words: string }
  /** How the bill is to be told: with a tax, a share of it, and in other money. */
  readonly bill?: ToldBill
  /** GPU-hours of the plan are asked for. */
  readonly areGpuHoursAsked?: true
  /** Money of a period, and runs that it is for in that period. */
  readonly periodBudget?: RunsOfPeriod
  /** Parameters of the model that teaches, where it runs beside the training; and in memory, where it has experts. */
  readonly teacherParams?: number
  readonly teacherWeights?: number
  /** It writes the data too. */
  readonly isTeacherWriting?: true
  readonly hostedAsked?: string // id of a service that trains on machines of its own; '' where any is meant
  readonly doubt?: DoubtedPart
  readonly staysHere?: true // no cloud, or data that may not leave the machine that is there: nothing is rented instead
  readonly lead?: string // what stands before the plan
  /** What is true whatever the plan is, of the question that was asked. */
  readonly generalAnswers?: readonly string[]
}

/** A job as it was understood: what is asked, who set each field, and how the words were read. */
export type Scenario = {
  readonly spec: Spec
  readonly setBy: Readonly<Partial<Record<SpecField, Provenance>>>
  /** Sentences about how the words were read: "7B read as Mistral 7B". */
  readonly notes: readonly string[]
  /** The notes, each with its field. Absent where a scenario was not read from words. */
  readonly remarks?: readonly Remark[]
  readonly corpus?: Corpus
  readonly extras?: JobExtras
  /** In a thread whose first text asked what is no job: what was read of it. The conversation knows its form. */
  readonly inquiry?: KeptInquiry
} & PlanTerms

export const emptySpec: Spec = {
  model: null,
  variant: null,
  params: null,
  shape: null,
  tokens: null,
  task: null,
  method: null,
  weights: null,
  precision: null,
  adapter: null,
  loraRank: null,
  loraTargets: null,
  sequenceLength: null,
  documentTokens: null,
  batch: null,
  globalBatch: null,
  optimizer: null,
  gradientCheckpointing: null,
  packed: null,
  offload: null,
  sharding: null,
  tp: null,
  pp: null,
  cp: null,
  ep: null,
  attentionKernel: null,
  fusedLoss: null,
  compile: null,
  imageCount: null,
  imageTokens: null,
  promptTokens: null,
  responseTokens: null,
  responseCap: null,
  reference: null,
  samplesPerPrompt: null,
  prompts: null,
  gpus: null,
  gpuCount: null,
  mostGpus: null,
  nodes: null,
  excludedGpus: null,
  providers: null,
  excludedProviders: null,
  tier: null,
  region: null,
  hosting: null,
  certificates: null,
  pricing: null,
  budgetUsd: null,
  deadlineHours: null,
  objective: null,
  hoursBetweenPreemptions: null,
  savesCheckpoints: null,
  checkpointSteps: null,
  checkpointHours: null,
  owned: null,
  stack: null,
}
