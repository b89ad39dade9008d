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
import type { QuestionContext } from './question-context.ts'

/** Which figures are of one GPU, and which of all. */
export function perGpuAnswer({ recommendation: { best } }: QuestionContext): readonly string[] {
  const { gpuCount, usd: dollars, usdPerGpuHour, peakMemoryGiB } = best
  return [
    `Per GPU: ${formatGib(peakMemoryGiB.p50)} of memory, ${formatUsdPerHour(usdPerGpuHour)}, ${formatUsd(dollars.p50 / gpuCount)} for the run.`,
    `In total: ${formatUsd(dollars.p50)} for ${gpuCount === 1 ? 'the one GPU' : `all ${formatCount(gpuCount)} GPUs`}.`,
    `Speed: ${describeOverallSpeed(best)}.`,
  ]
}

/** "13.4k tok/s over all 8 GPUs, 1.68k tok/s per GPU". */
export function describeOverallSpeed({ tokensPerSecond: rate, gpuCount }: Option): string {
  const each = gpuCount > 1 ? `, ${formatTokensPerSecond(rate.p50 / gpuCount)} per GPU` : ''
  return `${formatTokensPerSecond(rate.p50)} over ${formatAllGpus(gpuCount)}${each}`
}
