/** A text whose words are recognized. */
import type { Mention } from '../lexicon/meanings.ts'
import { type NormalizedText, asTyped } from '../text/normalize.ts'
import type { Token } from '../text/tokenize.ts'
import type { TypoFix } from './typos.ts'

/** A text with everything the recognizers found in it. */
export type RecognizedText = {
  readonly normalized: NormalizedText
  readonly tokens: readonly Token[]
  /** What its words mean, in the order of the text; together they cover it. */
  readonly mentions: readonly Mention[]
  readonly typoFixes: readonly TypoFix[]
}

/** Gives the words of a span of tokens as they were typed; of one that goes on past the text, those there are. */
export function wordsIn({ normalized, tokens }: RecognizedText): (from: number, to: number) => string {
  return (from, to) => asTyped(normalized, tokens[from]?.start ?? 0, tokens[Math.min(to, tokens.length) - 1]?.end ?? 0)
}
