/** What a request in a thread changes, by all of its words: for requests whose words no rule reads. */
import { type ChangeKind, type ChangeKindModel, changeKinds } from '../../catalog/change-kinds.ts'
import { actFeatures } from '../text/act-features.ts'
import { linearClassifier } from './linear-classifier.ts'

/** Fewer than of acts: there are more kinds, and fewer lines to learn them from. A power of two. */
export const kindFeatureCount = 4096

/** The features of a request. `signals`: what it names, and what the plan holds. */
export const kindFeatures = (text: string, signals: readonly string[]): readonly number[] => [
  ...new Set(actFeatures(text, signals).map((feature) => feature & (kindFeatureCount - 1))),
]

/** How likely a request changes each; together 1. `signals`: what it names, and what the plan holds. */
export type ChangeKindClassifier = (text: string, signals: readonly string[]) => ReadonlyMap<ChangeKind, number>

/** A softmax over the weights of a text's features. */
export function changeKindClassifier({ kinds }: ChangeKindModel): ChangeKindClassifier {
  const classify = linearClassifier(changeKinds.map((kind) => kinds[kind]))
  return (text, signals) => {
    const shares = classify(kindFeatures(text, signals))
    return new Map(changeKinds.map((kind, at) => [kind, shares[at] ?? 0]))
  }
}
