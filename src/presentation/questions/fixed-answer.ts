/** What holds whatever the plan is, and what the plan says of it where that decides. */
import { formatDuration, formatPercent, formatUsd } from '../format/number-format.ts'
import { withFigures } from './plan-words.ts'
import type { QuestionContext } from './question-context.ts'

/** The sentences of the matched question in data/questions; empty for a question that has none. */
export const fixedAnswer = (context: QuestionContext): readonly string[] => [
  ...(context.matched?.id === 'stop-early' ? stoppedAt(context) : []),
  ...(context.matched?.says ?? []).map((sentence) => withFigures(sentence, context)),
]

/** "If we stop at 60 %, what do we pay?": start-up is paid whole, the training in part. */
function stoppedAt({ args, recommendation: { best } }: QuestionContext): readonly string[] {
  const { part } = args ?? {}
  if (part === undefined) return []
  const { usd, allInUsd, hours, startupHours } = best
  const run = startupHours + part * Math.max(0, hours.p50 - startupHours)
  const gpuTime = (usd.p50 * run) / hours.p50
  return [
    `About ${formatUsd(allInUsd.p50 - usd.p50 + gpuTime)} of the ${formatUsd(allInUsd.p50)} at ${formatPercent(part)}: ${formatUsd(gpuTime)} of GPU time for ${formatDuration(run)}, start-up included, and ${formatUsd(allInUsd.p50 - usd.p50)} besides (idle time, failed runs, disk).`,
  ]
}
