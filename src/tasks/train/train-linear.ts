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

export type LinearTraining = {
  readonly epochs: number
  readonly learningRate: number
  /** Pull of every weight towards zero, per step of its feature. */
  readonly decay: number
  /** What a label is off by less than this is not learned from; 0 for nothing. */
  readonly leastError: number
}
const usual: LinearTraining = { epochs: 25, learningRate: 2, decay: 2e-4, leastError: 0 }

/** Rare labels weigh more: by the root of how rare they are, and so many times at most. */
const maxLabelWeight = 3

/** One row of weights for each of `labelCount` labels; features are indices below `featureCount`. */
export function trainLinear(
  examples: readonly LabelledFeatures[],
  labelCount: number,
  featureCount: number,
  { epochs, learningRate, decay, leastError }: LinearTraining = usual,
): readonly LinearWeights[] {
  const labels = Array.from({ length: labelCount }, (_, label) => label)
  // The weights of a feature stand together: a line touches few features, and of each all labels.
  const state: State = {
    weights: new Float64Array(featureCount * labelCount),
    biases: new Float64Array(labelCount),
    errors: new Float64Array(labelCount),
  }
  const sums = new Float64Array(featureCount * labelCount)
  const biasSums = new Float64Array(labelCount)
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
      const weight = (weightOf[example?.label ?? 0] ?? 1) * (example?.weight ?? 0)
      if (example !== undefined) step(example, state, { rate, weight, decay, leastError })
    }
    for (const [at, weight] of state.weights.entries()) sums[at] = (sums[at] ?? 0) + weight
    for (const [label, bias] of state.biases.entries()) biasSums[label] = (biasSums[label] ?? 0) + bias
  }
  return labels.map((label) => ({
    bias: (biasSums[label] ?? 0) / epochs,
    weights: Float64Array.from(
      { length: featureCount },
      (_, feature) => (sums[feature * labelCount + label] ?? 0) / epochs,
    ),
  }))
}

const totalWeight = (examples: readonly LabelledFeatures[]): number =>
  examples.reduce((sum, { weight }) => sum + weight, 0)

type State = { readonly weights: Float64Array; readonly biases: Float64Array; readonly errors: Float64Array }

/** `weight`: of the line. */
function step(
  { label, features }: LabelledFeatures,
  { weights, biases, errors }: State,
  { rate, weight, decay, leastError }: { rate: number; weight: number } & Pick<LinearTraining, 'decay' | 'leastError'>,
): void {
  const size = Math.sqrt(features.length)
  const count = biases.length
  errors.fill(0)
  for (const feature of features)
    for (let row = 0, at = feature * count; row < count; row += 1, at += 1)
      errors[row] = (errors[row] ?? 0) + (weights[at] ?? 0)
  const likely = softmaxOf(Array.from(errors, (sum, row) => (biases[row] ?? 0) + sum / size))
  for (const [row, share] of likely.entries()) {
    const error = weight * ((row === label ? 1 : 0) - share)
    errors[row] = Math.abs(error) < leastError ? 0 : error
    biases[row] = (biases[row] ?? 0) + rate * 0.1 * (errors[row] ?? 0)
  }
  for (const feature of features)
    for (let row = 0, at = feature * count; row < count; row += 1, at += 1) {
      const error = errors[row] ?? 0
      // What is right to a hair is not pulled at either.
      if (error === 0 && leastError > 0) continue
      const before = weights[at] ?? 0
      weights[at] = before + rate * (error / size - decay * before)
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
