/** "1979 TFLOPS, so 590 GPU-hours, right?": what the rate is, and what the job takes at the share of it that is reached. */
import type { PeakFigures } from '../../../recommend/inquiries/peak.ts'
import type { DisplayNames } from '../../format/display-names.ts'
import {
  formatCount,
  formatPercent,
  formatTokens,
  formatUsdPerHour,
  formatUsdRange,
} from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { line, type MessageContent } from '../message-content.ts'
import { answerOfLines } from './answer-lines.ts'
import { tera } from './gpu-profile-sentences.ts'

/** `claimed`: GPU-hours as stated. `planned`: of our own plan. `usdPerGpuHour`: a price on record; null: none. */
export function peakMessage(
  figures: PeakFigures,
  claimed: number | null,
  planned: number | null,
  rent: { readonly usdPerGpuHour: number; readonly words: string } | null,
  tokens: number | null,
  names: DisplayNames,
): MessageContent {
  const { gpu, stated, dense, flop, usualGpuHours, statedGpuHours } = figures
  const what = whatItIs(figures, names)
  if (flop === null || usualGpuHours === null || statedGpuHours === null)
    return answerOfLines(
      `${names.gpu(gpu)} has ${tera(dense)} TFLOPS in bf16, dense.`,
      [
        line(what),
        line(
          `Training reaches some ${shareText(figures)} of the dense rate. Say a model and its tokens for the hours.`,
        ),
      ],
      [],
    )
  const { low, high } = usualGpuHours
  const asked = claimed ?? statedGpuHours
  const isRight = asked > low * 0.8 && asked < high * 1.25
  const range = `${hoursText(low)}–${hoursText(high)} GPU-hours`
  const times = `${formatSignificant(low / asked, 2)} to ${formatSignificant(high / asked, 2)} times`
  return answerOfLines(
    isRight
      ? `About right: ${range} are usual.`
      : asked < low
        ? `No: reckon with ${range}, ${times} the ${hoursText(asked)}.`
        : `That is more than it takes: ${range} are usual.`,
    [
      line(what),
      line(
        `6 × active parameters × ${formatTokens(tokens ?? 0)} = ${formatSignificant(flop / 10 ** Math.floor(Math.log10(flop)), 2)}e${Math.floor(Math.log10(flop))} FLOP; at ${formatPercent(figures.usualShare.low)}–${formatPercent(figures.usualShare.high)} of ${tera(dense)} TFLOPS that is ${range}, at all of ${tera(stated)} it would be ${hoursText(statedGpuHours)}.`,
      ),
      ...(planned === null ? [] : [line(`Our own plan of the job takes about ${hoursText(planned)} GPU-hours.`)]),
      ...(rent === null
        ? []
        : [
            line(
              `At ${formatUsdPerHour(rent.usdPerGpuHour)} a GPU (${rent.words}) that is ${formatUsdRange({ p10: low * rent.usdPerGpuHour, p90: high * rent.usdPerGpuHour })} of GPU time.`,
            ),
          ]),
    ],
    [line('LoRA takes about two thirds of the arithmetic; generation, as in RL, is not in it.')],
  )
}

const shareText = ({ usualShare: { low, high } }: PeakFigures): string =>
  `${Math.round(100 * low)}-${formatPercent(high)}`

function whatItIs(figures: PeakFigures, names: DisplayNames): string {
  const { gpu, stated, dense, fp8, is } = figures
  const name = names.gpu(gpu)
  switch (is) {
    case 'sparse':
      return `${tera(stated)} TFLOPS of ${name} hold for sparse matrices (half of the numbers zero)${fp8 === null || Math.abs(stated / fp8 - 1) > 0.06 ? '' : ', or for FP8'}: in bf16 and dense, as in training, it is ${tera(dense)}, and nobody reaches all of it.`
    case 'sparse fp8':
      return `${tera(stated)} TFLOPS of ${name} hold for sparse matrices in FP8: in bf16 and dense, as in training, it is ${tera(dense)}, and nobody reaches all of it.`
    case 'fp8':
      return `${tera(stated)} TFLOPS of ${name} hold for FP8: in bf16 it is ${tera(dense)}, and nobody reaches all of it.`
    case 'dense':
      return `${tera(stated)} TFLOPS are the dense bf16 rate of ${name}; training reaches some ${shareText(figures)} of it.`
    case 'other':
      return `On record ${name} has ${tera(dense)} TFLOPS in bf16, dense; training reaches some ${shareText(figures)} of that.`
  }
}
const hoursText = (hours: number): string => formatCount(Number(hours.toPrecision(2)))
