/** Parts of a model that the physics does not cover yet. Estimates mention them, and their range is wider. */
import type { Model, ModelShape } from './model.ts'
import { rememberedOf } from '../once.ts'

/** `part` names a field of the shape; `text` is a sentence without a full stop. */
export type UnusualPart = {
  readonly part:
    | 'linear'
    | 'sparse'
    | 'sharedKeyValue'
    | 'residualStreams'
    | 'perLayerEmbedding'
    | 'crossAttention'
    | 'globalHeads'
    | 'singleBlockLayers'
    | 'ffnByLayers'
    | 'latentExperts'
    | 'bidirectional'
    | 'vocabularyLoss'
  readonly text: string
}

const mixerNames = {
  'gated-delta-net': 'Gated DeltaNet',
  'kimi-delta-attention': 'Kimi Delta Attention',
  'mamba-2': 'Mamba-2',
  'lightning-attention': 'Lightning attention',
  'short-convolution': 'Short convolutions',
} as const

/** Empty for a plain decoder. */
export const unusualParts = rememberedOf(partsOf)

function partsOf(shape: ModelShape): readonly UnusualPart[] {
  const { linear, sparse, residualStreams } = shape
  const parts: (UnusualPart | null)[] = [
    linear === undefined
      ? null
      : {
          part: 'linear',
          text: `${mixerNames[linear.kind]} in ${linear.layers} of ${shape.layers} layers: the matrices are counted, the scan is not timed`,
        },
    sparse === undefined
      ? null
      : {
          part: 'sparse',
          text:
            shape.fullAttention === 0
              ? 'The compressed keys of its sparse attention are left out'
              : `Sparse attention to ${sparse.keys} keys is estimated as full attention: long sequences come out too slow`,
        },
    shape.sharedKeyValue === undefined
      ? null
      : {
          part: 'sharedKeyValue',
          text: 'Low-rank queries and outputs count as matrices; their extra passes are not timed',
        },
    residualStreams === undefined
      ? null
      : {
          part: 'residualStreams',
          text: `${residualStreams} residual streams are estimated as one: memory comes out too low`,
        },
    shape.perLayerEmbedding === undefined
      ? null
      : {
          part: 'perLayerEmbedding',
          text: 'Per-layer embedding tables count as weights on the GPU; they may be kept in host memory',
        },
    shape.crossAttention === undefined
      ? null
      : { part: 'crossAttention', text: 'Cross-attention to images is estimated as attention to the text' },
    shape.globalHeads === undefined
      ? null
      : { part: 'globalHeads', text: 'The wider heads of its global layers are left out of attention time' },
    shape.attentionLayers === undefined || shape.feedForwardLayers === undefined
      ? null
      : {
          part: 'singleBlockLayers',
          text: 'A layer holds attention, a scan or a feed-forward, not all: activations come out too high',
        },
    shape.ffnByLayers === undefined
      ? null
      : { part: 'ffnByLayers', text: 'Feed-forward widths differ by layer: activations are those of the widest' },
    shape.moe?.latentWidth === undefined
      ? null
      : { part: 'latentExperts', text: 'Experts work in a narrower width: moving tokens to them comes out too slow' },
    shape.bidirectional === undefined
      ? null
      : { part: 'bidirectional', text: 'Attention goes both ways and costs up to twice what is estimated for it' },
    shape.vocabularyLoss === undefined
      ? null
      : {
          part: 'vocabularyLoss',
          text: 'Logits over the vocabulary are in the estimate, though it trains without them',
        },
  ]
  return parts.filter((one) => one !== null)
}

/** Families that are trained to be studied: nobody means them by a bare size. */
const studied: ReadonlySet<string> = new Set(['gpt2', 'pythia'])

/**
 * Whether a bare size may stand for a model: a dense decoder, plain or with the Gated DeltaNet that is common by now,
 * and the first of its shape.
 */
export const isUsualDecoder = ({ shape, shapeOf, trainedAs }: Model): boolean =>
  shape.moe === null &&
  !studied.has(trainedAs) &&
  shapeOf === undefined &&
  unusualParts(shape).every(({ part }) => part === 'linear' && shape.linear?.kind === 'gated-delta-net')
