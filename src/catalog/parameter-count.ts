/** Parameters of a model, counted from its dimensions. Biases and head norms are left out: less than 0.1 %. */
import type { ModelShape } from './model.ts'

type Counts = 'params' | 'activeParams' | 'blockParams' | 'activeBlockParams'
/** The dimensions of a model before anything is counted. */
export type ModelDimensions = Omit<ModelShape, Counts>

/**
 * Counts all parameters (`params`), those one token passes (`activeParams`), and of both the matrices inside the layers.
 * Published exact counts are met within 0.5 % (test/catalog/model-data.test.ts).
 */
export function countParameters(shape: ModelDimensions): Pick<ModelShape, Counts> {
  const { hidden, layers, vocab, moe, perLayerEmbedding, positions = 0 } = shape
  const mixers = attentionMatrices(shape) + linearMixerMatrices(shape) + indexMatrices(shape)
  const perLayerInput = perLayerEmbedding === undefined ? 0 : 3 * layers * hidden * perLayerEmbedding.width
  const always =
    mixers + denseFeedForward(shape) + expertsEveryTokenPasses(shape) + perLayerInput + (shape.otherBlockParams ?? 0)
  const routed = expertLayerCount(shape) * expertParams(shape)
  const blockParams = always + routed * (moe?.experts ?? 0)
  const activeBlockParams = always + routed * (moe?.expertsPerToken ?? 0)
  const tables =
    (perLayerEmbedding === undefined ? 0 : perLayerEmbedding.vocab * layers * perLayerEmbedding.width) +
    positions * hidden
  const outside = vocab * hidden * (shape.tiedEmbeddings ? 1 : 2) + tables + (layers * shape.normsPerLayer + 1) * hidden
  return { params: blockParams + outside, activeParams: activeBlockParams + outside, blockParams, activeBlockParams }
}

/** Layers with routed experts. */
export function expertLayerCount({ layers, feedForwardLayers = layers, moe }: ModelDimensions): number {
  return moe === null ? 0 : Math.round((feedForwardLayers - moe.denseLayers) / moe.everyNLayers)
}

/** Parameters of one routed expert. */
export const expertParams = ({ hidden, mlpMatrices, moe }: ModelDimensions): number =>
  moe === null ? 0 : mlpMatrices * (moe.latentWidth ?? hidden) * moe.expertFfn

/** Layers that attend to the text or to an image. */
export const attentionLayerCount = ({ layers, linear, attentionLayers }: ModelDimensions): number =>
  attentionLayers ?? layers - (linear?.layers ?? 0)

function attentionMatrices(shape: ModelDimensions): number {
  const { hidden, heads, kvHeads, headDim, latent, globalHeads, sharedKeyValue } = shape
  const layers = attentionLayerCount(shape)
  if (latent !== null) {
    const queryWidth = heads * (latent.nope + latent.rope)
    const query = latent.queryRank === 0 ? hidden * queryWidth : latent.queryRank * (hidden + queryWidth)
    const keyValue = hidden * (latent.kvRank + latent.rope) + latent.kvRank * heads * (latent.nope + latent.value)
    return layers * (query + keyValue + (shape.queryGate === true ? 2 : 1) * heads * latent.value * hidden)
  }
  if (sharedKeyValue !== undefined) {
    const { queryRank, outputRank, outputGroups } = sharedKeyValue
    const query = queryRank * (hidden + heads * headDim)
    const output = heads * headDim * outputRank + outputGroups * outputRank * hidden
    return layers * (query + hidden * headDim + output)
  }
  const query = (shape.queryGate === true ? 3 : 2) * hidden * heads * headDim
  const local = query + 2 * hidden * kvHeads * headDim
  if (globalHeads === undefined) return layers * local
  const keyValueWidth = globalHeads.kvHeads * globalHeads.headDim * (globalHeads.keyIsValue ? 1 : 2)
  const global = hidden * (2 * heads * globalHeads.headDim + keyValueWidth)
  return (layers - globalHeads.layers) * local + globalHeads.layers * global
}

/** Width of the convolution in front of a linear mixer, in tokens. */
const CONVOLUTION = 4

function linearMixerMatrices({ hidden, linear }: ModelDimensions): number {
  if (linear === undefined) return 0
  const inner = linear.heads * linear.headDim
  const keys = linear.keyHeads * linear.keyDim
  const convolution = CONVOLUTION * (inner + 2 * keys)
  const output = inner * hidden
  switch (linear.kind) {
    case 'gated-delta-net':
      return linear.layers * (hidden * (2 * keys + 2 * inner + 2 * linear.heads) + convolution + output)
    case 'kimi-delta-attention':
      return (
        linear.layers *
        (hidden * (2 * keys + 2 * inner + linear.heads) + (hidden + inner) * linear.headDim + convolution + output)
      )
    case 'mamba-2':
      return linear.layers * (hidden * (2 * inner + 2 * keys + linear.heads) + convolution + output)
    case 'lightning-attention':
      return linear.layers * (hidden * 4 * inner + output)
    case 'short-convolution':
      return linear.layers * (hidden * 3 * inner + output)
  }
}

function indexMatrices({ hidden, latent, sharedKeyValue, sparse }: ModelDimensions): number {
  if (sparse === undefined) return 0
  const { indexLayers, indexHeads, indexDim } = sparse
  return (
    indexLayers *
    ((latent?.queryRank ?? sharedKeyValue?.queryRank ?? hidden) * indexHeads * indexDim +
      hidden * (indexDim + indexHeads))
  )
}

function denseFeedForward(shape: ModelDimensions): number {
  const { hidden, layers, feedForwardLayers = layers, mlpMatrices, ffn, ffnByLayers } = shape
  const dense = feedForwardLayers - expertLayerCount(shape)
  const width = ffnByLayers?.reduce((sum, one) => sum + one.layers * one.ffn, 0) ?? dense * ffn
  return mlpMatrices * hidden * width
}

/** Shared experts, routers, and the projections into the width of the routed ones. */
function expertsEveryTokenPasses(shape: ModelDimensions): number {
  const { hidden, mlpMatrices, moe } = shape
  if (moe === null) return 0
  const shared = mlpMatrices * hidden * moe.expertFfn * moe.sharedExperts
  return expertLayerCount(shape) * (shared + hidden * (moe.experts + 2 * (moe.latentWidth ?? 0)))
}
