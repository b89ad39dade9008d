/** Features of a message for the classifier of whether it describes a job: its words, pairs of them, and the evidence. */
import { featureWords } from './text/feature-words.ts'
import { hashedFeature } from './text/hashed-feature.ts'

/** Indices are hashes: so many different ones. A power of two. */
export const messageFeatureCount = 8192

/** Characters that are looked at. */
const maxLength = 1500
const maxWordFeatures = 400
/** From so much of it on a piece of evidence counts. */
const leastEvidence = 0.5
/** Evidence is rare beside words: each piece counts as so many features. */
const evidenceFeatures = ['a', 'b', 'c', 'd']

/** Indices of the features; those of the evidence stand apart from those of words. Numbers count as one word. */
export function messageFeatures(text: string, evidence: ReadonlyMap<string, number>): readonly number[] {
  const { words } = featureWords(text, maxLength)
  const features = new Set<number>()
  for (const [at, word] of words.entries()) {
    features.add(hashedFeature(`w${word}`, messageFeatureCount))
    features.add(hashedFeature(`p${words[at - 1] ?? '^'} ${word}`, messageFeatureCount))
  }
  const ofEvidence = [...evidence].flatMap(([name, value]) =>
    value < leastEvidence ? [] : evidenceFeatures.map((each) => hashedFeature(`e${each}${name}`, messageFeatureCount)),
  )
  return [...[...features].slice(0, maxWordFeatures), ...ofEvidence]
}
