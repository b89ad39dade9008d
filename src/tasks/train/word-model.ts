/** A classifier by words: how it is trained, and as it is kept in data/reader. */
import type { SparseRow } from '../../catalog/question-model.ts'
import { questionFeatureCount } from '../../language/lexicon/question-features.ts'
import { packedSparseRow } from '../../language/lexicon/sparse-classifier.ts'
import { type LabelledFeatures, type LinearTraining, type LinearWeights, trainLinear } from './train-linear.ts'

export type WordModel = {
  readonly note: string
  readonly trainedFrom: string
  readonly lines: readonly unknown[]
  /** The rows by the name of their label, under the name of what they tell. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, SparseRow>>>>
}

const training: LinearTraining = { epochs: 16, learningRate: 4, decay: 3e-4, leastError: 1e-4 }

/** One row of weights for each of `count` labels. */
const trainWords = (lines: readonly LabelledFeatures[], count: number): readonly LinearWeights[] =>
  trainLinear(lines, count, questionFeatureCount, training)

/** The rows of a classifier as they are kept, by their labels. */
export const keptRows = (
  lines: readonly LabelledFeatures[],
  labels: readonly string[],
): Readonly<Record<string, SparseRow>> =>
  Object.fromEntries(
    trainWords(lines, labels.length).map(({ bias, weights }, index) => [
      labels[index] ?? '',
      packedSparseRow(bias, weights),
    ]),
  )

/** For each writer of the lines: his, and the rows of what the others wrote. */
export const writersLeftOut = <Line extends LabelledFeatures & { readonly writer: number }>(
  lines: readonly Line[],
  count: number,
): readonly { readonly writer: number; readonly lines: readonly Line[]; readonly rows: readonly LinearWeights[] }[] =>
  [...new Set(lines.map(({ writer }) => writer))].map((writer) => ({
    writer,
    lines: lines.filter((line) => line.writer === writer),
    rows: trainWords(
      lines.filter((line) => line.writer !== writer),
      count,
    ),
  }))
