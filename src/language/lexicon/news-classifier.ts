/** What a piece of news between people is of, by all of its words; its numbers are told by their kind alone. */
import { type NewsField, type NewsModel, newsFields } from '../../catalog/news-model.ts'
import { questionFeatureCount } from './question-features.ts'
import { sparseClassifier } from './sparse-classifier.ts'
import { suppositionFeatures } from './supposition-classifier.ts'

/** How likely a text is news of each field; together 1. Of a text without words it is none. */
export type NewsClassifier = (text: string) => ReadonlyMap<NewsField, number>

/** A softmax over the weights of a text's words. */
export function newsClassifier({ fields }: NewsModel): NewsClassifier {
  const { sharesOf } = sparseClassifier(
    newsFields.map((field) => fields[field]),
    questionFeatureCount,
  )
  return (text) => {
    const features = suppositionFeatures(text)
    const shares = features.length === 0 ? [] : sharesOf(features)
    return new Map(newsFields.map((field, at) => [field, shares[at] ?? (field === 'none' ? 1 : 0)]))
  }
}
