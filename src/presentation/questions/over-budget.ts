/** "Are we within the 1000?", "how much would be left?" */
import type { Scenario } from '../../scenario/scenario.ts'
import { roundUsd } from '../../recommend/figure-text.ts'
import { formatPercent, formatUsd, formatUsdDifference, formatUsdRange } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** The sum in the question, else the budget of the plan; asks for one where neither is known. */
export function overBudgetAnswer({ scenario, recommendation, args, whatIf }: QuestionContext): readonly string[] {
  // “Could we squeeze two epochs under that?”: of the plan with them.
  const best = whatIf !== undefined && 'option' in whatIf ? whatIf.option : recommendation.best
  // "Can we afford it on 5k a year?": a number of a budget is money.
  // "2 epochs" are none.
  const [number, ...others] = (args?.numbers ?? []).filter(({ words }) => /^[\d.,]+\s?k?$/iu.test(words))
  const named =
    others.length > 0 || number === undefined || isBudgetAsTyped(scenario, number.words) ? undefined : number
  const budget = args?.money ?? named?.value ?? scenario.spec.budgetUsd
  const range = `8 in 10 comparable runs cost ${formatUsdRange(best.allInUsd)} in total.`
  if (budget === null)
    return [
      `No sum is known here; it costs ${formatUsd(best.allInUsd.p50)} in total.`,
      range,
      'Name the sum: “does it fit in $1,200?”.',
    ]
  // "Is it over?" and "does it fit?" are asked alike: the verdict is neither yes nor no.
  // Of what is printed, so that the three figures agree.
  const left = roundUsd(budget) - roundUsd(best.allInUsd.p50)
  const difference = formatUsdDifference(budget, best.allInUsd.p50)
  const verdict =
    left < 0
      ? `Over it: ${formatUsd(best.allInUsd.p50)} in total, ${difference} over ${formatUsd(budget)}.`
      : `Inside it: ${formatUsd(best.allInUsd.p50)} of ${formatUsd(budget)}, so ${difference} would be left.`
  const share = args?.asksShare === true ? `${formatPercent(best.allInUsd.p50 / budget)} of it. ` : ''
  const doubt = left >= 0 && best.allInUsd.p90 > budget ? `It may still go over: ${range}` : range
  return [`${share}${verdict}`, doubt]
}

/** "The 250" of “£250”: the budget of the plan in the currency in which it was given. */
const isBudgetAsTyped = ({ remarks = [] }: Scenario, words: string): boolean =>
  remarks.some(({ field, text }) => field === 'budgetUsd' && text.split(/[^\d.,]+/u).includes(words))
