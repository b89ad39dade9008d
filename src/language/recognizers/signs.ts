/** Signs by themselves, and words that nobody knows. */
import type { Mention, Meaning } from '../lexicon/meanings.ts'
import type { RecognizerInput } from './recognizer.ts'

const meaningOfSign: Readonly<Record<string, Meaning>> = {
  ',': { kind: 'comma' },
  '|': { kind: 'comma' },
  ';': { kind: 'sentence-end' },
  '.': { kind: 'sentence-end' },
  '!': { kind: 'sentence-end' },
  '\n': { kind: 'sentence-end' },
  '?': { kind: 'question' },
  ':': { kind: 'equals' },
  '=': { kind: 'equals' },
  '&': { kind: 'and' },
  '+': { kind: 'plus' },
  '*': { kind: 'times' },
  '/': { kind: 'or' },
  '@': { kind: 'preposition' },
  '~': { kind: 'limit', bound: 'about' },
  '<': { kind: 'limit', bound: 'most' },
  '>': { kind: 'limit', bound: 'least' },
}

/** The one token at `at`: a sign by what it says, a word as unknown. */
export function recognizeSign({ tokens }: RecognizerInput, at: number): Mention {
  const token = tokens[at]
  const meaning: Meaning =
    token?.kind === 'sign' ? (meaningOfSign[token.text] ?? { kind: 'sign' }) : { kind: 'unknown' }
  return { from: at, to: at + 1, meaning }
}
