/** A job by the share of the peak that is to be assumed, and by another that is asked for. */
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { gpuHoursText } from './arithmetic-sentences.ts'

export type AssumedMfuFigures = {
  readonly mfu: number
  readonly flop: number
  /** It was said, and not reckoned from a model and its data. */
  readonly isFlopGiven?: true
  /** Dense, in bf16, of one GPU. */
  readonly peak: number
  readonly gpu: string
  readonly gpuCount: number | null
  readonly gpuHours: number
  /** At another share that is asked for. */
  readonly further?: { readonly mfu: number; readonly gpuHours: number } | null
  readonly usual: { readonly low: number; readonly high: number; readonly gpuHours: readonly [number, number] }
  /** Of a GPU and hour; null: none is given or on record. */
  readonly price: { readonly usd: number; readonly words: string } | null
  /** Products in FP8 are asked for. */
  readonly isFp8?: boolean
}

/** Of a machine and of a small cluster, where no number is said. */
const usualCounts = [8, 64]

/** A job at the share of the peak that is to be assumed. */
export function assumedMfuSentences(figures: AssumedMfuFigures): readonly string[] {
  const { mfu, flop, isFlopGiven, peak, gpu, gpuCount, gpuHours, usual, price, further = null, isFp8 = false } = figures
  const wallOf = (hours: number) =>
    (gpuCount === null ? usualCounts : [gpuCount])
      .map((count) => `, ${formatDuration(hours / count)} on ${formatCount(count)}`)
      .join('')
  const usd =
    price === null ? '' : `, ${formatUsd(gpuHours * price.usd)} at ${formatUsdPerHour(price.usd)} (${price.words})`
  const wall = wallOf(gpuHours)
  const exponent = Math.floor(Math.log10(flop))
  return [
    `${gpuHoursText(gpuHours)} GPU-hours of ${gpu}${usd}${wall}.`,
    ...(further === null
      ? []
      : [
          `At ${formatPercent(further.mfu)} MFU: ${gpuHoursText(further.gpuHours)} GPU-hours${price === null ? '' : `, ${formatUsd(further.gpuHours * price.usd)}`}${wallOf(further.gpuHours)}.`,
        ]),
    `${isFlopGiven === true ? '' : '6 × active parameters × tokens = '}${formatSignificant(flop / 10 ** exponent, 3)}e${exponent} FLOP, at ${formatPercent(mfu)} of ${formatCount(Math.round(peak / 1e12))} TFLOPS (bf16, dense)${isFp8 ? '; a share of the FP8 peak, twice that, halves the hours' : ''}.`,
    `${mfu > usual.high ? `${formatPercent(mfu)} is more than most runs reach` : mfu < usual.low ? `${formatPercent(mfu)} is less than well-tuned runs reach` : `${formatPercent(mfu)} is usual for a well-tuned run`}: at ${formatPercent(usual.low)} to ${formatPercent(usual.high)} it is ${gpuHoursText(usual.gpuHours[0])} to ${gpuHoursText(usual.gpuHours[1])} GPU-hours${price === null ? '' : `, ${formatUsd(usual.gpuHours[0] * price.usd)} to ${formatUsd(usual.gpuHours[1] * price.usd)}`}. Start-up, checkpoints and restarts add some 5-10 %.`,
  ]
}
