/** A model: its names, and the shape that physics needs. One file in data/models/ each. */
import * as z from 'zod'
import { fact, citation } from './fact.ts'

const count = z.int().nonnegative()

/** Mixture of experts. Routed layers are every `everyNLayers`-th after the first `denseLayers`. */
const moeSchema = z.strictObject({
  experts: count,
  expertsPerToken: count,
  expertFfn: count,
  sharedExperts: count,
  denseLayers: count,
  everyNLayers: count,
})

/** Latent attention (DeepSeek): low-rank query and key-value projections. */
const latentSchema = z.strictObject({ queryRank: count, kvRank: count, rope: count, nope: count, value: count })

/** Dimensions of a decoder-only transformer. Sizes in elements, `params` in parameters. */
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
})

export type ModelShape = z.infer<typeof shapeSchema>

export const modelSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  family: z.string(),
  name: z.string(),
  /** Repository on the Hugging Face hub, where one is known. */
  repository: z.string().nullable(),
  aliases: z.array(z.string()),
  shape: z.strictObject({ ...shapeSchema.shape, ...citation }),
  publishedParams: fact('param').nullable(),
  maxContext: fact('token'),
  licence: z.strictObject({ value: z.string(), ...citation }),
  confidence: z.string(),
  notes: z.string().optional(),
})

export type Model = z.infer<typeof modelSchema>
