/** "How much do I put on the prepaid account?": what a run may need, and a margin, so that it is not cut off. */
import { formatPercent, formatUsd } from '../format/number-format.ts'
import { roundUsd } from '../../recommend/figure-text.ts'
import type { QuestionContext } from './question-context.ts'

/** For another start, a disk that is kept and tax (rule of thumb). */
const margin = 0.2

/** Dollars to have on an account before the run begins. */
export function depositAnswer({
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const { p50, p90 } = best.allInUsd
  return [
    `Put about ${formatUsd(Math.ceil(roundUsd(p90 * (1 + margin))))} on it: ${formatUsd(p90)}, which 9 in 10 comparable runs stay under, and ${formatPercent(margin)} more for another start, a disk that is kept and tax (rule of thumb). Expected is ${formatUsd(p50)}.`,
    `What is left stays yours as a rule; whether ${names.provider(best.provider)} takes less at a time or refunds it, its own page says. At zero most prepaid providers stop the machine, and some delete its disk: set an alert or automatic top-up, and save checkpoints elsewhere.`,
  ]
}
