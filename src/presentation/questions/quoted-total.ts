/** A price for the whole job, and a share kept for failed runs: each set against the bill of the plan. */
import { formatPercent, formatUsd, formatUsdDifference, formatUsdRange } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** "Vendor came down to 3,900" */
export function quotedTotalAnswer({ recommendation: { best }, value = 0 }: QuestionContext): readonly string[] {
  const { p50 } = best.allInUsd
  const direction = value < p50 ? 'less' : 'more'
  const perHour = value / (best.hours.p50 * best.gpuCount)
  return [
    `${formatUsd(value)} for the whole is ${formatUsdDifference(value, p50)} ${direction} than this plan, ${formatUsd(p50)} (8 in 10 comparable runs ${formatUsdRange(best.allInUsd)}).`,
    `For the plan’s GPU-hours that would be ${formatUsd(perHour)} a GPU and hour; ask what it includes and which GPUs it is for. The plan stays as it is.`,
  ]
}

/** "Keep 30% for failed runs" */
export function failedShareAnswer({ recommendation: { best }, totalCost, args }: QuestionContext): readonly string[] {
  const part = totalCost?.bill.parts.find(({ id }) => id === 'failed')
  const counted = part?.usd ?? 0
  if (args?.moves === undefined)
    return [
      `${formatUsd(counted)} of the ${formatUsd(best.allInUsd.p50)} is for ${part?.says ?? 'runs that fail'}.`,
      'Say another share to see it, such as “keep 30% for failed runs”.',
    ]
  const share = Math.abs(args.moves)
  const kept = best.usd.p50 * share
  const total = best.allInUsd.p50 - counted + kept
  return [
    `With ${formatPercent(share)} of the GPU time for failed runs, ${formatUsd(kept)} instead of the ${formatUsd(counted)} that we allow, the total is ${formatUsd(total)} instead of ${formatUsd(best.allInUsd.p50)}.`,
    'The plan itself stays; an owner can change the allowance in the app’s settings.',
  ]
}
