/** GPUs that are kept day and night, and money of a month beside what they cost. */
import type { PricesOnRecord } from '../../../recommend/inquiries/quote.ts'
import { type DisplayNames, providerName } from '../../format/display-names.ts'
import { formatCount, formatUsd, formatUsdPerHour, formatGpuCount } from '../../format/number-format.ts'

export type KeptMachines = {
  readonly gpuCount: number
  /** Of a month. */
  readonly hours: number
  readonly usdPerMonth: number
  /** The money, as typed. */
  readonly words: string
}

/** What machines that are kept cost a month beside the money there is; dollars, hours of a month. */
export function keptSentences(
  { gpuCount, hours, usdPerMonth, words }: KeptMachines,
  { lowest, median, count }: PricesOnRecord,
  names: DisplayNames,
): readonly string[] {
  const gpuHours = gpuCount * hours
  const least = gpuHours * lowest.usdPerGpuHour
  const usual = gpuHours * median
  const verdict =
    usdPerMonth >= usual
      ? 'Yes, at most providers'
      : usdPerMonth >= least
        ? 'Yes, at the cheaper providers'
        : 'No, at no provider on record'
  const place = `${providerName(lowest, names)} (${names.gpu(lowest.gpu)}, ${lowest.priceAsOf})`
  const left =
    usdPerMonth >= least
      ? `That leaves up to ${formatUsd(usdPerMonth - least)} a month for storage, traffic and other GPUs.`
      : `It is ${formatUsd(least - usdPerMonth)} a month short; it pays for about ${formatCount(usdPerMonth / lowest.usdPerGpuHour / gpuCount)} hours a month of all of them.`
  return [
    `${verdict}: ${formatGpuCount(gpuCount)} day and night are ${formatCount(gpuHours)} GPU-hours a month: ${formatUsd(least)} at ${formatUsdPerHour(lowest.usdPerGpuHour)} a GPU at ${place}, ${formatUsd(usual)} at the median of ${formatCount(count)} providers; “${words}” is ${formatUsd(usdPerMonth)} a month.`,
    left,
    'Training that runs on them costs nothing more while they are free; where they idle most of the day, rent by the hour.',
  ]
}
