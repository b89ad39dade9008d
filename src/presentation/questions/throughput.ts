/** "How many tokens per second is that?" */
import { formatCount, formatTokens, formatTokensPerSecond } from '../format/number-format.ts'
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
    reported === undefined
      ? ''
      : `Reported: ${formatTokensPerSecond(reported.tokensPerSecondPerGpu * reported.gpuCount)} over ${formatCount(reported.gpuCount)}, ${formatTokensPerSecond(reported.tokensPerSecondPerGpu)} per GPU.`,
    `${formatTokensPerSecond(rate.p50)} ${all}.`,
    `8 in 10 comparable runs reach ${each(rate.p10)} to ${each(rate.p90)} per GPU: below ${each(rate.p10)} something is wrong (data loading, network, padding).`,
    best.packed ? `A step of ${formatTokens(perStep)} takes about ${formatSignificant(perStep / rate.p50, 2)} s.` : '',
  ]
}
