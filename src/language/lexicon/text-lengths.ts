/** What text is in tokens where only its language, or what its pieces are called, is said. */
import type { Lexicon } from '../../catalog/lexicon.ts'

export type TextLengths = {
  readonly bytesPerTokenOfEnglish: number
  /** By the name of a language. */
  readonly bytesPerToken: ReadonlyMap<string, number>
  /** The same: tokens of a word. */
  readonly tokensPerWord: ReadonlyMap<string, number>
  /** Tokens of an example, by what it is called. */
  readonly ofExample: ReadonlyMap<string, number>
  /** The mean example over the longest one, and the least of it over the sequence length. */
  readonly shareOfLongest: number
  readonly shareOfSequence: number
  /** The same of sequences from so many tokens on. */
  readonly shareOfLongSequence: number
  readonly longSequenceFrom: number
}

/** Bytes a token by language, and usual lengths in tokens of a page, a chat, a file and the like. */
export const textLengthsOf = ({
  textUnits: {
    bytesPerToken: english,
    languages,
    usualLengths,
    shareOfLongest,
    shareOfSequence,
    shareOfLongSequence,
    longSequenceFrom,
  },
}: Lexicon): TextLengths => ({
  bytesPerTokenOfEnglish: english.base,
  bytesPerToken: new Map(
    languages.flatMap(({ words, bytesPerToken }) => words.map((word) => [word, bytesPerToken.base])),
  ),
  tokensPerWord: new Map(
    languages.flatMap(({ words, tokensPerWord }) =>
      tokensPerWord === undefined ? [] : words.map((word) => [word, tokensPerWord.base] as const),
    ),
  ),
  ofExample: new Map(usualLengths.flatMap(({ words, tokens }) => words.map((word) => [word, tokens.base]))),
  shareOfLongest: shareOfLongest.base,
  shareOfSequence: shareOfSequence.base,
  shareOfLongSequence: shareOfLongSequence.base,
  longSequenceFrom: longSequenceFrom.base,
})
