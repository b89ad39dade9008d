/** "What does that exclude?": what the bill counts, and what it leaves out. */
import { onTopSentence } from './bill.ts'
import { formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Dollars of what is counted; what is not counted has none. */
export function excludedAnswer({ recommendation: { best }, totalCost }: QuestionContext): readonly string[] {
  return [
    'Not counted: taxes, people’s time, preparing or buying the data, trials and evaluation beside this one run, and serving the model later.',
    `Counted: ${formatUsd(best.usd.p50)} of GPU time.`,
    totalCost === undefined ? '' : onTopSentence(totalCost.bill),
  ]
}
