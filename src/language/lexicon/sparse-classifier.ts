/** A linear classifier of many labels of which each has few weights: laid out by features, so that a text costs its own alone. */
import type { SparseRow } from '../../catalog/question-model.ts'
import { softmaxOf } from './linear-classifier.ts'

export type SparseClassifier = {
  /** How likely each label is, in the order of the rows; together 1. */
  readonly sharesOf: (features: readonly number[]) => readonly number[]
  /** What a feature counts for a label, by its place among the rows; 0 where nothing is known. */
  readonly weightOf: (feature: number, label: number) => number
}

/** A classifier of as many labels as rows; `featureCount`: indices are below it. */
export function sparseClassifier(rows: readonly SparseRow[], featureCount: number): SparseClassifier {
  const unpacked = rows.map(({ weights }) => unpackedWeights(weights))
  // Of each feature: where its weights begin.
  const starts = new Uint32Array(featureCount + 1)
  for (const weights of unpacked)
    for (const { feature } of weights) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1
  for (let at = 0; at < featureCount; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0)
  const total = starts[featureCount] ?? 0
  const labels = new Uint16Array(total)
  const values = new Float32Array(total)
  const next = starts.slice()
  for (const [label, weights] of unpacked.entries())
    for (const { feature, steps } of weights) {
      const place = next[feature] ?? 0
      labels[place] = label
      values[place] = steps * (rows[label]?.step ?? 0)
      next[feature] = place + 1
    }
  const biases = rows.map(({ bias }) => bias)
  return {
    sharesOf: (features) => {
      const sums = new Float64Array(biases.length)
      for (const feature of features)
        for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at += 1) {
          const label = labels[at] ?? 0
          sums[label] = (sums[label] ?? 0) + (values[at] ?? 0)
        }
      const size = Math.sqrt(features.length || 1)
      return softmaxOf(biases.map((bias, label) => bias + (sums[label] ?? 0) / size))
    },
    weightOf: (feature, label) => {
      for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at += 1)
        if (labels[at] === label) return values[at] ?? 0
      return 0
    },
  }
}

/** How far a byte reaches, and the most steps of a weight. */
const [maxGap, maxSteps] = [31, 3]

type Weight = { readonly feature: number; readonly steps: number }

function unpackedWeights(base64: string): readonly Weight[] {
  const weights: Weight[] = []
  let feature = -1
  for (const character of atob(base64)) {
    const byte = character.charCodeAt(0)
    feature += byte >> 3
    const steps = (byte & 7) - maxSteps
    if (steps !== 0) weights.push({ feature, steps })
  }
  return weights
}

/** A row as it is kept. The few weights that are larger than three steps are cut to them: a step is a third of one that few surpass. */
export function packedSparseRow(bias: number, weights: ArrayLike<number>): SparseRow {
  const sizes = Array.from(weights, Math.abs).toSorted((one, other) => other - one)
  const step = Math.max(1e-9, (sizes[fewLargest] ?? 0) / maxSteps)
  const bytes: number[] = []
  let last = -1
  for (const [feature, weight] of Array.from(weights).entries()) {
    const steps = Math.max(-maxSteps, Math.min(maxSteps, Math.round(weight / step)))
    if (steps === 0) continue
    for (; feature - last > maxGap; last += maxGap) bytes.push((maxGap << 3) | maxSteps)
    bytes.push(((feature - last) << 3) | (steps + maxSteps))
    last = feature
  }
  return { bias, step, weights: btoa(String.fromCharCode(...bytes)) }
}
const fewLargest = 8
