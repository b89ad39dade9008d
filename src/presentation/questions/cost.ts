/** "How did you get $971?", "what would 10 runs cost?" */
import { describePrice } from '../content/recommendation-summary.ts'
import {
  formatCount,
  formatDuration,
  formatGpuCount,
  formatExactHours,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { onTopSentence } from './bill.ts'
import type { QuestionContext } from './question-context.ts'

export function costAnswer({ recommendation: { best }, renderContext, totalCost }: QuestionContext): readonly string[] {
  const { gpuCount, usdPerGpuHour } = best
  return [
    `${formatExactHours(best.hours.p50)} × ${formatGpuCount(gpuCount)} × ${formatUsdPerHour(usdPerGpuHour)} per GPU = ${formatUsd(best.usd.p50)} of GPU time.`,
    totalCost === undefined ? '' : onTopSentence(totalCost.bill),
    `8 in 10 comparable runs cost ${formatUsdRange(best.allInUsd)} in total.`,
    `${describePrice(best, renderContext)}.`,
  ]
}

/** "what would 10 runs cost?": the same run so many times; what one run is off by, all are. */
export function runsAnswer({ recommendation: { best }, value = 1 }: QuestionContext): readonly string[] {
  const times = ({ p10, p50, p90 }: typeof best.allInUsd) => ({ p10: p10 * value, p50: p50 * value, p90: p90 * value })
  const dollars = times(best.allInUsd)
  return [
    `${formatCount(value)} such runs cost ${formatUsd(dollars.p50)} in total, each with its own start-up (8 times in 10 ${formatUsdRange(dollars)}).`,
    `One after another they take ${formatDuration(best.hours.p50 * value)}; all at once, on ${formatGpuCount(best.gpuCount * value)}, ${formatDuration(best.hours.p50)}.`,
    'Shorter ones, such as on a tenth of the data, tell much of what a search wants to know for a tenth of the money.',
  ]
}
