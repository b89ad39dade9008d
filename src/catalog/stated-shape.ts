/**
 * A model that is not in the catalog, described by the dimensions that somebody states; missing ones follow usual
 * proportions.
 */
import * as z from 'zod'
import type { ModelShape } from './model.ts'
import { countParameters, type ModelDimensions } from './parameter-count.ts'
import { usual, usualWidth } from './usual-proportions.ts'

const number = z.number().positive().optional()
const whole = z.int().positive().optional()

/** What was stated; absent: not stated. Sizes in elements, counts in parameters. */
export const statedShapeSchema = z.strictObject({
  /** Of a mixture of experts: parameters that one token passes. */
  activeParams: number,
  layers: whole,
  hidden: whole,
  heads: whole,
  kvHeads: whole,
  headDim: whole,
  ffn: whole,
  vocab: whole,
  experts: whole,
  expertsPerToken: whole,
  expertFfn: whole,
  sharedExperts: z.int().nonnegative().optional(),
  denseLayers: z.int().nonnegative().optional(),
  tiedEmbeddings: z.boolean().optional(),
})
export type StatedShape = z.infer<typeof statedShapeSchema>
/** The same with the size of the whole model, in parameters; null where only dimensions were stated. */
export type StatedModel = StatedShape & { readonly params: number | null }

/** Whether the numbers are those of a mixture of experts. */
const isMixture = ({ params, activeParams, experts, expertsPerToken, expertFfn }: StatedModel): boolean =>
  experts !== undefined ||
  expertsPerToken !== undefined ||
  expertFfn !== undefined ||
  (activeParams !== undefined && (params === null || activeParams < 0.95 * params))

/** Whether the numbers suffice: a size, or the width and depth. */
export const isEnough = ({ params, layers, hidden }: StatedModel): boolean =>
  params !== null || (layers !== undefined && hidden !== undefined)

/**
 * A decoder with these numbers. The size, where stated, stays as stated, and the widths that were not follow from it.
 * Throws where `isEnough` does not hold.
 */
export function shapeOfNumbers(stated: StatedModel): ModelShape {
  if (!isEnough(stated)) throw new Error('a shape needs its size, or its width and depth')
  const dimensions = dimensionsOf(stated)
  const counted = countParameters(dimensions)
  const params = stated.params ?? counted.params
  const blockParams = Math.max(params - (counted.params - counted.blockParams), 0.5 * params)
  if (dimensions.moe === null)
    return { ...dimensions, params, activeParams: params, blockParams, activeBlockParams: blockParams }
  const activeParams = Math.min(stated.activeParams ?? counted.activeParams, params)
  const activeBlockParams = Math.min(
    Math.max(activeParams - (counted.activeParams - counted.activeBlockParams), 0.5 * activeParams),
    blockParams,
  )
  return { ...dimensions, params, activeParams, blockParams, activeBlockParams }
}

/** Parameters that the stated dimensions alone add up to; null where they leave the total open. */
export function countStated(stated: StatedModel): number | null {
  const { layers, hidden, ffn, experts, expertFfn } = stated
  const isOpen = layers === undefined || hidden === undefined
  if (isOpen || (isMixture(stated) ? experts === undefined || expertFfn === undefined : ffn === undefined)) return null
  return countParameters(dimensionsOf({ ...stated, params: null })).params
}

function dimensionsOf(stated: StatedModel): ModelDimensions {
  const { params } = stated
  const isMoe = isMixture(stated)
  const active = activeSize(stated, isMoe)
  const vocab = stated.vocab ?? usual.vocab
  const tiedEmbeddings = stated.tiedEmbeddings ?? (params !== null && params < usual.tiedBelow)
  const isSparse = params !== null && active !== null && active < 0.95 * params
  const hidden =
    stated.hidden ?? usualWidth(active ?? 0, { ...stated, isSparse, tableRows: vocab * (tiedEmbeddings ? 1 : 2) })
  const headDim =
    stated.headDim ??
    (stated.heads !== undefined && hidden % stated.heads === 0 ? hidden / stated.heads : usual.headDim)
  const heads = stated.heads ?? Math.max(1, Math.round(hidden / headDim))
  const kvHeads = stated.kvHeads ?? Math.min(usual.kvHeads, heads)
  const embeddings = (tiedEmbeddings ? 1 : 2) * vocab * hidden
  const attention = 2 * hidden * headDim * (heads + kvHeads)
  const usualFfn = stated.ffn ?? Math.round(usual.ffnRatio * hidden)
  const layers =
    stated.layers ??
    Math.max(1, Math.round(((active ?? 0) - embeddings) / (attention + usual.mlpMatrices * hidden * usualFfn)))
  const plain = {
    hidden,
    layers,
    heads,
    kvHeads,
    headDim,
    mlpMatrices: usual.mlpMatrices,
    vocab,
    tiedEmbeddings,
    norm: 'rmsnorm' as const,
    normsPerLayer: 2,
    latent: null,
    fullAttention: 1,
    window: null,
  }
  const feedForward = (total: number | null) =>
    total === null ? null : Math.max(0, total - embeddings - layers * attention) / (usual.mlpMatrices * hidden * layers)
  if (!isMoe) {
    const fitting = feedForward(params)
    const isFixed = stated.hidden !== undefined || stated.layers !== undefined
    const ffn = stated.ffn ?? (isFixed && fitting !== null ? Math.max(1, Math.round(fitting)) : usualFfn)
    return { ...plain, ffn, moe: null }
  }
  const moe = expertsOf(stated, feedForward(params), feedForward(stated.activeParams ?? null), usualFfn)
  return { ...plain, ffn: stated.ffn ?? moe.expertFfn * moe.expertsPerToken, moe }
}

/** Experts that fill `all` feed-forward columns of a layer, of which a token passes `active`; null: not known. */
function expertsOf(
  stated: StatedModel,
  all: number | null,
  active: number | null,
  usualFfn: number,
): NonNullable<ModelDimensions['moe']> {
  const sharedExperts = stated.sharedExperts ?? 0
  const perToken = stated.expertsPerToken ?? null
  const widthOf = (total: number | null, count: number | null) =>
    total === null || count === null ? null : Math.max(1, Math.round(total / count))
  const experts =
    stated.experts ??
    (all !== null && stated.expertFfn !== undefined
      ? Math.max(1, Math.round(all / stated.expertFfn - sharedExperts))
      : all !== null && active !== null && perToken !== null
        ? Math.max(perToken, Math.round((all / Math.max(1, active)) * perToken))
        : usual.experts)
  const expertFfn =
    stated.expertFfn ??
    widthOf(all, experts + sharedExperts) ??
    widthOf(active, perToken === null ? null : perToken + sharedExperts) ??
    Math.round(usualFfn / usual.expertsPerToken)
  const expertsPerToken =
    perToken ??
    (active === null
      ? Math.min(usual.expertsPerToken, experts)
      : Math.min(experts, Math.max(1, Math.round(active / expertFfn - sharedExperts))))
  return {
    experts,
    expertsPerToken,
    expertFfn,
    sharedExperts,
    denseLayers: stated.denseLayers ?? 0,
    everyNLayers: 1,
  }
}

/** Parameters that one token passes, as far as the numbers tell. */
function activeSize(stated: StatedModel, isMoe: boolean): number | null {
  const { params, activeParams, experts = usual.experts, expertsPerToken = usual.expertsPerToken } = stated
  if (activeParams !== undefined) return activeParams
  // A fifth of what is active lies outside the experts, at the median of 40 published mixtures.
  return params === null || !isMoe ? params : params * Math.min(1, 1.25 * (expertsPerToken / experts))
}
