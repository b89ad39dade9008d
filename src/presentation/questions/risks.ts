/** "What is the biggest risk?" */
import { formatCount, formatDurationRange, formatPercent, formatUsd, formatUsdRange } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import type { QuestionContext } from './question-context.ts'

/** "what's the biggest risk?" */
export function risksAnswer({ scenario, recommendation: { best }, totalCost, args }: QuestionContext): readonly string[] {
  const warnings = best.warnings.slice(0, 3).map((warning) => toOneLine(warning, 240).replace(/[.\s]+$/, ''))
  const share = best.peakMemoryGiB.p95 / best.usableMemoryGiB
  const failed = totalCost?.bill.parts.find(({ id }) => id === 'failed')
  const epochs = scenario.corpus?.epochs ?? 1
  const isOfEpochs = args?.numbers?.some(({ value }) => value === epochs) === true
  const overfit =
    epochs < manyEpochs
      ? ''
      : `${formatCount(epochs)} passes over the same data may learn it by heart (overfitting): keep a checkpoint of each pass and take the one that is best on held-out examples.`
  return [
    isOfEpochs ? overfit : '',
    warnings.length === 0 ? '' : `${warnings.join('. ')}.`,
    `8 in 10 comparable runs take ${formatDurationRange(best.hours)} and ${formatUsdRange(best.allInUsd)}; 1 in 10 takes more.`,
    isOfEpochs ? '' : overfit,
    `Memory at the high end is ${formatPercent(share)} of a GPU.`,
    failed === undefined || failed.usd === null
      ? ''
      : `Runs that fail may add ${formatUsd(failed.usd)}: ${failed.says.replace(/^runs that fail: /, '')}.`,
  ]
}
/** From here on more passes are no longer as good as new data; a rule of thumb. */
const manyEpochs = 3
