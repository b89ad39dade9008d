/** "How did you get 28 hours?" */
import {
  formatAllGpus,
  formatCount,
  formatDuration,
  formatDurationRange,
  formatExactHours,
  formatTokens,
} from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Whether two figures differ by rounding alone. */
export const isSameFigure = (one: number, other: number): boolean =>
  Math.abs(one - other) <= roundingTolerance * Math.max(Math.abs(one), 1e-9)

/** Figures closer than this are the same figure, rounded. */
const roundingTolerance = 0.01

/** Hours of training and of starting up, with the speed that they come from. */
export function timeAnswer({ scenario, recommendation: { best } }: QuestionContext): readonly string[] {
  const total = scenario.spec.tokens
  const range = `8 in 10 comparable runs take ${formatDurationRange(best.hours)}.`
  if (total === null) return [`${formatDuration(best.hours.p50)} in all, start-up included.`, range]
  const training = total / best.tokensPerSecond.p50 / 3600
  const rest = best.hours.p50 - training - best.startupHours
  const more = isSameFigure(best.hours.p50, best.hours.p50 - rest)
    ? ''
    : `, ${formatDuration(rest)} more for interruptions and saving`
  return [
    `${formatDuration(best.hours.p50)}: ${formatTokens(total)} ÷ ${formatCount(best.tokensPerSecond.p50)} tok/s over ${formatAllGpus(best.gpuCount)} ÷ 3,600 = ${formatExactHours(training)} of training.`,
    `With ${formatDuration(best.startupHours)} of start-up${more} that is ${formatExactHours(best.hours.p50)}${best.gpuCount > 1 ? `, or ${formatCount(Math.round(best.hours.p50 * best.gpuCount))} GPU-hours` : ''}.`,
    range,
  ]
}
