/** "How long does start-up take?" */
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** "how long does start-up take?" */
export function startupAnswer({ recommendation: { best }, totalCost }: QuestionContext): readonly string[] {
  const part = totalCost?.bill.parts.find(({ id }) => id === 'startup')
  const cost = best.startupHours * best.gpuCount * best.usdPerGpuHour
  return [
    `Start-up is counted as ${formatDuration(best.startupHours)} of the ${formatDuration(best.hours.p50)}, which is ${formatUsd(part?.usd ?? cost)} for ${best.gpuCount === 1 ? 'the one GPU' : `all ${formatCount(best.gpuCount)} GPUs`}.`,
    part === undefined ? '' : `It covers ${part.says.replace(/^\d[^:]*:\s*/, '').replace(/\.$/, '')}.`,
  ]
}
