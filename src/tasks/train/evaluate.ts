/** How well the classifier of turns does on lines that it was not trained on. */
import { turnActs } from '../../catalog/turn-acts.ts'
import { softmaxOf } from '../../language/lexicon/linear-classifier.ts'
import { type LabelledTurn, trainActs } from './train-acts.ts'
import { linearScoreOf } from './train-linear.ts'

const folds = 5

/** A table: five folds of all lines, then each language left out whole. */
export function evaluateClassifier(lines: readonly LabelledTurn[]): string {
  const isIn = (fold: number) => (_: LabelledTurn, index: number) => index % folds === fold
  const isOut = (fold: number) => (_: LabelledTurn, index: number) => index % folds !== fold
  const folded = Array.from({ length: folds }, (_, fold) =>
    judge(lines.filter(isOut(fold)), lines.filter(isIn(fold))),
  ).flat()
  const languages = [...new Set(lines.map(({ language }) => language))]
  return [
    rowOf('five folds', folded),
    ...languages.map((left) =>
      rowOf(
        `without ${left}`,
        judge(
          lines.filter(({ language }) => language !== left),
          lines.filter(({ language }) => language === left),
        ),
      ),
    ),
  ].join('\n')
}

type Verdict = { readonly isRight: boolean; readonly isChatter: boolean; readonly chatter: number }

function judge(training: readonly LabelledTurn[], tested: readonly LabelledTurn[]): readonly Verdict[] {
  const rows = trainActs(training)
  return tested.map(({ act, features }) => {
    const likely = softmaxOf(rows.map(({ weights, bias }) => linearScoreOf(features, weights, bias)))
    const best = turnActs[likely.indexOf(Math.max(...likely))]
    return { isRight: best === act, isChatter: act === 'chatter', chatter: likely[turnActs.indexOf('chatter')] ?? 0 }
  })
}

function rowOf(name: string, verdicts: readonly Verdict[]): string {
  const share = (part: readonly Verdict[], test: (verdict: Verdict) => boolean): string =>
    part.length === 0 ? '–' : `${((100 * part.filter(test).length) / part.length).toFixed(1)} %`
  const chatter = verdicts.filter(({ isChatter }) => isChatter)
  const meant = verdicts.filter(({ isChatter }) => !isChatter)
  return [
    name.padEnd(12),
    `${verdicts.length} lines, act right ${share(verdicts, ({ isRight }) => isRight)}`,
    ...[0.05, 0.1, 0.2, 0.4].map(
      (limit) =>
        `chatter under ${limit}: ${share(meant, ({ chatter: likely }) => likely < limit)} of ours, ${share(chatter, ({ chatter: likely }) => likely < limit)} of chatter`,
    ),
  ].join('; ')
}
