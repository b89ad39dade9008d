/** "How many tokens per second is that?" */
import type { Option } from '../../recommend/recommendation.ts'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatTokens,
  formatTokensPerSecond,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { globalBatch } from '../content/training-setup.ts'
import type { QuestionContext } from './question-context.ts'

const units = [
  [1, 'second'],
  [60, 'minute'],
  [3600, 'hour'],
  [86_400, 'day'],
] as const

/** Tokens per second of all GPUs and of each, with the range, and what a step takes. */
export function throughputAnswer({
  recommendation: { best },
  scenario: { corpus },
  args,
  reported,
}: QuestionContext): readonly string[] {
  const { tokensPerSecond: rate, gpuCount, sequenceLength } = best
  const each = (value: number): string => formatTokensPerSecond(value / gpuCount)
  const all = gpuCount === 1 ? 'on one GPU' : `over all ${formatCount(gpuCount)} GPUs, ${each(rate.p50)} per GPU`
  const perStep = globalBatch(best) * sequenceLength
  const length = corpus?.tokensPerExample ?? sequenceLength
  const unit = units.find(([seconds]) => seconds === args?.examplesIn)
  const isFull = corpus?.tokensPerExample == null
  return [
    unit === undefined
      ? ''
      : `About ${formatCount(Number(((rate.p50 / length) * unit[0]).toPrecision(2)))} examples a ${unit[1]}, at ${formatCount(Math.round(length))} tokens each${isFull ? ', a full sequence: shorter ones go through faster' : ''}.`,
    args?.seenRate === undefined || reported !== undefined ? '' : besideSeen(args.seenRate, best),
    reported === undefined
      ? ''
      : `Reported: ${formatTokensPerSecond(reported.tokensPerSecondPerGpu * reported.gpuCount)} over ${formatCount(reported.gpuCount)}, ${formatTokensPerSecond(reported.tokensPerSecondPerGpu)} per GPU.`,
    `${formatTokensPerSecond(rate.p50)} ${all}.`,
    `8 in 10 comparable runs reach ${each(rate.p10)} to ${each(rate.p90)} per GPU: below ${each(rate.p10)} something is wrong (data loading, network, padding).`,
    best.packed ? `A step of ${formatTokens(perStep)} takes about ${formatSignificant(perStep / rate.p50, 2)} s.` : '',
  ]
}

/** "48k tok/s per GPU are assumed, 26% more than the 38k that you saw: …": nothing of a speed that is no such figure of a GPU. */
function besideSeen(seen: number, { tokensPerSecond: rate, gpuCount, hours, startupHours }: Option): string {
  const [low, middle, high] = [rate.p10, rate.p50, rate.p90].map((value) => value / gpuCount)
  if (low === undefined || middle === undefined || high === undefined || seen < low / most || seen > high * most)
    return ''
  const share = formatPercent(Math.abs(middle / seen - 1))
  const apart = share === '0%' ? 'as much as' : `${share} ${middle > seen ? 'more' : 'less'} than`
  const where = seen < low ? 'below the range' : seen > high ? 'above the range' : 'inside the range'
  const took = startupHours + ((hours.p50 - startupHours) * middle) / seen
  return `${formatTokensPerSecond(middle)} per GPU, ${apart} the ${formatTokensPerSecond(seen)} that you saw, which is ${where}. At yours the run would take ${formatDuration(took)} instead of ${formatDuration(hours.p50)}; if it was this model and length, reply “${formatTokensPerSecond(seen)} per gpu”.`
}
const most = 4
