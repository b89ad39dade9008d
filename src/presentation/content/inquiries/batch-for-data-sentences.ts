/** Whether a global batch leaves enough optimizer steps, and what to take instead. */
import { formatCount, formatGpuCount, formatTokens } from '../../format/number-format.ts'

/** `length`: of a sequence; null where the batch is one of tokens and nobody says. `usual`: sequences that people train with. */
export type JudgedBatch = {
  readonly batchTokens: number
  readonly length: number | null
  readonly isLengthAssumed: boolean
  readonly dataTokens: number
  readonly epochs: number
  readonly usual: number | null
  readonly isFromScratch: boolean
  readonly gpuCount: number | null
  /** An epoch on a plan, in words; null: the job is not known. */
  readonly epoch: string | null
}

/** Steps of a pass below which they are few, and between which a batch is a good one (common practice). */
const [few, good] = [100, { low: 200, high: 500 }]
/** A training from scratch takes thousands of steps. */
const fewFromScratch = 2000

/** Steps of a run below which they are few. */
export const fewSteps = (isFromScratch: boolean): number => (isFromScratch ? fewFromScratch : few)

const powerOfTwo = (value: number): number => 2 ** Math.max(0, Math.round(Math.log2(value)))

/** The verdict first. */
export function batchForDataSentences(judged: JudgedBatch): readonly string[] {
  const { batchTokens, length, dataTokens, epochs, isFromScratch, epoch } = judged
  const perEpoch = dataTokens / batchTokens
  const total = perEpoch * epochs
  const least = fewSteps(isFromScratch)
  const isFew = total < least
  const isRather = !isFew && total < good.low * (isFromScratch ? fewFromScratch / good.low : 1)
  const verdict = isFew
    ? 'Too big: it leaves too few steps'
    : isRather
      ? 'Rather big: it leaves few steps'
      : 'Fine: it leaves enough steps'
  const steps = formatCount(Math.max(1, Math.round(perEpoch)))
  const all =
    epochs > 1
      ? `, ${formatCount(Math.round(total))} in ${formatCount(epochs)} epochs`
      : `, ${formatCount(Math.round(perEpoch * usualEpochs))} in ${usualEpochs} epochs`
  const tokens =
    length === null
      ? formatTokens(batchTokens)
      : `${formatCount(Math.round(batchTokens / length))} × ${formatCount(length)} = ${formatTokens(batchTokens)}`
  return [
    `${verdict}. A step sees ${tokens}, so ${formatTokens(dataTokens)} are about ${steps} optimizer steps an epoch${isFromScratch ? '' : all}.`,
    ...(isFew || isRather ? [betterBatch(judged)] : []),
    ...(isFromScratch || !(isFew || isRather)
      ? []
      : ['A smaller batch takes a lower learning rate, and warm-up of some 3-5 % of the steps.']),
    `What it costs hardly changes: that follows the tokens, and a step of half the size takes half the time${epoch === null ? '' : ` (${epoch})`}.`,
    ...(judged.isLengthAssumed && length !== null ? [`Sequences of ${formatCount(length)} tokens are assumed.`] : []),
  ]
}
const usualEpochs = 3

function betterBatch({ dataTokens, length, epochs, usual, isFromScratch, gpuCount }: JudgedBatch): string {
  const [low, high] = isFromScratch ? [fewFromScratch, fewFromScratch * 5] : [good.low, good.high]
  const [large, small] = [(dataTokens * epochs) / low, (dataTokens * epochs) / high]
  if (length === null)
    return `Take some ${formatTokens(small)} to ${formatTokens(large)} a step: ${formatCount(low)} to ${formatCount(high)} steps.`
  const [most, least] = [powerOfTwo(large / length), powerOfTwo(small / length)]
  const range = least === most ? formatCount(most) : `${formatCount(least)} to ${formatCount(most)}`
  const stepsOf = (sequences: number): string => formatCount(Math.round((dataTokens * epochs) / (sequences * length)))
  const steps = least === most ? stepsOf(most) : `${stepsOf(most)} to ${stepsOf(least)}`
  const split =
    gpuCount === null || gpuCount < 2
      ? ''
      : most >= gpuCount
        ? `; ${formatCount(most)} on ${formatGpuCount(gpuCount)} is ${formatCount(Math.max(1, Math.floor(most / gpuCount)))} each`
        : `; that is less than one for each of the ${formatGpuCount(gpuCount)}, so fewer GPUs do`
  const people =
    usual === null ? '' : ` (${formatCount(usual)} is usual${usual > most ? ' where there is more data' : ''})`
  return `Take ${range} sequences${people}, ${steps} steps${epochs > 1 ? ' in all' : ' an epoch'}${split}.`
}
