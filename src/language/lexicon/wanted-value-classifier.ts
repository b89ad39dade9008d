/** How likely a value of a message is wanted, by what stands around it. */
import type { WantedValues } from '../../catalog/wanted-values.ts'
import { linearClassifier } from './linear-classifier.ts'

/** 0 to 1. `features`: as in value-features.ts. */
export type WantedValueClassifier = (features: readonly number[]) => number

/** A softmax of two rows of weights. */
export function wantedValueClassifier({ unwanted, wanted }: WantedValues): WantedValueClassifier {
  const classify = linearClassifier([unwanted, wanted])
  return (features) => classify(features)[1] ?? 0
}
