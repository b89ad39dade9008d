/** What a model is trained for, its optimizers and adapters: data/objectives, data/optimizers.json, data/adapters.json, data/rollout.json. */
import * as z from 'zod'
import { citation, fact } from './fact.ts'

export const trainingObjectiveSchema = z.strictObject({
  /** The task of a scenario. */
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  family: z.enum(['supervised', 'preference', 'reinforcement', 'representation']),
  /** Sequences that one example trains on: two for a pair. */
  sequences: fact(''),
  /** Forward passes over each trained sequence: of a frozen reference or teacher, and of the model without a gradient. */
  referencePasses: fact(''),
  policyPasses: fact(''),
  /** A critic of the model's size is trained beside it; a reward model scores each response. */
  critic: z.boolean(),
  rewardModel: z.boolean(),
  teacher: z.boolean(),
  generates: z.boolean(),
  /** What is kept of the head: the loss alone, log-probabilities of the whole vocabulary, or one pooled vector. */
  logits: z.enum(['loss', 'whole', 'pooled']),
  /** Tokens computed over tokens of the data: both sides of a pair are padded to the longest of the batch. */
  padding: fact(''),
  /** Responses to a prompt where nobody says how many; absent: one. */
  samplesPerPrompt: z.exactOptional(fact('')),
  typicalTokens: fact('token'),
  capShare: fact(''),
  ...citation,
})

/**
 * A task such as SFT or DPO as data/objectives states it: passes, sequences of an example, and whether it generates.
 */
export type TrainingObjective = z.infer<typeof trainingObjectiveSchema>

/** Responses to a prompt where nobody says how many. */
export const usualSamples = (objective: TrainingObjective | undefined): number => objective?.samplesPerPrompt?.base ?? 1

const optimizerSchema = z.strictObject({
  name: z.string(),
  aliases: z.array(z.string()),
  /** Moments of full size in the width of the recipe, and bytes of quantized or reduced ones. */
  moments: fact(''),
  quantizedMoments: fact('byte/param'),
  paged: z.boolean(),
  /** Made for training every weight: who names it and no method means that. */
  trainsAll: z.literal(true).exactOptional(),
  stepFlopsPerHidden: fact(''),
  stepTraffic: fact(''),
  ...citation,
})
export type Optimizer = z.infer<typeof optimizerSchema>
export const optimizersSchema = z.strictObject({ note: z.string(), optimizers: z.record(z.string(), optimizerSchema) })

const adapterSchema = z.strictObject({
  name: z.string(),
  /** Over LoRA on the same matrices: time of a step, and parameters. */
  time: fact(''),
  params: fact(''),
})
export type Adapter = z.infer<typeof adapterSchema>
export const adaptersSchema = z.strictObject({ note: z.string(), adapters: z.record(z.string(), adapterSchema) })

const engineSchema = z.strictObject({
  /** Of one decoding step: for each layer, and for the whole. */
  layerSeconds: fact('s'),
  stepSeconds: fact('s'),
  /** Shares of memory bandwidth and of the peak that it reaches. */
  bandwidthShare: fact(''),
  computeShare: fact(''),
  /** Launches run beside the work of the GPU, so the longer of both counts; in a graph, gaps of layers add to it. */
  hidesLaunches: z.boolean(),
  /** Every response is written to the length that was set: batches are padded and not refilled. */
  fixedLength: z.boolean(),
  /** The place of a response that has ended is taken by the next. */
  refills: z.boolean(),
  /** To hand new weights over and to wake up, once a step. */
  wakeSeconds: fact('s'),
  ...citation,
})
export type GenerationEngine = z.infer<typeof engineSchema>

export const rolloutSchema = z.strictObject({
  note: z.string(),
  engines: z.strictObject({
    vllm: engineSchema,
    sglang: engineSchema,
    hybrid: engineSchema,
    transformers: engineSchema,
  }),
  forwardFactor: fact(''),
  packedFactor: fact(''),
  paddedFactor: fact(''),
  /** Loops that train on rollouts without padding, in lower case. */
  packedLoops: z.array(z.string()),
  asynchronousFactor: fact(''),
  imageFactor: fact(''),
  overheadShare: fact(''),
  lengthSpread: fact(''),
  capOverMean: fact(''),
  acceptedTokens: fact('token'),
  cacheShare: fact(''),
  engineMemoryShare: fact(''),
  promptTokens: fact('token'),
  sequencesPerGpu: fact(''),
  stepResponses: fact(''),
  mostPerGpu: fact(''),
  passTokens: fact('token'),
  reasoningTokens: fact('token'),
  visionParams: fact('param'),
  patchesPerToken: fact(''),
  imageTokens: fact('token'),
  /** Of an image that is read: a scanned page, a screenshot. */
  pageTokens: fact('token'),
  textTokens: fact('token'),
  captionTokens: fact('token'),
  pixelsPerToken: fact(''),
  /** Of an image where nothing is said. */
  usualPixels: fact(''),
  visionEfficiency: fact(''),
})
export type RolloutFacts = z.infer<typeof rolloutSchema>

/** All that objectives add to a run, as one value. */
export type ObjectiveFacts = {
  readonly objectives: ReadonlyMap<string, TrainingObjective>
  readonly optimizers: ReadonlyMap<string, Optimizer>
  readonly adapters: ReadonlyMap<string, Adapter>
  readonly rollout: RolloutFacts
}
