/** Features of a question for the classifier of what it asks: its words by their stems, pairs of them, and pieces of words. */
import { featureIndex, hashedFeature, hashedOn, noHash } from '../text/hashed-feature.ts'
import { tokenize } from '../text/tokenize.ts'

/** Indices are hashes: so many different ones. A power of two. */
export const questionFeatureCount = 16384

/** Characters and tokens that are looked at. */
const [maxLength, maxTokens] = [240, 60]

/** What a word stands for, '' where it says nothing. */
export type CanonicalWord = (word: string) => string

/** The features of a question, each index at most once; of a text without words there are none. */
export function questionFeatures(text: string, canonical: CanonicalWord): readonly number[] {
  const words = questionWordsOf(text.slice(0, maxLength), canonical)
  const features = new Set<number>()
  const addHash = (hash: number): void => {
    features.add(featureIndex(hash, questionFeatureCount))
  }
  const add = (kind: string, ...parts: readonly string[]): void =>
    addHash(parts.reduce((hash, part) => hashedOn(hashedOn(hash, ' '), part), hashedOn(noHash, kind)))
  for (const [at, word] of words.entries()) {
    add('w', word)
    const [next, second] = [words[at + 1], words[at + 2]]
    if (next !== undefined) add('p', word, next)
    if (second !== undefined) add('g', word, second)
    const framed = `<${word}>`
    for (let from = 0; from + pieceLength <= framed.length; from += 1)
      addHash(hashedOn(ofPiece, framed, from, from + pieceLength))
  }
  if (words[0] !== undefined) {
    add('0', words[0])
    add('1', words.slice(0, 2).join(' '))
  }
  return [...features]
}
const pieceLength = 4
const ofPiece = hashedOn(noHash, 'c ')

/** The feature of a word by itself. */
export const wordFeature = (word: string, canonical: CanonicalWord): number =>
  hashedFeature(`w ${canonical(word)}`, questionFeatureCount)

/** What words stand for: all of a row for its first. */
export function canonicalWords(alike: readonly (readonly string[])[]): CanonicalWord {
  const meanings = new Map(alike.flatMap((row) => row.map((word) => [stem(word), row[0] ?? word] as const)))
  return (word) => (gpuName.test(word) ? gpuWord : (meanings.get(stem(word)) ?? stem(word)))
}

const gpuName =
  /^(?:h100|h200|h20|h800|a100|a800|a10g?|a30|a40|b200|b300|gb?h?200|l4|l40s?|v100|t4|mi\d{3}x?|rtx|[345]0[6789]0s?)$/u
const gpuWord = '<gpu>'
const numberWord = '#'

/** "costs", "cost"; "training", "trained": compared without their endings. */
function stem(word: string): string {
  if (word.length < 4) return word
  const bare = word.replace(/(?:'s|’s)$/u, '')
  if (/(?:ss|us|is)$/u.test(bare)) return bare
  return bare
    .replace(/ies$/u, 'y')
    .replace(/(?<=[^aeiou])(?:ing|ed)$/u, '')
    .replace(/(?<=[a-z]{2})(?:es|s|e)$/u, '')
}

/** Words of a text as they are compared, in their order; numbers are all alike, and so are GPUs. */
export function questionWordsOf(text: string, canonical: CanonicalWord): readonly string[] {
  const tokens = tokenize(text.toLowerCase().replaceAll('’', "'")).slice(0, maxTokens)
  return tokens.flatMap(({ kind, text: word, adjacent }, at) => {
    const [before, next] = [tokens[at - 1], tokens[at + 1]]
    if (kind === 'sign') return word === '$' || word === '€' ? ['cost'] : word === '%' ? [word] : []
    // "h100" is two tokens.
    if (kind === 'word' && unspaced.test(word)) return pairsOf(word)
    if (kind === 'word')
      return next?.adjacent === true && gpuName.test(word + next.text)
        ? []
        : [canonical(word)].filter((one) => one !== '')
    return [(adjacent && gpuName.test((before?.text ?? '') + word)) || gpuName.test(word) ? gpuWord : numberWord]
  })
}

/** Chinese, Japanese and Korean put no spaces, or few, between words: there pairs of signs are compared. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const pairsOf = (word: string): readonly string[] =>
  word.length < 3
    ? [word]
    : Array.from({ length: Math.min(word.length - 1, maxTokens) }, (_, at) => word.slice(at, at + 2))
