/** "What's the chance it's late?": how likely the run goes over its deadline or its budget, by the range of its estimate. */
import type { Interval } from '../../estimate/plan.ts'
import type { Option } from '../../recommend/recommendation.ts'
import {
  formatDuration,
  formatDurationRange,
  formatPercent,
  formatUsd,
  formatUsdRange,
} from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** `args.due` in hours and `args.money` in dollars, else the deadline and the budget of the plan. */
export function oddsAnswer({ recommendation: { best }, scenario, args }: QuestionContext): readonly string[] {
  const { deadlineHours, budgetUsd } = scenario.spec
  const named = namedLimit(args?.numbers ?? [], best)
  const { money = named.money, due: until = named.due } = args ?? {}
  // Of a limit that is named alone, the other one is not asked for.
  const due = until ?? (money === undefined ? deadlineHours : null)
  const sum = money ?? (until === undefined ? budgetUsd : null)
  const range = `8 in 10 comparable runs take ${formatDurationRange(best.hours)} and cost ${formatUsdRange(best.allInUsd)} in total.`
  const says = [
    ...(due === null || due <= 0 ? [] : [`${oddsOf(best.hours, due)} that it takes longer than the ${formatDuration(due)} there are.`]),
    ...(sum === null ? [] : [`${oddsOf(best.allInUsd, sum)} that it costs more than ${formatUsd(sum)}.`]),
  ] // prettier-ignore
  if (says.length === 0)
    return [`Neither a deadline nor a budget is set. ${range}`, 'Say one, such as “by Friday noon” or “under $500”.']
  const over = Math.max(
    due === null || due <= 0 ? 0 : shareOver(best.hours, due),
    sum === null ? 0 : shareOver(best.allInUsd, sum),
  )
  const [first = '', ...more] = says
  return [
    args?.asksSureOf === true
      ? `${sureness(over)}: ${first.replace(/^\p{L}/u, (letter) => letter.toLowerCase())}`
      : first,
    ...more,
    range,
    'That is the spread of the estimate alone: GPUs that cannot be had, a late start or a crash come on top.',
  ]
}

/** "The chance it's more than 1.5k": a bare number is of what it lies nearer to, the dollars or the hours. */
function namedLimit(
  numbers: NonNullable<NonNullable<QuestionContext['args']>['numbers']>,
  { hours, allInUsd }: Option,
): { readonly money?: number; readonly due?: number } {
  const [hour, bare] = [/^\d+(?:\.\d+)? ?(?:h|hrs?|hours?|days?)$/iu, /^[\d,]+(?:\.\d+)?k?$/iu].map((pattern) =>
    numbers.find(({ words, value }) => value > 0 && pattern.test(words)),
  )
  if (hour !== undefined) return { due: hour.value }
  if (bare === undefined) return {}
  const apart = ({ p50 }: Interval): number => Math.abs(Math.log(bare.value / p50))
  return apart(allInUsd) <= apart(hours) || /k$/iu.test(bare.words) ? { money: bare.value } : { due: bare.value }
}

/** The share of runs beyond a limit: the range is taken as log-normal, each half with its own width. */
export function shareOver({ p10, p50, p90 }: Interval, limit: number): number {
  const width = Math.max(1e-6, Math.log(limit > p50 ? p90 / p50 : p50 / p10) / tenth)
  return 1 - normal(Math.log(limit / p50) / width)
}

const sureness = (over: number): string =>
  over < least ? 'Very sure' : over < fairly ? 'Fairly sure' : over < half ? 'Not sure' : 'Rather the opposite'
const [fairly, half] = [0.12, 0.5]

function oddsOf(interval: Interval, limit: number): string {
  const over = shareOver(interval, limit)
  if (over < least) return `It is unlikely (under ${formatPercent(least)})`
  return over > 1 - least ? `It is nearly certain` : `The odds are about ${formatPercent(over)}`
}
const [least, tenth] = [0.02, 1.2816]

/** The share of a normal distribution below z; Abramowitz and Stegun 26.2.17, good to 1e-7. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    0.3989422804 *
    Math.exp((-z * z) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return z >= 0 ? 1 - tail : tail
}
