/** How well the roles of numbers are predicted in lines that they were not trained on. */
import type { QuantityRole } from '../../catalog/quantity-roles.ts'
import { jointReadings, roleScoresOf } from '../../language/lexicon/quantity-role-model.ts'
import { likelyRoles, marginOf } from '../../language/lexicon/role-margins.ts'
import { keptWeights } from './role-lines.ts'
import { type LabelledNumbers, trainRoles } from './train-roles.ts'

const folds = 5
/** Odds from which a reading is taken. */
const odds = [1, 3, 6, 10, 20]

/** A table: of all numbers at least so sure, how many are right; then the wrong ones. */
export function evaluateRoles(lines: readonly LabelledNumbers[]): string {
  const verdicts = Array.from({ length: folds }, (_, fold) =>
    judge(
      lines.filter((_line, index) => index % folds !== fold),
      lines.filter((_line, index) => index % folds === fold),
    ),
  ).flat()
  const rows = odds.map((least) => {
    const sure = verdicts.filter(({ margin }) => margin >= Math.log(least))
    const right = sure.filter(({ isRight }) => isRight).length
    const share = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`
    return `odds ${least}: ${share(sure.length, verdicts.length)} of ${verdicts.length} numbers are sure, ${share(right, sure.length)} of them right`
  })
  const wrong = verdicts
    .filter(({ isRight, margin }) => !isRight && margin >= Math.log(odds[2] ?? 1))
    .map(({ predicted, right, text }) => `  ${predicted}, not ${right.join('|')}: ${text}`)
  return [...rows, ...wrong].join('\n')
}

type RoleVerdict = {
  readonly predicted: QuantityRole
  readonly right: readonly QuantityRole[]
  readonly isRight: boolean
  readonly margin: number
  readonly text: string
}

function judge(training: readonly LabelledNumbers[], tested: readonly LabelledNumbers[]): readonly RoleVerdict[] {
  const scores = roleScoresOf(keptWeights(trainRoles(training)))
  return tested.flatMap(({ numbers, counts, text }) => {
    const readings = jointReadings(numbers, numbers[0]?.sure ?? [], scores)
    return numbers.map((_, at) => {
      const likely = likelyRoles(readings, at)
      const predicted = likely[0]?.role ?? 'other'
      const right = counts[at] ?? []
      return { predicted, right, isRight: right.includes(predicted), margin: marginOf(likely), text }
    })
  })
}
