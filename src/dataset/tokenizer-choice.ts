/** Which tokenizer counts for a model, and what its reader should know about that. */
import type { Model } from '../catalog/model.ts'
import type { TokenApproximation } from './token-approximation.ts'
import { approximateTokenizer, loadTokenizer, type Tokenizer, type TokenizerFacts } from './tokenizer.ts'

export type TokenizerChoice = {
  readonly tokenizer: Tokenizer
  /** '' where nothing is to be said: the model's own vocabulary counted. */
  readonly note: string
  /** Tokens that a chat template adds for a message. */
  readonly templateTokens: number
}

/** Of Llama 3's template: header, role, blank line and end of the message. */
const templateTokens = 5

/** `model`: null where none was named. Tokenizers are tried in the order of the facts. */
export async function chooseTokenizer(
  model: Pick<Model, 'name' | 'family'> | null,
  tokenizers: readonly TokenizerFacts[],
  approximation: TokenApproximation,
): Promise<TokenizerChoice> {
  const own = model === null ? undefined : tokenizers.find(({ families }) => families.includes(model.family))
  const [first] = tokenizers
  const wanted = own ?? first
  const loaded = wanted === undefined ? null : await loadTokenizer(wanted)
  if (loaded === null) {
    const hint = wanted === undefined ? '' : ` Install ${wanted.package} to count with ${wanted.name}.`
    return { tokenizer: approximateTokenizer(approximation), note: `${approximationNote}${hint}`, templateTokens }
  }
  if (own !== undefined || model === null) return { tokenizer: loaded, note: '', templateTokens }
  const note = `${model.name} has a vocabulary of its own, which is not at hand: expect up to a tenth more or less.`
  return { tokenizer: loaded, note, templateTokens }
}

const approximationNote =
  'An approximation by kinds of signs: within about a tenth for English, German, French, Russian, Chinese and code, a fifth for others.'
