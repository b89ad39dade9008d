/** Tokenizers by the packages that bring them, where those are installed; the approximation otherwise. */
import * as z from 'zod'
import { approximateTokens, type TokenApproximation } from './token-approximation.ts'

export const tokenizersSchema = z.strictObject({
  note: z.string(),
  tokenizers: z
    .array(
      z.strictObject({
        id: z.enum(['llama-3', 'llama-2', 'o200k']),
        name: z.string(),
        package: z.string(),
        families: z.array(z.string()),
        source: z.string(),
        asOf: z.iso.date(),
      }),
    )
    .min(1),
})
export type TokenizerFacts = z.infer<typeof tokenizersSchema>['tokenizers'][number]

export type Tokenizer = {
  /** For people: "Llama 3’s tokenizer", "an approximation". */
  readonly name: string
  /** Counts with the vocabulary of a model. */
  readonly isExact: boolean
  /** Tokens of a text, without those that mark its beginning and end. */
  readonly count: (text: string) => number
}

/** Counts tokens by the characters of each script. */
export const approximateTokenizer = (approximation: TokenApproximation): Tokenizer => ({
  name: 'an approximation',
  isExact: false,
  count: (text) => approximateTokens(text, approximation),
})

const unmarked = { bos: false, eos: false }

/** What each package is asked for; it fails where the package is not there. */
const loaders: Readonly<Record<TokenizerFacts['id'], () => Promise<(text: string) => number>>> = {
  'llama-3': async () => {
    const { default: tokenizer } = await import('llama3-tokenizer-js')
    return (text) => tokenizer.encode(text, unmarked).length
  },
  'llama-2': async () => {
    const { default: tokenizer } = await import('llama-tokenizer-js')
    return (text) => tokenizer.encode(text, false, false).length
  },
  o200k: async () => {
    const { encode } = await import('gpt-tokenizer/encoding/o200k_base')
    return (text) => encode(text).length
  },
}

/** null where its package is not installed. */
export async function loadTokenizer({ id, name }: TokenizerFacts): Promise<Tokenizer | null> {
  try {
    return { name, isExact: true, count: await loaders[id]() }
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    if (isMissing) return null
    throw error
  }
}
