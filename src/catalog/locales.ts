/** The words of languages other than English (data/locales): what each means in a request, and the English for it. */
import * as z from 'zod'

const rowSchema = z.strictObject({
  words: z.array(z.string().min(1)).min(1),
  means: z.string().min(1),
  /** Of a number or a scale what it is worth, of a currency its code. */
  value: z.union([z.number(), z.string()]).optional(),
  note: z.string().optional(),
})

/** One language: its words, written as people type them; German nouns with their capital. */
export const localeSchema = z.strictObject({
  note: z.string(),
  language: z.string().regex(/^[a-z]{2}$/),
  /** Words are written without spaces between them, or with endings stuck to them. */
  isUnspaced: z.boolean().default(false),
  /** Of sums that name none, where people count in tens of thousands of it. */
  currency: z.string().nullable().default(null),
  decimalMark: z.enum([',', '.']).default(','),
  rows: z.array(rowSchema).min(1),
})
export type LocaleFile = z.infer<typeof localeSchema>

const meaningSchema = z.strictObject({ english: z.string(), place: z.enum(['before', 'first', 'clause']).optional() })
/** The English of a meaning, and where it belongs in an English sentence. */
export type EnglishForm = z.infer<typeof meaningSchema>

export const meaningsSchema = z.strictObject({ note: z.string(), meanings: z.record(z.string(), meaningSchema) })
export const englishWordsSchema = z.strictObject({ note: z.string(), words: z.array(z.string()) })

export type LocaleFiles = {
  readonly locales: readonly LocaleFile[]
  readonly meanings: ReadonlyMap<string, EnglishForm>
  /** Words that requests in English are made of: they do not make a text foreign. */
  readonly englishWords: ReadonlySet<string>
}
