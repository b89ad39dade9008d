/** What becomes of a time on another number of GPUs, in sentences. */
import { hoursOfDay } from '../../../scenario/hours-of-time.ts'
import { capitalized } from '../../../recommend/figure-text.ts'
import { formatCount, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

export type CountScalingFigures = {
  readonly hours: number
  readonly from: number
  readonly to: number
  /** How many are needed is asked. */
  readonly isCountAsked: boolean
  readonly hopedHours: number | null
  readonly until: { readonly words: string; readonly hour: number } | null
  readonly scaled: { readonly low: number; readonly high: number }
  /** As they are called; null: no GPU is named. */
  readonly gpu: string | null
  /** Of one GPU and hour; null: none is on record. */
  readonly price: { readonly usdPerGpuHour: number; readonly words: string } | null
  /** More than one machine holds. */
  readonly isOverMachines: boolean
  readonly isFull: boolean
}

/** The verdict first, then the bill, then what does not halve and what the batch does. */
export function countScalingSentences(figures: CountScalingFigures): readonly string[] {
  const { from, to, isOverMachines } = figures
  const isMore = to > from
  const network = isOverMachines
    ? ' That is with InfiniBand or RoCE between the machines; over plain Ethernet it can be far less for full fine-tuning.'
    : ''
  return [
    `${verdict(figures)}${network}`,
    ...untilSentence(figures),
    billSentence(figures),
    isMore
      ? `Loading, tokenizing, evaluation and saving do not shrink, so a short run gains less. ${times(to / from)} the GPUs also make the global batch ${times(to / from).toLowerCase()} as large: divide gradient accumulation by ${formatSignificant(to / from, 2)} to keep it. First look at the GPU utilization: below 80 % packing or a faster loader gains more than GPUs do.`
      : `Multiply gradient accumulation by ${formatSignificant(from / to, 2)} to keep the global batch${figures.isFull ? ', and see that it fits: of sharded states each GPU then holds more' : ''}.`,
  ]
}

const near = 0.12
const nearlyAll = 0.85

function verdict({ hours, from, to, isCountAsked, hopedHours, scaled, gpu, until }: CountScalingFigures): string {
  const range = rangeText(scaled)
  const on = gpu === null ? `${formatCount(from)} GPUs` : `${formatCount(from)} × ${gpu}`
  const figure = `${hoursText(hours)} on ${on} become about ${range} on ${formatCount(to)}`
  if (isCountAsked) return `${formatCount(to)} GPUs: ${figure}, within ${hoursText(hopedHours ?? 0)}.`
  if (hopedHours !== null) {
    const isNear = hopedHours >= scaled.low * (1 - near) && hopedHours <= scaled.high * (1 + near)
    return hopedHours < scaled.low * (1 - near)
      ? `No: ${figure}, not ${hoursText(hopedHours)}.`
      : isNear
        ? `About, yes: ${figure}; ${hoursText(hopedHours)} is ${hopedHours < scaled.low ? 'the ideal' : 'within it'}.`
        : `Yes, and less: ${figure}.`
  }
  const speed = `${formatSignificant(hours / scaled.high, 2)} to ${formatSignificant(hours / scaled.low, 2)} times as fast`
  const nearly = hours / scaled.high >= nearlyAll * (to / from) ? 'Nearly' : 'Somewhat less than'
  const whole = to > from ? `${nearly} ${times(to / from).toLowerCase()}: ` : ''
  return until === null && to > from ? `${whole}${figure}, ${speed}.` : `${capitalized(figure)}.`
}

/** When it has to be started, where a time of day is told. */
function untilSentence({ until, scaled }: CountScalingFigures): readonly string[] {
  if (until === null) return []
  const latest = until.hour - scaled.high
  if (latest >= 0)
    return [
      `“${until.words}”: if it starts by about ${clock(latest)} that day, or the night before; I do not know when it starts.`,
    ]
  const days = Math.ceil(-latest / hoursOfDay)
  const before = days === 1 ? 'the day before' : `${formatCount(days)} days before`
  return [`“${until.words}”: only if it starts by about ${clock(latest + hoursOfDay * days)} ${before}.`]
}

const clock = (hour: number): string =>
  `${Math.floor(hour)}:${String(Math.floor((hour % 1) * 2) * 30).padStart(2, '0')}`

function billSentence({ hours, from, to, scaled, price }: CountScalingFigures): string {
  const before = hours * from
  const [low, high] = [scaled.low * to, scaled.high * to]
  const change = (high / before > 1 ? high : low) / before - 1
  const much =
    to > from
      ? Math.abs(change) < 0.03
        ? 'the same money'
        : `${formatPercent(low / before - 1)} to ${formatPercent(change)} more`
      : `${formatPercent(1 - high / before)} to ${formatPercent(1 - low / before)} less`
  const usd =
    price === null
      ? ''
      : `, ${formatUsd(before * price.usdPerGpuHour)} against ${formatUsd(low * price.usdPerGpuHour)} to ${formatUsd(high * price.usdPerGpuHour)} at ${formatUsdPerHour(price.usdPerGpuHour)} (${price.words})`
  return `Money: ${formatSignificant(before, 3)} GPU-hours become ${formatSignificant(low, 3)} to ${formatSignificant(high, 3)}, ${much}${usd}.`
}

const times = (ratio: number): string => (ratio === 2 ? 'Twice' : `${formatSignificant(ratio, 2)} times`)
const rangeText = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${formatSignificant(low, 2)} to ${hoursText(high)}`
const hoursText = (hours: number): string => `${formatSignificant(hours, 2)} h`
