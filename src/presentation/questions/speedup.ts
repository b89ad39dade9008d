/** "Megatron should be 3x": what a speed that somebody promises would do. */
import { formatDuration, formatTokensPerSecond, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

export function speedupAnswer({ recommendation: { best }, value = 1 }: QuestionContext): readonly string[] {
  const { hours, startupHours, usd, allInUsd, tokensPerSecond } = best
  const then = startupHours + (hours.p50 - startupHours) / value
  const cost = allInUsd.p50 + usd.p50 * (then / hours.p50 - 1)
  return [
    `At ${value} times the speed, ${formatTokensPerSecond(tokensPerSecond.p50 * value)}, it would take ${formatDuration(then)} and cost about ${formatUsd(cost)} instead of ${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)}.`,
    'That is not measured, so the plan stays; reply with its tok/s once it has run for some minutes.',
  ]
}
