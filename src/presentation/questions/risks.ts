/** "What is the biggest risk?" */
import { formatDurationRange, formatPercent, formatUsd, formatUsdRange } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import type { QuestionContext } from './question-context.ts'

/** "what's the biggest risk?" */
export function risksAnswer({ recommendation: { best }, totalCost }: QuestionContext): readonly string[] {
  const warnings = best.warnings.slice(0, 3).map((warning) => toOneLine(warning, 240).replace(/[.\s]+$/, ''))
  const share = best.peakMemoryGiB.p95 / best.usableMemoryGiB
  const failed = totalCost?.bill.parts.find(({ id }) => id === 'failed')
  return [
    warnings.length === 0 ? '' : `${warnings.join('. ')}.`,
    `8 in 10 comparable runs take ${formatDurationRange(best.hours)} and ${formatUsdRange(best.allInUsd)}; 1 in 10 takes more.`,
    `Memory at the high end is ${formatPercent(share)} of a GPU.`,
    failed === undefined || failed.usd === null
      ? ''
      : `Runs that fail may add ${formatUsd(failed.usd)}: ${failed.says.replace(/^runs that fail: /, '')}.`,
  ]
}
