/** Which question of data/questions a text asks, by all of its words: weights that were trained on lines of many people. */
import type { QuestionModel } from '../../catalog/question-model.ts'
import { lately } from '../../once.ts'
import {
  type CanonicalWord,
  canonicalWords,
  questionFeatureCount,
  questionFeatures,
  wordFeature,
} from './question-features.ts'
import { sparseClassifier } from './sparse-classifier.ts'

export type QuestionClassifier = {
  readonly ids: readonly string[]
  /** How likely each question is, in the order of the ids; together 1. Null where the text has no words. */
  readonly sharesOf: (text: string) => readonly number[] | null
  /** Whether a word speaks for a question, or says nothing whatever is asked. */
  readonly isWordOf: (word: string, id: string) => boolean
}

export type LikelyQuestion = { readonly id: string; readonly share: number }

/** `alike`: rows of words that stand for their first, '' for none. */
export function questionClassifier(
  { questions }: QuestionModel,
  alike: readonly (readonly string[])[],
): QuestionClassifier {
  const canonical: CanonicalWord = canonicalWords(alike)
  const ids = Object.keys(questions)
  const labels = new Map(ids.map((id, label) => [id, label]))
  const { sharesOf, weightOf } = sparseClassifier(Object.values(questions), questionFeatureCount)
  return {
    ids,
    // The readers of a text ask one after another.
    sharesOf: lately((text) => {
      const features = questionFeatures(text, canonical)
      return features.length === 0 ? null : sharesOf(features)
    }),
    isWordOf: (word, id) => {
      const label = labels.get(id)
      return canonical(word) === '' || (label !== undefined && weightOf(wordFeature(word, canonical), label) > 0)
    },
  }
}
