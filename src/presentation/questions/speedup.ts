/** "Megatron should be 3x": what a speed that somebody promises would do. */
import { formatDuration, formatTokensPerSecond, formatUsd, formatUsdPerHour } from '../format/number-format.ts'
import type { QuestionContext, ReportedSpeed } from './question-context.ts'

/** `value`: times the speed of the plan, or of the run where one was reported. */
export function speedupAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    reported,
    scenario,
    args,
  } = context
  const value = context.value ?? args?.speed ?? (args?.moves === undefined ? null : 1 + Math.abs(args.moves))
  if (value === null) return ['Say how much faster, such as “1.5 times” or “20% faster”, and I say what it would do.']
  const { tokens } = scenario.spec
  if (reported !== undefined && tokens !== null) return ofReported(reported, tokens, value, context)
  const { hours, startupHours, usd, allInUsd, tokensPerSecond } = best
  const then = startupHours + (hours.p50 - startupHours) / value
  const cost = allInUsd.p50 + usd.p50 * (then / hours.p50 - 1)
  return [
    `At ${Number(value.toPrecision(2))} times the speed, ${formatTokensPerSecond(tokensPerSecond.p50 * value)}, it would take ${formatDuration(then)} and cost about ${formatUsd(cost)} instead of ${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)}.`,
    notMeasured,
  ]
}

const notMeasured = 'That is not measured, so the plan stays; reply with its tok/s once it has run for some minutes.'

/** Of what was reported, not of what another plan would do. */
function ofReported(
  { tokensPerSecondPerGpu, gpuCount }: ReportedSpeed,
  tokens: number,
  times: number,
  { recommendation: { best } }: QuestionContext,
): readonly string[] {
  const all = tokensPerSecondPerGpu * gpuCount
  const hours = (rate: number): number => tokens / rate / 3600 + best.startupHours
  const cost = (rate: number): string => formatUsd(hours(rate) * gpuCount * best.usdPerGpuHour)
  const then = all * times
  return [
    `At ${times} times the ${formatTokensPerSecond(all)} that were reported, ${formatTokensPerSecond(then)}, it would take ${formatDuration(hours(then))} instead of ${formatDuration(hours(all))}, and ${cost(then)} of GPU time instead of ${cost(all)} at ${formatUsdPerHour(best.usdPerGpuHour)} a GPU.`,
    notMeasured,
  ]
}
