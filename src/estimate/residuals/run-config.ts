/**
 * The configuration of one run in the schema of the measurements: what a published row or a row to be predicted says.
 */
import * as z from 'zod'
import { storedPrecision } from '../../catalog/parameter-bytes.ts'
import { computePrecision, shardingKind } from '../../catalog/stack.ts'
import { methodIdSchema } from '../../catalog/training-method.ts'
import { reportedShapeSchema } from './reported-shape.ts'
import type { TrainingRun } from '../physics/training-run.ts'

const optionalText = z.string().nullish()
const optionalFlag = z.boolean().nullish()
const positiveCount = z.number().positive()

/** One run's configuration in the schema of the measurements; unknown keys are carried and ignored. */
export const runConfigSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).nullish(),
  source: optionalText,
  date: optionalText,
  model: z.looseObject({ name: z.string(), shape: reportedShapeSchema.nullish() }),
  method: methodIdSchema,
  weights: storedPrecision.catch('bf16'),
  compute: computePrecision.catch('bf16'),
  precisionRecipe: optionalText,
  lora: z
    .looseObject({
      rank: positiveCount.nullish(),
      targets: optionalText.catch(null),
      targetClass: z.enum(['qv', 'attn', 'attn+mlp']).nullish().catch(null),
    })
    .nullish(),
  optimizer: optionalText,
  sequenceLength: positiveCount.nullish(),
  microBatch: positiveCount.nullish(),
  accumulation: positiveCount.nullish(),
  packed: optionalFlag,
  recomputation: z.enum(['none', 'selective', 'full']).nullish().catch(null),
  attention: optionalText,
  kernels: optionalText,
  compiled: optionalFlag,
  framework: optionalText,
  frameworkVersion: optionalText,
  stackTier: optionalText,
  layout: z.looseObject({
    parallelism: optionalText,
    sharding: shardingKind.catch('none'),
    tp: positiveCount.nullish(),
    pp: positiveCount.nullish(),
    cp: positiveCount.nullish(),
    ep: positiveCount.nullish(),
    vp: positiveCount.nullish(),
  }),
  offload: optionalText,
  gpu: z.string(),
  gpuCount: positiveCount,
  nodes: positiveCount.nullish(),
  gpusPerNode: positiveCount.nullish(),
  intraLink: optionalText,
  interLink: optionalText,
  interconnect: optionalText,
  interGbpsPerGpu: positiveCount.nullish(),
  memoryMetric: z.enum(['allocated', 'reserved', 'smi', 'unstated']).nullish().catch(null),
  notes: optionalText,
})
export type RunConfig = z.infer<typeof runConfigSchema>

/** Weights and gradients of a model that a GPU can hold whole beside activations. Bytes, of an 80 GB GPU. */
const WHOLE_MODEL_LIMIT = 60e9

/** The stage of sharding: the report's own words where they name one, else the field. */
export function shardingOf({ model, layout: { parallelism, sharding } }: RunConfig): TrainingRun['sharding'] {
  const description = parallelism ?? ''
  if (/zero-?2/i.test(description)) return 'zero2'
  if (/no-?shard/i.test(description)) return 'none'
  if (/zero-?3|full.?shard/i.test(description)) return 'fsdp'
  if (sharding !== 'none' || !/\bzero\b/i.test(description)) return sharding
  // ZeRO without its stage: the second is usual, the third where whole weights and gradients would fill a GPU.
  return 4 * (model.shape?.params ?? 0) > WHOLE_MODEL_LIMIT ? 'fsdp' : 'zero2'
}
