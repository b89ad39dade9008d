/** Failures that many GPUs have in some time, and what is lost with each. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** `price`: of one GPU and hour, with where it was seen; null: none is on record. */
export function clusterFailureSentences(
  gpuCount: number,
  hours: number,
  price: { readonly usdPerGpuHour: number; readonly words: string } | null,
  { gpuHoursBetween, restartHours, saveHours }: RulesOfThumb['failures'],
): readonly string[] {
  const gpuHours = gpuCount * hours
  const [few, many] = [gpuHours / gpuHoursBetween.high.base, gpuHours / gpuHoursBetween.low.base]
  const lostHours = saveHours.base / 2 + restartHours.base
  const times = (value: number): string => (value < 1 ? 'less than one' : formatSignificant(value, 2))
  const gpuHoursOf = (count: number): number => Math.max(1, count) * lostHours * gpuCount
  const [least, most] = [gpuHoursOf(few), gpuHoursOf(many)]
  const share = formatPercent(most / gpuHours)
  const money =
    price === null
      ? ''
      : `: ${formatUsd(least * price.usdPerGpuHour)} to ${formatUsd(most * price.usdPerGpuHour)} of the ${formatUsd(gpuHours * price.usdPerGpuHour)} at ${formatUsdPerHour(price.usdPerGpuHour)} a GPU (${price.words})`
  return [
    many < 1
      ? `Most likely none: in ${formatDuration(hours)} ${formatCount(gpuCount)} GPUs do ${formatCount(Number(gpuHours.toPrecision(3)))} GPU-hours, and one failure comes in ${formatCount(gpuHoursBetween.low.base)} (rented clusters) to ${formatCount(gpuHoursBetween.high.base)} (large well-kept ones).`
      : `Expect ${times(few)} to ${times(many)} failures in ${formatDuration(hours)} on ${formatCount(gpuCount)} GPUs, and plan for the upper end: they are ${formatCount(Number(gpuHours.toPrecision(3)))} GPU-hours, at one failure in ${formatCount(gpuHoursBetween.high.base)} (large well-kept clusters) to ${formatCount(gpuHoursBetween.low.base)} (rented ones).`,
    many < 1
      ? `One would stop all ${formatCount(gpuCount)} for about ${formatDuration(lostHours)}: half of the ${formatDuration(saveHours.base)} between two checkpoints is done again, and starting again takes some ${formatDuration(restartHours.base)}.`
      : `Each stops all ${formatCount(gpuCount)} for about ${formatDuration(lostHours)}: half of the ${formatDuration(saveHours.base)} between two checkpoints is done again, and starting again takes some ${formatDuration(restartHours.base)}. That is ${formatCount(Number(least.toPrecision(2)))} to ${formatCount(Number(most.toPrecision(2)))} GPU-hours, up to ${share}${money}.`,
    'A node that has to be replaced can cost a day: ask for a spare one and who swaps it in what time (SLA), save every hour or sooner, restart by itself, and check the machines for an hour before the run.',
  ]
}
