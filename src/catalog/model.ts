/** A model: its names, and the shape that physics needs. One file in data/models/ each. */
import * as z from 'zod'
import { modelIdSchema, idSpelling } from './ids.ts'
import { fact, citation } from './fact.ts'

const count = z.int().nonnegative()

/** Mixture of experts. Routed layers are every `everyNLayers`-th after the first `denseLayers`. */
const moeSchema = z.strictObject({
  experts: count,
  expertsPerToken: count,
  expertFfn: count,
  /** Experts that every token passes, in units of `expertFfn`. */
  sharedExperts: count,
  denseLayers: count,
  everyNLayers: count,
  /** Width that tokens are projected to before the routed experts (Nemotron 3). Absent: `hidden`. */
  latentWidth: count.optional(),
})

/** Latent attention (DeepSeek): low-rank query and key-value projections. */
const latentSchema = z.strictObject({ queryRank: count, kvRank: count, rope: count, nope: count, value: count })

/**
 * A token mixer without a key-value cache: its cost grows linearly with the length. `headDim` is that of the values.
 */
const linearMixerSchema = z.strictObject({
  kind: z.enum(['gated-delta-net', 'kimi-delta-attention', 'mamba-2', 'lightning-attention', 'short-convolution']),
  layers: count,
  heads: count,
  headDim: count,
  /** Key heads (groups of a Mamba-2) and their width (its state). */
  keyHeads: count,
  keyDim: count,
})

/** Attention to the best `keys` of each query, chosen by an index of its own (DeepSeek V3.2, GLM-5) or by blocks. */
const sparseAttentionSchema = z.strictObject({
  keys: count,
  /** Layers that hold an index; the other sparse layers reuse its choice. */
  indexLayers: count,
  indexHeads: count,
  indexDim: count,
})

/**
 * What is unlike a plain decoder. Absent: as in a plain decoder. A new field must be told of in `unusualParts`
 * (src/catalog/unusual-parts.ts) until the physics reckons with it.
 */
const unusualFields = {
  /** Layers that attend, and that have a feed-forward, where a layer is one or the other (Nemotron). */
  attentionLayers: count.optional(),
  feedForwardLayers: count.optional(),
  /** Feed-forward widths where layers differ; `ffn` is then the widest. */
  ffnByLayers: z.array(z.strictObject({ layers: count, ffn: count })).optional(),
  /** The query projection has twice the width; one half gates the output (Qwen3-Next, Qwen3.5). */
  queryGate: z.literal(true).optional(),
  linear: linearMixerSchema.optional(),
  sparse: sparseAttentionSchema.optional(),
  /** Layers that see the whole sequence with heads of their own (Gemma 4). */
  globalHeads: z.strictObject({ layers: count, kvHeads: count, headDim: count, keyIsValue: z.boolean() }).optional(),
  /** One key-value head for all queries; queries and outputs of low rank, outputs in groups (DeepSeek V4). */
  sharedKeyValue: z.strictObject({ queryRank: count, outputRank: count, outputGroups: count }).optional(),
  /** Layers that attend to an image instead of the text (Llama 3.2 Vision), and the keys of one tile of it. */
  crossAttention: z.strictObject({ layers: count, keysPerTile: count }).optional(),
  /** Residual streams of a token, where there are several (DeepSeek V4, Gemma 3n). */
  residualStreams: count.optional(),
  /** A table of `vocab` rows for every layer, read by lookup and projected (Gemma 3n and 4, E sizes). */
  perLayerEmbedding: z.strictObject({ vocab: count, width: count }).optional(),
  /** Learned position embeddings. */
  positions: count.optional(),
  /** Parameters of matrices inside the layers that no other field counts; the note says what they are. */
  otherBlockParams: count.optional(),
  /** Every token sees every other: an encoder. */
  bidirectional: z.literal(true).optional(),
  /** Trained on pooled vectors or few labels: no logits over the vocabulary. */
  vocabularyLoss: z.literal(false).optional(),
}

