/** The words that the names of models are made of. */
import * as z from 'zod'

const words = z.array(z.string().min(1)).min(1)

/** model-names.json: parts of the names of models. */
export const modelWordsSchema = z.strictObject({
  note: z.string(),
  /** Two words that are one brand: "gpt oss". */
  twoWordBrands: z.record(z.string(), z.string()),
  /** Other spellings of a brand. */
  brandSpellings: z.record(z.string(), z.string()),
  /** Vendors whose name stands before the model's. */
  vendors: words,
  /** Parts of a name that choose no other model. */
  ignoredSuffixes: words,
  /** Those of them that may stand apart from the name. */
  detachedSuffixes: words,
  /** Parts of a name that tell the repositories of one model apart, and what each is called. */
  variantWords: z.record(z.string(), z.string()),
  /** Fine-tunes that keep the shape of their brand's models. */
  sameShapeVariants: z.record(z.string(), words),
  /** Of which version they are, where nobody says it. */
  sameShapeVersions: z.record(z.string(), z.string()),
  /** Words of a repository's name that tell of another architecture. */
  otherArchitectures: words,
  /** What quantizers add to a name, and the stored form that it tells; null: none. */
  quantizationSuffixes: z.record(z.string(), z.enum(['bf16', 'fp8', 'nf4']).nullable()),
})
export type ModelWords = z.infer<typeof modelWordsSchema>
