/** "Is that total or per GPU?", of a speed that somebody has just reported. */
import { formatAllGpus, formatTokensPerSecond } from '../format/number-format.ts'
import { perGpuAnswer } from './per-gpu.ts'
import type { QuestionContext } from './question-context.ts'

export function reportedSpeedAnswer(context: QuestionContext): readonly string[] {
  const { reported } = context
  if (reported === undefined) return perGpuAnswer(context)
  const { tokensPerSecondPerGpu: each, gpuCount } = reported
  const all = formatTokensPerSecond(each * gpuCount)
  return [
    `It was taken as ${formatTokensPerSecond(each)} of each GPU, ${all} of ${formatAllGpus(gpuCount)} together.`,
    `If that is wrong, report it anew: “measured ${all} per GPU” or “measured ${formatTokensPerSecond(each)} in total”.`,
  ]
}
