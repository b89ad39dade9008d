/** The shape written in a measured row, completed to what physics needs. */
import * as z from 'zod'
import type { Model, ModelShape } from '../../catalog/model.ts'

const count = z.number().nonnegative()

export const reportedShapeSchema = z.looseObject({
  hidden: count,
  layers: count,
  heads: count,
  kvHeads: count,
  headDim: count,
  ffn: count,
  mlpMatrices: z.number().catch(3),
  vocab: count,
  tiedEmbeddings: z.boolean().catch(false),
  params: count,
  activeParams: count.nullish(),
  experts: count.nullish(),
  expertsPerToken: count.nullish(),
  expertFfn: count.nullish(),
  sharedExperts: count.nullish(),
  denseLayers: count.nullish(),
  slidingWindowFraction: count.nullish(),
  latentAttention: z.looseObject({ qLora: count, kvLora: count, rope: count, nope: count, v: count }).nullish(),
})
type ReportedShape = z.infer<typeof reportedShapeSchema>

type ReportedModel = { readonly model: { readonly name: string; readonly shape?: ReportedShape | null | undefined } }

/** What reports leave out of the shapes of some models, by a pattern of their names; the first that matches holds. */
export type ShapeRules = readonly { readonly name: RegExp; readonly normsPerLayer: number }[]

/** The model's shape from the row itself, else from the catalog by its name; null where neither knows it. */
export function completeShape(
  row: ReportedModel,
  models: ReadonlyMap<string, Model>,
  shapeRules: ShapeRules,
): ModelShape | null {
  const { name, shape } = row.model
  if (shape !== null && shape !== undefined) {
    return completeReported(shape, shapeRules.find((rule) => rule.name.test(name))?.normsPerLayer ?? 2)
  }
  return models.get(name.toLowerCase())?.shape ?? null
}

function completeReported(shape: ReportedShape, normsPerLayer: number): ModelShape {
  const active = shape.activeParams ?? shape.params
  const embeddings = (shape.tiedEmbeddings ? 1 : 2) * shape.vocab * shape.hidden
  const blockParamsOf = (params: number) => (params > embeddings ? params - embeddings : 0.9 * params)
  const { latentAttention: latent } = shape
  const windowed = shape.slidingWindowFraction ?? 0
  return {
    hidden: shape.hidden,
    layers: shape.layers,
    heads: shape.heads,
    kvHeads: shape.kvHeads,
    headDim: shape.headDim,
    ffn: shape.ffn,
    mlpMatrices: shape.mlpMatrices === 2 ? 2 : 3,
    vocab: shape.vocab,
    tiedEmbeddings: shape.tiedEmbeddings,
    norm: shape.mlpMatrices === 2 ? 'layernorm' : 'rmsnorm',
    normsPerLayer,
    moe: expertsOf(shape),
    latent:
      latent === null || latent === undefined
        ? null
        : { queryRank: latent.qLora, kvRank: latent.kvLora, rope: latent.rope, nope: latent.nope, value: latent.v },
    fullAttention: 1 - windowed,
    window: windowed > 0 ? 128 : null,
    params: shape.params,
    activeParams: active,
    blockParams: blockParamsOf(shape.params),
    activeBlockParams: blockParamsOf(active),
  }
}

function expertsOf(shape: ReportedShape): ModelShape['moe'] {
  const { experts, expertsPerToken, expertFfn } = shape
  if (!experts || !expertsPerToken || !expertFfn) return null
  return {
    experts,
    expertsPerToken,
    expertFfn,
    sharedExperts: shape.sharedExperts ?? 0,
    denseLayers: shape.denseLayers ?? 0,
    everyNLayers: 1,
  }
}
