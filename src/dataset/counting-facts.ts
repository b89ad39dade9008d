/** What tokens are counted by. */
import type { TokenApproximation } from './token-approximation.ts'
import type { TokenizerFacts } from './tokenizer.ts'

export type CountingFacts = {
  readonly tokenizers: readonly TokenizerFacts[]
  readonly approximation: TokenApproximation
}
