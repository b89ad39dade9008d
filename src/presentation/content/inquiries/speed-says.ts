/** A speed that somebody has, beside the range that is expected of such a run. */
import type { Interval } from '../../../estimate/plan.ts'
import { formatPercent, formatTokensPerSecond } from '../../format/number-format.ts'
import { formatMagnitude } from '../../../scenario/format-values.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** `told`: tokens per second of all GPUs. */
export function toldSpeedSays(told: number, gpuCount: number, { p10, p50, p90 }: Interval): string {
  const speed = formatTokensPerSecond
  const over = gpuCount === 1 ? 'on one GPU' : `over all ${gpuCount} GPUs, ${speed(told / gpuCount)} each,`
  const expected = `${speed(p50)} expected (${speed(p10)} to ${speed(p90)})`
  return told < p10
    ? `Slow: ${speed(told)} ${over} is ${formatPercent(told / p50)} of the ${expected}. Usual causes, the likeliest first: sequences padded rather than packed, few tokens a GPU and step, attention without flash, a loader that does not keep up, links between GPUs or machines.`
    : told > p90
      ? `Faster than we know it: ${speed(told)} ${over} is ${formatSignificant(told / p50, 2)} times the ${expected}. Check whether it counts padding, or is that of several machines.`
      : `As expected: ${speed(told)} ${over} against ${expected}.`
}

/** Where nothing was said of data: `tokens` that the plan is for. */
export const assumedDataSays = (tokens: number): string =>
  `Nothing was said of data: ${formatMagnitude(tokens)} tokens are taken, and the speed is about the same for any amount.`
