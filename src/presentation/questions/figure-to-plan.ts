/** "What number do I write in the spreadsheet?": the upper end, beside what is expected. */
import { planAndProvider } from '../format/display-names.ts'
import { formatDuration, formatPercent, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Dollars at p90, and at p50 with a margin where one was named. */
export function figureAnswer({
  recommendation: { best },
  renderContext: { names },
  args,
}: QuestionContext): readonly string[] {
  const { p50, p90 } = best.allInUsd
  const margin = args?.moves ?? 0
  return [
    margin > 0 ? `With ${formatPercent(margin)} on top of what is expected: ${formatUsd(p50 * (1 + margin))}.` : '',
    `Plan with ${formatUsd(p90)}: 9 in 10 comparable runs cost no more. Expected is ${formatUsd(p50)} in total, everything counted but taxes.`,
    `It is for ${planAndProvider(best, names)}, ${formatDuration(best.hours.p50)}, one run.`,
  ]
}
