/** "Is that per GPU?" */
import type { Option } from '../../recommend/recommendation.ts'
import {
  formatAllGpus,
  formatCount,
  formatGib,
  formatUsd,
  formatUsdPerHour,
  formatTokensPerSecond,
} from '../format/number-format.ts'
import type { QuestionContext, ReportedSpeed } from './question-context.ts'

/** Which figures are of one GPU, and which of all; after a report, those of the report. */
export function perGpuAnswer({ recommendation: { best }, reported }: QuestionContext): readonly string[] {
  const { gpuCount, usd: dollars, usdPerGpuHour, peakMemoryGiB } = best
  if (reported !== undefined)
    return [
      ...reportedLines(reported),
      `GPU time of the plan: ${formatUsd(dollars.p50)} for ${formatAllGpus(gpuCount)}, ${formatUsd(dollars.p50 / gpuCount)} each.`,
    ]
  return [
    `Per GPU: ${formatGib(peakMemoryGiB.p50)} of memory, ${formatUsdPerHour(usdPerGpuHour)}, ${formatUsd(dollars.p50 / gpuCount)} for the run.`,
    `In total: ${formatUsd(dollars.p50)} for ${gpuCount === 1 ? 'the one GPU' : `all ${formatCount(gpuCount)} GPUs`}.`,
    `Speed: ${describeOverallSpeed(best)}.`,
  ]
}

/** Of a speed that somebody has just reported. */
function reportedLines({ tokensPerSecondPerGpu: each, gpuCount }: ReportedSpeed): readonly string[] {
  const all = formatTokensPerSecond(each * gpuCount)
  return [
    `The speed reported last was taken as ${formatTokensPerSecond(each)} of each GPU, ${all} of ${formatAllGpus(gpuCount)} together.`,
    `If that is wrong, report it anew: “measured ${all} per GPU” or “measured ${formatTokensPerSecond(each)} in total”.`,
  ]
}

/** "13.4k tok/s over all 8 GPUs, 1.68k tok/s per GPU". */
export function describeOverallSpeed({ tokensPerSecond: rate, gpuCount }: Option): string {
  const each = gpuCount > 1 ? `, ${formatTokensPerSecond(rate.p50 / gpuCount)} per GPU` : ''
  return `${formatTokensPerSecond(rate.p50)} over ${formatAllGpus(gpuCount)}${each}`
}
