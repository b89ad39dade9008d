/** "What would that have cost us in the cloud?": the same job on the same GPUs, rented. */
import { toOneLine } from '../format/truncate.ts'
import { planAndProvider } from '../format/display-names.ts'
import {
  formatDuration,
  formatUsd,
  formatUsdDifference,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { costAnswer } from './cost.ts'
import type { QuestionContext } from './question-context.ts'

/** Of a plan that is rented as it is: what it costs. */
export function rentedAnswer(context: QuestionContext): readonly string[] {
  const {
    whatIf,
    args,
    recommendation,
    renderContext: { names },
  } = context
  if (whatIf === undefined) return costAnswer(context)
  if ('problem' in whatIf) return [`Nobody known here rents those out. ${toOneLine(whatIf.problem, 300)}`]
  const { option } = whatIf
  const { gpuCount, hours, allInUsd, usdPerGpuHour } = option
  const own = recommendation.best.allInUsd.p50
  const saved = allInUsd.p50 - own
  return [
    saved > 0 && args?.asksSaving === true
      ? `Your own save ${formatUsdDifference(allInUsd.p50, own)} a run: ${formatUsd(own)} in total instead of ${formatUsd(allInUsd.p50)}; what they cost to buy is not in it.`
      : '',
    `Rented it would be about ${formatUsd(allInUsd.p50)} in total (${formatUsdRange(allInUsd)}): ${planAndProvider(option, names)}, ${formatDuration(hours.p50)} at ${formatUsdPerHour(usdPerGpuHour)} per GPU, ${formatUsd(hours.p50 * gpuCount * usdPerGpuHour)} of it GPU time.`,
    'The plan stays on your own.',
  ]
}
