/** A plan as it is kept: ids and numbers only, so that it can be put together again over tomorrow's catalog. */
import * as z from 'zod'
import type { Catalog } from '../catalog/catalog.ts'
import { computePrecision, shardingKind } from '../catalog/stack.ts'
import { genericShape } from '../catalog/model-size.ts'
import { shapeOfNumbers, statedShapeSchema } from '../catalog/stated-shape.ts'
import type { Plan } from '../estimate/plan.ts'
import { attendedTokens } from './search/global-batch.ts'
import { withMasterWeights } from './search/master-weights.ts'
import { planTraining } from './search/plan-training.ts'
import { methodIdSchema, optimizerIdSchema, weightPrecisionSchema } from '../catalog/training-method.ts'
import { references, type Spec, specSchema } from '../scenario/scenario.ts'
import type { Option } from './recommendation.ts'
import { loraOf, modelOf } from './search/search-space.ts'

const count = z.int().positive()
/** The fields of a question that go beyond plain supervised training. */
const trainingFieldsSchema = specSchema
  .pick({
    task: true,
    adapter: true,
    optimizer: true,
    attentionKernel: true,
    fusedLoss: true,
    compile: true,
    imageCount: true,
    imageTokens: true,
    promptTokens: true,
    responseTokens: true,
    samplesPerPrompt: true,
    globalBatch: true,
    tokens: true,
  })
  .extend({ responseCap: z.exactOptional(z.number().positive()), reference: z.exactOptional(z.enum(references)) })

export const planRecordSchema = z.strictObject({
  model: z.string().nullable(),
  params: z.number().positive(),
  method: methodIdSchema,
  weights: weightPrecisionSchema,
  compute: computePrecision,
  lora: z.strictObject({ rank: count, targets: z.enum(['attn', 'attn+mlp']) }).nullable(),
  stack: z.string(),
  /** Full training that keeps fp32 weights though its software may keep bf16 alone. */
  masterWeights: z.exactOptional(z.literal(true)),
  gpu: z.string(),
  gpuCount: count,
  nodes: count,
  layout: z.strictObject({
    sharding: shardingKind,
    tp: count,
    pp: count,
    cp: count,
    ep: z.exactOptional(count),
  }),
  sequenceLength: count,
  attendedTokens: z.exactOptional(z.number().positive()),
  microBatch: count,
  accumulation: count,
  packed: z.boolean(),
  recomputation: z.enum(['none', 'selective', 'full']),
  offload: z.enum(['none', 'optimizer', 'params']),
  /** What of the question goes beyond plain supervised training. */
  training: z.exactOptional(trainingFieldsSchema),
  /** Of a model that is in no catalog. */
  shape: z.exactOptional(statedShapeSchema),
})
export type PlanRecord = z.infer<typeof planRecordSchema>

/** The plan of an option that answered `spec`. Throws where the spec names no model: nothing was recommended then. */
export function planRecordOf(option: Option, spec: Spec, catalog: Catalog): PlanRecord {
  const model = modelOf(spec, catalog)
  if (model === null) throw new Error('an option without a model')
  const { method, weights, stack, gpu, gpuCount, nodes, sequenceLength, microBatch, accumulation } = option
  return {
    model: model.id,
    params: model.shape.params,
    method,
    weights,
    compute: computePrecision.parse(option.compute),
    lora: loraOf(spec, { method, weights }),
    stack,
    ...(option.masterWeights === true && catalog.stacks.get(stack)?.trained.full === 'bf16'
      ? { masterWeights: true as const }
      : {}),
    gpu,
    gpuCount,
    nodes,
    layout: layoutOf(option),
    sequenceLength,
    ...attendedTokens(spec, sequenceLength, option.packed, catalog.batches),
    microBatch,
    accumulation,
    packed: option.packed,
    recomputation: option.recomputation,
    offload: option.offload,
    ...trainingRecord(option, spec, catalog),
    ...(model.id !== null || spec.shape === null ? {} : { shape: spec.shape }),
  }
}

/** The layout of an option without what it repeats. */
function layoutOf({ layout: { sharding, tp, pp, cp, ep } }: Option): PlanRecord['layout'] {
  return { sharding, tp, pp, cp, ...(ep === undefined || ep === 1 ? {} : { ep }) }
}

function trainingRecord(option: Option, spec: Spec, { training }: Catalog): Pick<PlanRecord, 'training'> {
  const asked = { ...spec, optimizer: optimizerIdSchema.options.find((id) => id === option.optimizer) ?? null }
  if (planTraining(asked, option.method, training) === null) return {}
  const { responseCap, reference, ...others } = asked
  const said = { ...(responseCap === null ? {} : { responseCap }), ...(reference === null ? {} : { reference }) }
  return { training: trainingFieldsSchema.strip().parse({ ...others, ...said }) }
}

/** The plan again; null where the catalog no longer has its model, GPU or software. */
export function planFromRecord(
  { model, params, training, shape: stated, masterWeights, ...record }: PlanRecord,
  catalog: Catalog,
): Plan | null {
  const unlisted = stated === undefined ? genericShape(params) : shapeOfNumbers({ ...stated, params })
  const shape = model === null ? unlisted : catalog.models.get(model)?.shape
  const gpu = catalog.gpus.get(record.gpu)
  const listed = catalog.stacks.get(record.stack)
  const stack = (listed && masterWeights && withMasterWeights(listed, record, record.gpuCount)) ?? listed
  if (shape === undefined || gpu === undefined || stack === undefined) return null
  const added = training === undefined ? null : planTraining(training, record.method, catalog.training)
  return { ...record, model, shape, gpu, stack, ...(added === null ? {} : { training: added }) }
}
