/** "How did you get 13k tok/s?": what the speed of the plan is made of, and the hours that follow from it. */
import {
  formatCount,
  formatDuration,
  formatExactHours,
  formatPercent,
  formatTokens,
  formatTokensPerSecond,
} from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import type { QuestionContext } from './question-context.ts'

const maxBasis = 120
/** In tokens a second, and as a share: less is no other speed. */
const [leastRate, nearRate] = [100, 0.05]

/** GPUs times the speed of each, the share of the peak that this is, and what it rests on. */
function speedOrigin({
  args,
  scenario: { spec },
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): string {
  const { tokensPerSecond, gpuCount, mfu, basis, hours, startupHours } = best
  const rate = tokensPerSecond.p50
  const each = `${formatCount(Math.round(rate / gpuCount))} tok/s`
  const sum =
    gpuCount === 1
      ? `${each} on one ${names.gpu(best.gpu)}`
      : `${formatTokensPerSecond(rate)} = ${formatCount(gpuCount)} × ${each} on each ${names.gpu(best.gpu)}`
  // A speed that is named and is not that of the plan.
  const named = args?.numbers?.find(({ value }) => value >= leastRate)
  const isOther =
    named !== undefined && [rate, rate / gpuCount].every((one) => Math.abs(named.value / one - 1) > nearRate)
  const lead = isOther ? `The plan has ${formatTokensPerSecond(rate)}, not ${named.words}: ` : ''
  const share = mfu === null ? '' : `, where it uses ${formatPercent(mfu)} of its peak arithmetic`
  const time =
    spec.tokens === null
      ? ''
      : ` So ${formatTokens(spec.tokens)} ÷ ${formatCount(Math.round(rate))} tok/s ÷ 3,600 = ${formatExactHours(spec.tokens / rate / 3600)} of training, ${formatDuration(hours.p50)} with ${formatDuration(startupHours)} of start-up.`
  return `${lead}${sum}${share}: it rests on ${toOneLine(basis, maxBasis).replace(/\.$/u, '')}.${time} 8 in 10 comparable runs reach ${formatTokensPerSecond(tokensPerSecond.p10 / gpuCount)} to ${formatTokensPerSecond(tokensPerSecond.p90 / gpuCount)} per GPU.`
}

/** By the words in braces of data/questions. */
export const speedFigures: Readonly<Record<string, (context: QuestionContext) => string>> = { speedOrigin }
