/** "Could ORPO or KTO be cheaper?": two that are not the plan are each set against the plan. */
import type { AskedContrast } from '../../language/questions/asked-contrast.ts'
import { capitalized } from '../../recommend/figure-text.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { apartIn, costDifference, isAlike, planFigures, timeDifference, withFirst } from './contrast-words.ts'
import { asItIs, asItWas, type PlanComparison } from './plan-comparison.ts'

/** '' where one of them is the plan, or has no plan. Of either the verdict stands first, with what it takes. */
export function pairAgainstPlan(
  { columns }: PlanComparison,
  best: Option | undefined,
  asked: AskedContrast | undefined,
): string {
  const pair = columns.flatMap(({ text, option }) =>
    option === null || text === asItIs || text === asItWas ? [] : [{ text, option }],
  )
  const [first, second] = pair
  if (best === undefined || columns.length !== 2 || first === undefined || second === undefined) return ''
  if (pair.some(({ option }) => isAlike(option, best))) return ''
  const isTime = asked?.figure === 'hours'
  const { isEither = false, trait = null } = asked ?? {}
  const sides = pair.map(({ text, option }) => {
    const by = withFirst(isTime, timeDifference(option, best), costDifference(option, best)).join(' and ')
    return isEither ? `${text} ${planFigures(isTime, option)}, ${by}` : `${text} ${by}`
  })
  const against = `against the plan, ${planFigures(isTime, best)}: ${sides.join('; ')}.`
  if (!isEither || trait === null) return capitalized(against)
  const isSo = ({ option }: typeof first): boolean =>
    trait === 'cheaper' || trait === 'faster' ? apartIn(isTime, option, best) < 0 : apartIn(isTime, option, best) > 0
  const so = pair.filter(isSo).map(({ text }) => text)
  const [only] = so
  const verdict =
    only === undefined ? `Neither is ${trait}` : so.length === 2 ? `Both are ${trait}` : `${only} alone is ${trait}`
  return `${verdict}, ${against}`
}
