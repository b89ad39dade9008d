/** A softmax over linear scores of the hashed features of a text. */
import type { PackedRow } from '../../catalog/trained-model.ts'

/** How likely each label is, in the order of the rows; together 1. */
export type LinearClassifier = (features: readonly number[]) => readonly number[]

/** A classifier of as many labels as rows. */
export function linearClassifier(packed: readonly PackedRow[]): LinearClassifier {
  const rows = packed.map(({ bias, scale, weights }) => ({
    bias,
    scale,
    weights: Int8Array.from(atob(weights), (byte) => byte.charCodeAt(0)),
  }))
  return (features) =>
    softmaxOf(
      rows.map(({ bias, scale, weights }) => {
        let sum = 0
        for (const feature of features) sum += weights[feature] ?? 0
        return bias + (sum * scale) / Math.sqrt(features.length)
      }),
    )
}

/** Scores as shares that are together 1. */
export function softmaxOf(scores: readonly number[]): readonly number[] {
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
