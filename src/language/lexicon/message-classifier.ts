/** How likely a message describes a job to be estimated, by its words and by what the grammar found in it. */
import type { MessageIntentModel } from '../../catalog/message-intent-model.ts'
import { linearClassifier } from './linear-classifier.ts'

/** 0 to 1. `features`: as in message-features.ts. */
export type MessageClassifier = (features: readonly number[]) => number

/** A softmax of two rows of weights. */
export function messageClassifier({ none, job }: MessageIntentModel): MessageClassifier {
  const classify = linearClassifier([none, job])
  return (features) => classify(features)[1] ?? 0
}
