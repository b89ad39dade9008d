/** "Are we within the 1000?", "how much would be left?" */
import type { Scenario } from '../../scenario/scenario.ts'
import { roundUsd } from '../../recommend/figure-text.ts'
import { formatPercent, formatUsd, formatUsdDifference, formatUsdRange } from '../format/number-format.ts'
import { countedPartAnswer } from './counted-part.ts'
import type { QuestionContext } from './question-context.ts'

/** The sum in the question, else the budget of the plan; asks for one where neither is known. */
export function overBudgetAnswer(context: QuestionContext): readonly string[] {
  const { scenario, recommendation, args, whatIf } = context
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
  return [`${share}${verdict}`, ...countedBeside(context, budget), doubt]
}

/** Of parts that are named beside the budget: what is counted for them, and what whole runs that fail would add. */
function countedBeside(context: QuestionContext, budget: number): readonly string[] {
  const { counted, countedBeside: beside = [], numbers = [] } = context.args ?? {}
  if (counted === undefined) return []
  const parts = [counted, ...beside]
  const { p50 } = context.recommendation.best.allInUsd
  const said = parts.map((part) => {
    const { args: { countedBeside: _, ...args } = {} } = context
    return countedPartAnswer(part, { ...context, args: { ...args, isOpen: true } })[0] ?? ''
  })
  if (!parts.some(({ id, item }) => id === 'failed' || item === 'failed')) return said
  const most = Math.max(2, ...numbers.map(({ value }) => value).filter((value) => value > 1 && value < mostFailed))
  const runs = Array.from({ length: most }, (_, at) => at + 1).map((failed) => {
    const usd = p50 * (1 + failed)
    return `${failed} whole ${failed === 1 ? 'run' : 'runs'} lost ${formatUsd(usd)}, ${usd <= budget ? 'inside it' : 'over it'}`
  })
  return [...said, `With ${runs.join('; ')}.`]
}
const mostFailed = 6

/** "The 250" of “£250”: the budget of the plan in the currency in which it was given. */
const isBudgetAsTyped = ({ remarks = [] }: Scenario, words: string): boolean =>
  remarks.some(({ field, text }) => field === 'budgetUsd' && text.split(/[^\d.,]+/u).includes(words))
