/**
 * Trains the classifier of turns: logistic regression by averaged stochastic gradients, the same from the same lines.
 */
import { type TurnAct, turnActs } from '../../catalog/turn-acts.ts'
import { softmax } from '../../language/lexicon/turn-act-classifier.ts'
import { featureCount } from '../../language/text/act-features.ts'
import { seededRandom, shuffle } from './seeded-random.ts'

export type LabelledTurn = {
  readonly language: string
  readonly act: TurnAct
  readonly text: string
  readonly features: readonly number[]
  /** How much it counts beside the others. */
  readonly weight: number
}
export type ActWeights = { readonly bias: number; readonly weights: Float64Array }

const epochs = 25
const learningRate = 2
/** Pull of every weight towards zero, per step of its feature. */
const decay = 2e-4

/** Rare acts weigh more: by the root of how rare they are, and so many times at most. */
const maxActWeight = 3

/** One row of weights for each act, in the order of `turnActs`. */
export function trainActs(lines: readonly LabelledTurn[]): readonly ActWeights[] {
  const examples = lines.map(({ act, features, weight }) => ({ act: turnActs.indexOf(act), features, weight }))
  const weights = turnActs.map(() => new Float64Array(featureCount))
  const sums = turnActs.map(() => new Float64Array(featureCount))
  const biases = turnActs.map(() => 0)
  const biasSums = turnActs.map(() => 0)
  const random = seededRandom(17)
  const total = totalWeight(examples)
  const weightOf = turnActs.map((_, act) => {
    const count = totalWeight(examples.filter((example) => example.act === act))
    return Math.min(maxActWeight, Math.sqrt(total / turnActs.length / Math.max(1, count)))
  })
  const order = examples.map((_, index) => index)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    const rate = learningRate / (1 + epoch / 5)
    for (const index of order) {
      const example = examples[index]
      if (example !== undefined) step(example, weights, biases, rate, (weightOf[example.act] ?? 1) * example.weight)
    }
    for (const [row, total] of sums.entries()) {
      biasSums[row] = (biasSums[row] ?? 0) + (biases[row] ?? 0)
      for (let at = 0; at < featureCount; at += 1) total[at] = (total[at] ?? 0) + (weights[row]?.[at] ?? 0)
    }
  }
  return sums.map((total, row) => ({
    bias: (biasSums[row] ?? 0) / epochs,
    weights: total.map((sum) => sum / epochs),
  }))
}

type Example = { readonly act: number; readonly features: readonly number[]; readonly weight: number }

const totalWeight = (examples: readonly Example[]): number => examples.reduce((sum, { weight }) => sum + weight, 0)

function step(
  { act, features }: Example,
  weights: readonly Float64Array[],
  biases: number[],
  rate: number,
  weight: number,
): void {
  const size = Math.sqrt(features.length)
  const scores = weights.map((row, index) => actScoreOf(features, row, biases[index] ?? 0))
  const likely = Object.values(softmax(scores))
  for (const [row, values] of weights.entries()) {
    const error = weight * ((row === act ? 1 : 0) - (likely[row] ?? 0))
    biases[row] = (biases[row] ?? 0) + rate * 0.1 * error
    for (const feature of features) {
      const before = values[feature] ?? 0
      values[feature] = before + rate * (error / size - decay * before)
    }
  }
}

/** The score of an act before the softmax. */
export function actScoreOf(features: readonly number[], row: Float64Array, bias: number): number {
  let sum = 0
  for (const feature of features) sum += row[feature] ?? 0
  return bias + sum / Math.sqrt(features.length)
}
