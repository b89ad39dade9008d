/** How likely a reply that is taken for something is talk between people, by its words and by what it is taken for. */
import type { TalkModel } from '../../catalog/talk-model.ts'
import { featureWords } from '../text/feature-words.ts'
import { hashedFeature } from '../text/hashed-feature.ts'
import { linearClassifier } from './linear-classifier.ts'

/** Indices are hashes: so many different ones. A power of two. */
export const talkFeatureCount = 16384
/** Characters that are looked at. */
const maxLength = 240

/** 0 to 1. `signals`: what is known of the reply beside its words, as words. */
export type TalkClassifier = (text: string, signals: readonly string[]) => number

/** A softmax of two rows of weights. */
export function talkClassifier({ meant, talk }: TalkModel): TalkClassifier {
  const classify = linearClassifier([meant, talk])
  return (text, signals) => classify(talkFeatures(text, signals))[1] ?? 0
}

/** Its words, the pairs of them, how it begins, whom it speaks of, and the signals; each index at most once. */
export function talkFeatures(text: string, signals: readonly string[]): readonly number[] {
  const { line, words } = featureWords(text, maxLength)
  const features = [
    ...words.map((word) => `w ${word}`),
    ...[...words, '$'].map((word, at) => `p ${words[at - 1] ?? '^'} ${word}`),
    `first ${words[0] ?? ''}`,
    `length ${Math.min(6, Math.floor(words.length / 4))}`,
    ...forms.filter(([, form]) => form.test(line)).map(([name]) => `form ${name}`),
    ...(namesSomebody.test(text.slice(0, maxLength)) ? ['form name'] : []),
    ...signals.map((signal) => `s ${signal}`),
  ]
  return [...new Set(features.map((feature) => hashedFeature(feature, talkFeatureCount)))]
}

const forms: readonly (readonly [string, RegExp])[] = [
  ['people', /\b(?:they|their|them|he|she|his|her|some(?:one|body)|any(?:one|body)|every(?:one|body)|who|whose|guys|folks)\b/u],
  ['slang', /\b(?:lol|lmao|haha|btw|fwiw|tbh|ngl|iirc|imo)\b/u],
  ['asks', /\?/u],
  ['ours', /\b(?:it|this|that|plan|run|job|we|our|us)\b/u],
] // prettier-ignore
/** A name within a sentence: “ask Benno” */
const namesSomebody = /[\p{L},;] \p{Lu}\p{Ll}{2,}|@\p{L}/u
