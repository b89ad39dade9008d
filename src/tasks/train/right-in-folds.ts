/** How often a linear classifier is right of texts that it was not trained on. */
import { softmaxOf } from '../../language/lexicon/linear-classifier.ts'
import { type LabelledFeatures, linearScoreOf, type LinearWeights } from './train-linear.ts'

/** In how many parts the lines are left out, each in turn. */
export const folds = 5

export type FoldsJudged = { readonly right: number; readonly total: number }

/**
 * Of a text with several labels each is right: its lines share their features. `foldOf`: below `folds`, the same for all lines
 * of a text. `isTested`: the others are trained on alone.
 */
export function rightInFolds<Line extends LabelledFeatures>(
  lines: readonly Line[],
  foldOf: (line: Line) => number,
  train: (lines: readonly Line[]) => readonly LinearWeights[],
  isTested: (line: Line) => boolean = () => true,
): FoldsJudged {
  let [right, total] = [0, 0]
  for (let fold = 0; fold < folds; fold += 1) {
    const rows = train(lines.filter((line) => foldOf(line) !== fold))
    const tested = Map.groupBy(
      lines.filter((line) => foldOf(line) === fold && isTested(line)),
      ({ features }) => features,
    )
    for (const [features, same] of tested) {
      const likely = softmaxOf(rows.map(({ weights, bias }) => linearScoreOf(features, weights, bias)))
      total += 1
      if (same.some(({ label }) => label === likely.indexOf(Math.max(...likely)))) right += 1
    }
  }
  return { right, total }
}
