/** Which model a bare size such as "70b" stands for, and the generic dense shape where no model is named. */
import type { Catalog } from './catalog.ts'
import type { Model, ModelShape } from './model.ts'
import { isUsualDecoder } from './unusual-parts.ts'
import { usual, usualWidth } from './usual-proportions.ts'

/** Sizes within this (in log) are the same model said loosely: "7b" and 7.2 billion. */
const SIZE_TOLERANCE = 0.07

/**
 * The model that "70b" is taken for: the listed one, else of the usual dense decoders one that is called so, else the
 * nearest, else null. `params` in parameters.
 */
export function modelOfSize(params: number, catalog: Pick<Catalog, 'sizes' | 'models'>): Model | null {
  const label = sizeLabel(params)
  const listedId = catalog.sizes.get(label)
  if (listedId !== undefined) return catalog.models.get(listedId) ?? null
  const gap = ({ shape }: Model): number => Math.abs(Math.log(shape.params / params))
  const near = [...catalog.models.values()].filter((model) => gap(model) < SIZE_TOLERANCE && isUsualDecoder(model))
  const namesakes = near.filter(({ id }) => id.endsWith(`-${label}`))
  const candidates = namesakes.length > 0 ? namesakes : near
  return candidates.reduce<Model | null>((best, each) => (best === null || gap(each) < gap(best) ? each : best), null)
}

/** So far off (in log) a dense model still costs about what one of the size does. */
const DENSE_TOLERANCE = 0.2

/** The dense decoder nearest to a size whose listed model has experts; null where it has none, or nothing is near. */
export function denseModelOfSize(params: number, catalog: Pick<Catalog, 'sizes' | 'models'>): Model | null {
  if (modelOfSize(params, catalog)?.shape.moe == null) return null
  const gap = ({ shape }: Model): number => Math.abs(Math.log(shape.params / params))
  const near = [...catalog.models.values()].filter((model) => gap(model) < DENSE_TOLERANCE && isUsualDecoder(model))
  return near.toSorted((one, other) => gap(one) - gap(other))[0] ?? null
}

/** "70b", "0.5b": as it stands in names. */
const sizeLabel = (params: number): string => `${Number((params / 1e9).toPrecision(6))}b`

/**
 * A dense decoder of usual proportions with about `params` parameters: width by the trend of 54 published models,
 * depth to match. Layers times width is within 9 % of the real one at the median, 42 % at the 90th percentile.
 */
export function genericShape(params: number): ModelShape {
  const hidden = usualWidth(params, { isSparse: false, tableRows: usual.vocab })
  const tiedEmbeddings = params < usual.tiedBelow
  const embeddings = (tiedEmbeddings ? 1 : 2) * usual.vocab * hidden
  const layers = Math.max(1, Math.round((params - embeddings) / (12.75 * hidden ** 2)))
  const blockParams = Math.max(params - embeddings, 0.5 * params)
  return {
    hidden,
    layers,
    heads: hidden / usual.headDim,
    kvHeads: Math.min(usual.kvHeads, hidden / usual.headDim),
    headDim: usual.headDim,
    ffn: Math.round(usual.ffnRatio * hidden),
    mlpMatrices: usual.mlpMatrices,
    vocab: usual.vocab,
    tiedEmbeddings,
    norm: 'rmsnorm',
    normsPerLayer: 2,
    moe: null,
    latent: null,
    fullAttention: 1,
    window: null,
    params,
    activeParams: params,
    blockParams,
    activeBlockParams: blockParams,
  }
}
