/** "How old is the price?" */
import { describePrice } from '../content/recommendation-summary.ts'
import { formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** The day of the best option's price, and its source. */
export function priceDateAnswer({ recommendation: { best }, renderContext }: QuestionContext): readonly string[] {
  return [
    `${describePrice(best, renderContext)}.`,
    `Source: ${best.priceSource}.`,
    `At that price the job is ${formatUsd(best.allInUsd.p50)} in total.`,
  ]
}
