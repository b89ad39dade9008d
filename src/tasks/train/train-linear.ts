/** Trains a linear classifier: logistic regression by averaged stochastic gradients, the same from the same lines. */
import type { PackedRow } from '../../catalog/trained-model.ts'
import { softmaxOf } from '../../language/lexicon/linear-classifier.ts'
import { seededRandom, shuffle } from './seeded-random.ts'

/** A text by its features. `label`: the row of what is right; `weight`: how much it counts beside the others. */
export type LabelledFeatures = {
  readonly label: number
  readonly features: readonly number[]
  readonly weight: number
}
/** The row of a label. */
export type LinearWeights = { readonly bias: number; readonly weights: Float64Array }

const epochs = 25
const learningRate = 2
/** Pull of every weight towards zero, per step of its feature. */
const decay = 2e-4

/** Rare labels weigh more: by the root of how rare they are, and so many times at most. */
const maxLabelWeight = 3

/** One row of weights for each of `labelCount` labels; features are indices below `featureCount`. */
export function trainLinear(
  examples: readonly LabelledFeatures[],
  labelCount: number,
  featureCount: number,
): readonly LinearWeights[] {
  const labels = Array.from({ length: labelCount }, (_, label) => label)
  const weights = labels.map(() => new Float64Array(featureCount))
  const sums = labels.map(() => new Float64Array(featureCount))
  const biases = labels.map(() => 0)
  const biasSums = labels.map(() => 0)
  const random = seededRandom(17)
  const total = totalWeight(examples)
  const weightOf = labels.map((label) => {
    const count = totalWeight(examples.filter((example) => example.label === label))
    return Math.min(maxLabelWeight, Math.sqrt(total / labelCount / Math.max(1, count)))
  })
  const order = examples.map((_, index) => index)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    const rate = learningRate / (1 + epoch / 5)
    for (const index of order) {
      const example = examples[index]
      if (example !== undefined) step(example, weights, biases, rate, (weightOf[example.label] ?? 1) * example.weight)
    }
    for (const [row, sum] of sums.entries()) {
      biasSums[row] = (biasSums[row] ?? 0) + (biases[row] ?? 0)
      for (let at = 0; at < featureCount; at += 1) sum[at] = (sum[at] ?? 0) + (weights[row]?.[at] ?? 0)
    }
  }
  return sums.map((sum, row) => ({
    bias: (biasSums[row] ?? 0) / epochs,
    weights: sum.map((one) => one / epochs),
  }))
}

const totalWeight = (examples: readonly LabelledFeatures[]): number =>
  examples.reduce((sum, { weight }) => sum + weight, 0)

function step(
  { label, features }: LabelledFeatures,
  weights: readonly Float64Array[],
  biases: number[],
  rate: number,
  weight: number,
): void {
  const size = Math.sqrt(features.length)
  const likely = softmaxOf(weights.map((row, index) => linearScoreOf(features, row, biases[index] ?? 0)))
  for (const [row, values] of weights.entries()) {
    const error = weight * ((row === label ? 1 : 0) - (likely[row] ?? 0))
    biases[row] = (biases[row] ?? 0) + rate * 0.1 * error
    for (const feature of features) {
      const before = values[feature] ?? 0
      values[feature] = before + rate * (error / size - decay * before)
    }
  }
}

/** The score of a label before the softmax. */
export function linearScoreOf(features: readonly number[], row: Float64Array, bias: number): number {
  let sum = 0
  for (const feature of features) sum += row[feature] ?? 0
  return bias + sum / Math.sqrt(features.length)
}

/** A row as it is kept: signed bytes, and what a unit of them is worth. */
export function packedRow({ bias, weights }: LinearWeights): PackedRow {
  const scale = Math.max(1e-9, ...weights.map(Math.abs)) / 127
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale))
  return { bias, scale, weights: Buffer.from(bytes.buffer).toString('base64') }
}
