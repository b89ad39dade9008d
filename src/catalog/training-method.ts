/**
 * How a model is trained: an adapter or the whole model (`method`), over a base in some precision (`weights`), for an
 * objective (`task`). The ids are declared here and nowhere else; data/methods has a row for each method that people name.
 */
import * as z from 'zod'
import { fact, citation } from './fact.ts'
import type { TrainingObjective } from './training-objective.ts'

export const methodIds = ['full', 'lora', 'qlora'] as const
export const methodIdSchema = z.enum(methodIds)
export type MethodId = z.infer<typeof methodIdSchema>

/** Stored forms of the base. */
export const weightPrecisions = ['bf16', 'fp32', 'fp8', 'int8', 'nf4'] as const
export const weightPrecisionSchema = z.enum(weightPrecisions)
export type WeightPrecision = z.infer<typeof weightPrecisionSchema>

/** Training objectives: rows of data/objectives. */
export const taskIds = [
  'sft',
  'pretrain',
  'dpo',
  'orpo',
  'kto',
  'simpo',
  'reward',
  'grpo',
  'rloo',
  'ppo',
  'embedding',
  'classification',
  'distill',
] as const
export const taskIdSchema = z.enum(taskIds)
export type TaskId = z.infer<typeof taskIdSchema>

/** `name`: how people call it in a sentence; null: it goes without saying. `family`: as its row of data/objectives has it. */
type TaskTraits = { readonly family: TrainingObjective['family']; readonly name: string | null }

/** What is known of each objective before any facts are loaded. */
export const taskTraits: Readonly<Record<TaskId, TaskTraits>> = {
  sft: { family: 'supervised', name: null },
  pretrain: { family: 'supervised', name: 'pretraining' },
  dpo: { family: 'preference', name: 'DPO' },
  orpo: { family: 'preference', name: 'ORPO' },
  kto: { family: 'preference', name: 'KTO' },
  simpo: { family: 'preference', name: 'SimPO' },
  reward: { family: 'preference', name: 'a reward model' },
  grpo: { family: 'reinforcement', name: 'GRPO' },
  rloo: { family: 'reinforcement', name: 'RLOO' },
  ppo: { family: 'reinforcement', name: 'PPO' },
  embedding: { family: 'representation', name: 'an embedding model' },
  classification: { family: 'representation', name: 'a classifier' },
  distill: { family: 'supervised', name: 'distillation' },
}

/** The objectives of a family, to look up what a scenario or a slot holds. */
export const tasksOf = (family: TaskTraits['family']): ReadonlySet<unknown> =>
  new Set(taskIds.filter((id) => taskTraits[id].family === family))

/** Variants of LoRA: entries of data/adapters.json. */
export const adapterIdSchema = z.enum(['lora', 'rslora', 'dora'])
export type AdapterId = z.infer<typeof adapterIdSchema>

/** What the products compute in; the stored form stays as it is. */
export const computePrecisionSchema = z.enum(['bf16', 'fp16', 'fp8', 'mxfp8', 'nvfp4'])
/** Entries of data/optimizers.json. */
export const optimizerIdSchema = z.enum([
  'adamw',
  'adamw-8bit',
  'paged-adamw',
  'adafactor',
  'lion',
  'muon',
  'galore',
  'sgd',
])
/** States of AdamW in 8 bits, which full training that memory is short for is planned with. */
export const eightBitAdam: z.infer<typeof optimizerIdSchema> = 'adamw-8bit'
/** The matrices that get an adapter: those of attention alone, or all linear layers. */
export const loraTargetsSchema = z.enum(['attn', 'attn+mlp'])

/** How people call each. */
export const methodNames: Readonly<Record<MethodId, string>> = {
  full: 'full fine-tuning',
  lora: 'LoRA',
  qlora: 'QLoRA',
}
export const weightNames: Readonly<Record<WeightPrecision, string>> = {
  bf16: 'bf16',
  fp32: 'fp32',
  fp8: 'FP8',
  int8: '8-bit',
  nf4: '4-bit',
}

/** Bytes of a weight as it is held while it trains: by definition, scales of blocks apart. */
export const weightBytes: Readonly<Record<WeightPrecision, number>> = { bf16: 2, fp32: 4, fp8: 1, int8: 1, nf4: 0.5 }

/** Whether a base is stored in fewer bits than it is computed in, so that only adapters on it train. */
export const isQuantizedBase = (weights: string | null): boolean => weights === 'nf4' || weights === 'int8'

/** What 16-bit weights are called by what is computed in: a GPU without bf16 has them in fp16. */
export const weightName = (weights: WeightPrecision, compute: string): string =>
  weights === 'bf16' && compute === 'fp16' ? 'fp16' : weightNames[weights]

export const trainingMethodSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  /** The method as a scenario names it. */
  method: methodIdSchema,
  /** The precision of the base where nobody asks for another, and those that can be asked for beside it. */
  weights: weightPrecisionSchema,
  otherWeights: z.array(weightPrecisionSchema),
  /** Tried where neither method nor weights are asked for, and where the method alone is. */
  isTriedByDefault: z.boolean(),
  /** Below so many parameters it is the one that is tried where nobody names a method, weights or an adapter. */
  usualBelow: fact('param').exactOptional(),
  /** From so many tokens, and so many for each parameter, it is what a text means that names none of these. */
  usualFrom: z.strictObject({ tokens: fact('token'), tokensPerParam: fact('token/param') }).exactOptional(),
  lora: z
    .strictObject({
      rank: fact(''),
      ranks: z.array(z.int().positive()),
      targets: loraTargetsSchema,
      ...citation,
    })
    .nullable(),
  ...citation,
})

export type TrainingMethodRow = z.infer<typeof trainingMethodSchema>