/** Dimensions of a transformer. Sizes in elements, `params` in parameters. */
export const shapeSchema = z.strictObject({
  hidden: count,
  layers: count,
  heads: count,
  kvHeads: count,
  headDim: count,
  /** Feed-forward width; in a mixture of experts that of its dense layers. */
  ffn: count,
  /** 3 for gated (SwiGLU), 2 for plain. */
  mlpMatrices: z.union([z.literal(2), z.literal(3)]),
  vocab: count,
  tiedEmbeddings: z.boolean(),
  norm: z.enum(['rmsnorm', 'layernorm']),
  normsPerLayer: count,
  moe: moeSchema.nullable(),
  latent: latentSchema.nullable(),
  /** Share of the layers that attend over the whole sequence; the others see `window` tokens (0: linear attention). */
  fullAttention: z.number().min(0).max(1),
  window: count.nullable(),
  params: count,
  /** Parameters one token passes through: equal to `params` in a dense model. */
  activeParams: count,
  /** Parameters of the matrices inside the layers: what quantization shrinks and LoRA freezes. */
  blockParams: count,
  activeBlockParams: count,
  ...unusualFields,
})

/** The dimensions of a decoder: what its memory, its FLOPs and its traffic follow from. */
export type ModelShape = z.infer<typeof shapeSchema>

/** What turns images into tokens in front of the decoder. */
const visionSchema = z.strictObject({
  /** null: not counted. */
  params: count.nullable(),
  hidden: count.nullable(),
  layers: count.nullable(),
  heads: count.nullable(),
  ffn: count.nullable(),
  /** Side of a patch in pixels, and patches along a side that become one token. */
  patch: count.nullable(),
  merge: count.nullable(),
  /** Pixels (height times width) behind one token; null where an image has a fixed number of tokens. */
  pixelsPerToken: count.nullable(),
  /** Tokens of one image: the most, or the fixed number; null where only its size limits them. */
  tokensPerImage: count.nullable(),
  /** Whether images stand in the text sequence; false: they are read by cross-attention. */
  inSequence: z.boolean(),
  ...citation,
})

export const modelSchema = z.strictObject({
  id: idSpelling.pipe(modelIdSchema),
  family: z.string(),
  /** Family of training code, as the facts of stacks name it: which stacks can train it follows from that. */
  trainedAs: z.string(),
  name: z.string(),
  /** Repository on the Hugging Face hub, where one is known. */
  repository: z.string().nullable(),
  aliases: z.array(z.string()),
  /** Id of the model whose shape this one has, dimension for dimension. */
  shapeOf: z.string().optional(),
  shape: z.strictObject({ ...shapeSchema.shape, ...citation }),
  vision: visionSchema.optional(),
  /** The four bits that its weights are published in; absent: in 8 or 16. */
  publishedIn: z.strictObject({ value: z.enum(['mxfp4', 'int4']), ...citation }).exactOptional(),
  /** What it is trained for where nobody says: it was made for that, and has no head for text. */
  usualTask: z.enum(['embedding', 'classification']).exactOptional(),
  /** Audio towers, multi-token heads and scales of stored weights: in a published count, not in training. */
  checkpointExtra: fact('param').optional(),
  /** The exact count that somebody published: decoder, vision tower and `checkpointExtra` together. */
  publishedParams: fact('param').nullable(),
  maxContext: fact('token'),
  /** Trained for English alone; absent: for more, or nobody looked. */
  englishOnly: z
    .strictObject({
      /** What it reads in English only: any text, or what goes with an image. */
      of: z.enum(['text', 'images']),
      /** Models of about its kind that read other languages. */
      instead: z.string(),
      /** Parts of names, with spaces for hyphens, that are taken for this model and are of other languages: "base multilingual". */
      exceptNames: z.array(z.string()).default([]),
      ...citation,
    })
    .exactOptional(),
  licence: z.strictObject({ value: z.string(), ...citation }),
  confidence: z.string(),
  notes: z.string().optional(),
})

/** A model as data/models states it: shape, parameters, licence and names. */
export type Model = z.infer<typeof modelSchema>
