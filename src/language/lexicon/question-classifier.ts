/** Which question of data/questions a text asks, by all of its words: weights that were trained on lines of many people. */
import type { QuestionModel } from '../../catalog/question-model.ts'
import {
  type CanonicalWord,
  canonicalWords,
  questionFeatureCount,
  questionFeatures,
  wordFeature,
} from './question-features.ts'
import { sparseClassifier } from './sparse-classifier.ts'

export type QuestionClassifier = {
  /** How likely each question is, by its id, the likeliest first; together 1. Null where the text has no words. */
  readonly likelyQuestions: (text: string) => readonly LikelyQuestion[] | null
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
    likelyQuestions: (text) => {
      const features = questionFeatures(text, canonical)
      if (features.length === 0) return null
      const shares = sharesOf(features)
      return ids
        .map((id, label) => ({ id, share: shares[label] ?? 0 }))
        .toSorted((one, other) => other.share - one.share)
    },
    isWordOf: (word, id) => {
      const label = labels.get(id)
      return canonical(word) === '' || (label !== undefined && weightOf(wordFeature(word, canonical), label) > 0)
    },
  }
}
