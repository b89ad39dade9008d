/** data/quality.json: measured effects on quality, the cost of large batches, and rules of thumb, kept apart. */
import * as z from 'zod'
import { methodIdSchema } from './training-method.ts'
import { fact, citation } from './fact.ts'

const jobAdviceIds = [
  'continued pretraining',
  'from scratch',
  'experts',
  'long sequences',
  'split sequences',
  'rollouts',
  'pictures',
  'images',
  'in-batch negatives',
] as const
export type JobAdviceId = (typeof jobAdviceIds)[number]

export const qualitySchema = z.strictObject({
  note: z.string(),
  /** Perplexity over that of the same model in bf16, as a share: of the base as it is, or after fine-tuning. */
  perplexity: z.array(
    z.strictObject({
      model: z.string(),
      params: z.number().positive(),
      weights: z.enum(['int8', 'nf4']),
      stage: z.enum(['base', 'fine-tuned']),
      increase: fact(''),
    }),
  ),
  /** Tokens to the same loss, by sequences of a global batch. */
  batchTokens: z.array(z.strictObject({ globalBatch: z.int().positive(), tokens: fact('token') })).min(2),
  /** Useful tokens a second of one job, samples padded and packed. */
  packing: z.strictObject({ unpacked: fact('token/s'), packed: fact('token/s') }),
  /** A rule: what adapters can hold, and what data teaches. */
  capacity: z.strictObject({ bitsPerParam: fact(''), bitsPerToken: fact('') }),
  methods: z.array(z.strictObject({ method: methodIdSchema, says: z.string(), ...citation })),
  /** Rules of thumb for a number of examples up to a limit; the last also holds beyond it. */
  examples: z.array(z.strictObject({ upTo: fact(''), says: z.string() })).min(1),
  /** What is said of a kind of job; no full stops. */
  jobs: z.array(z.strictObject({ id: z.enum(jobAdviceIds), says: z.string(), ...citation })),
  /** Languages in Latin script of which models have seen little, by their English names. */
  scarceLanguages: z.strictObject({ languages: z.array(z.string()).min(1), ...citation }),
  /** How many times as many tokens as of English a vocabulary makes of the same text: the mean of African languages, by script. */
  tokenPremiums: z.array(
    z.strictObject({
      vocabulary: z.string(),
      families: z.array(z.string()).min(1),
      latin: z.number().positive(),
      ethiopic: z.number().positive(),
      ...citation,
    }),
  ),
  /** Languages whose script most vocabularies split into many tokens, by their English names. */
  scripts: z.array(z.strictObject({ script: z.string(), languages: z.array(z.string()).min(1), ...citation })),
  curated: z.strictObject({ examples: fact(''), says: z.string() }),
})
export type Quality = z.infer<typeof qualitySchema>
