/** "Could you split that by epoch?": hours and dollars of each pass, and what comes once. */
import { formatCount, formatDuration, formatTokens, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Training alone goes by passes; start-up and what is billed besides do not. */
export function epochSplitAnswer({ recommendation: { best }, scenario }: QuestionContext): readonly string[] {
  const { hours, startupHours, usd, allInUsd } = best
  const epochs = scenario.corpus?.epochs ?? 1
  const training = Math.max(0, hours.p50 - startupHours)
  const trainingUsd = (usd.p50 * training) / hours.p50
  const each = `${formatDuration(training / epochs)} and ${formatUsd(trainingUsd / epochs)} of GPU time`
  const tokens = scenario.spec.tokens === null ? '' : ` over ${formatTokens(scenario.spec.tokens / epochs)}`
  const once = `Once comes start-up, ${formatDuration(startupHours)} and ${formatUsd(usd.p50 - trainingUsd)}, and what does not go by epochs (idle time, failed runs, disk), ${formatUsd(allInUsd.p50 - usd.p50)}: ${formatUsd(allInUsd.p50)} in total.`
  return epochs === 1
    ? [`It is one pass${tokens}: ${each}. Each further one adds as much: reply “2 epochs”.`, once]
    : [`Each of the ${formatCount(epochs)} epochs${tokens}: ${each}.`, once]
}
