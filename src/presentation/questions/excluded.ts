/** "What does that exclude?": what the bill counts, and what it leaves out. */
import { onTopSentence } from './bill.ts'
import { countedPartAnswer } from './counted-part.ts'
import { formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Of a part that is named whether it is counted, else all that is. */
export function excludedAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    totalCost,
    args,
  } = context
  if (args?.counted !== undefined) return countedPartAnswer(args.counted, context)
  return [
    'Not counted: taxes, people’s time, preparing or buying the data, trials and evaluation beside this one run, and serving the model later.',
    `Counted: ${formatUsd(best.usd.p50)} of GPU time.`,
    totalCost === undefined ? '' : onTopSentence(totalCost.bill),
  ]
}
