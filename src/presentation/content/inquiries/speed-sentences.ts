/** A speed that somebody has, beside the range that is expected of such a run. */
import type { Interval } from '../../../estimate/plan.ts'
import { formatPercent, formatTokensPerSecond } from '../../format/number-format.ts'
import { formatMagnitude } from '../../../scenario/format-values.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** `tokensPerSecond`: of all GPUs together. */
export function reportedSpeedSentence(tokensPerSecond: number, gpuCount: number, { p10, p50, p90 }: Interval): string {
  const speed = formatTokensPerSecond
  const over = gpuCount === 1 ? 'on one GPU' : `over all ${gpuCount} GPUs, ${speed(tokensPerSecond / gpuCount)} each,`
  const expected = `${speed(p50)} expected (${speed(p10)} to ${speed(p90)})`
  return tokensPerSecond < p10
    ? `Slow: ${speed(tokensPerSecond)} ${over} is ${formatPercent(tokensPerSecond / p50)} of the ${expected}. Usual causes, the likeliest first: sequences padded rather than packed, few tokens a GPU and step, attention without flash, a loader that does not keep up, links between GPUs or machines.`
    : tokensPerSecond > p90
      ? `Faster than we know it: ${speed(tokensPerSecond)} ${over} is ${formatSignificant(tokensPerSecond / p50, 2)} times the ${expected}. Check whether it counts padding, or is that of several machines.`
      : `As expected: ${speed(tokensPerSecond)} ${over} against ${expected}.`
}

/** Where nothing was said of data: `tokens` that the plan is for. */
export const assumedDataSentence = (tokens: number): string =>
  `Nothing was said of data: ${formatMagnitude(tokens)} tokens are taken, and the speed is about the same for any amount.`
