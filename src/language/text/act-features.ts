/** Features of a short text for the classifier of its act: which words, pairs of words and pieces of words it has. */
import { featureWords } from './feature-words.ts'
import { featureIndex, hashedOn, noHash } from './hashed-feature.ts'

/** Indices are hashes: so many different ones. A power of two. */
export const featureCount = 16384

const ofPiece = hashedOn(noHash, 'c')

/** Characters that are looked at; an act shows early. */
const maxLength = 240

/**
 * The features of a text, each index at most once. Numbers count as one word, whatever they are. `signals`: what the
 * grammar found in it, as words.
 */
export function actFeatures(text: string, signals: readonly string[]): readonly number[] {
  const { line, words } = featureWords(text, maxLength)
  const features = new Set<number>()
  const addHash = (hash: number): void => {
    features.add(featureIndex(hash, featureCount))
  }
  const add = (kind: string, value: string): void => addHash(hashedOn(hashedOn(noHash, kind), value))
  const addPair = (kind: string, before: string, value: string): void =>
    addHash(hashedOn(hashedOn(hashedOn(hashedOn(noHash, kind), before), ' '), value))
  for (const [index, word] of words.entries()) {
    add('w', word)
    addPair('p', words[index - 1] ?? '^', word)
    if (index > 0) addPair('g', words[index - 2] ?? '^', word)
    const framed = `<${word}>`
    for (let size = 3; size <= 4; size += 1)
      for (let at = 0; at + size <= framed.length; at += 1) addHash(hashedOn(ofPiece, framed, at, at + size))
    // Languages that write without gaps.
    if (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word))
      for (let at = 0; at < word.length; at += 1) {
        add('k', word.slice(at, at + 1))
        add('k', word.slice(at, at + 2))
      }
  }
  add('first', `${words[0] ?? ''} ${words[1] ?? ''}`)
  add('end', words.at(-1) ?? '')
  add('length', String(Math.min(6, Math.floor(words.length / 3))))
  if (line.includes('?') || line.includes('？')) add('question', '')
  for (const [index, signal] of signals.entries()) {
    add('s', signal)
    addPair('t', signals[index - 1] ?? '^', signal)
  }
  return [...features]
}
