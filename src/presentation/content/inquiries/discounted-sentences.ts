/** Shares off a price, and ways that cost the same an hour, in sentences. */
import type { Interval } from '../../../estimate/plan.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { quoted } from '../../../scenario/format-values.ts'

/** The price that is off, and what it is off from. `seller`: of whom the list price is; null: it was told. */
export const discountedSentence = (
  words: string,
  share: number,
  listUsd: number,
  seller: string | null = null,
): string =>
  `${quoted(words)}: ${formatUsdPerHour(listUsd)}${seller === null ? '' : `, the lowest on demand on record (${seller}),`} less ${formatPercent(share)} is ${formatUsdPerHour(listUsd * (1 - share))} a GPU, reckoned with here.${seller === null ? '' : ' Put in the list price that it is off from.'}`

/** No price was told that it is off from. */
export const openDiscountSentence = (words: string, share: number, gpuUsd: number, allInUsd: number): string =>
  `${quoted(words)} is not in the figures, as the price that it is off from is not said: off that of this plan it takes ${formatUsd(gpuUsd * share)} away, ${formatUsd(allInUsd - gpuUsd * share)} in total.`

/** A discount that begins after some hours. */
export function volumeDiscountSentences(
  usd: number,
  share: number,
  fromHours: number,
  hours: number,
): readonly string[] {
  const first = Math.min(hours, fromHours)
  const later = Math.max(0, hours - fromHours)
  const total = first * usd + later * usd * (1 - share)
  const whole = hours * usd
  return [
    `${formatUsd(total)}: ${formatCount(first)} GPU-hours × ${formatUsdPerHour(usd)}${later === 0 ? '' : ` and ${formatCount(later)} × ${formatUsdPerHour(usd * (1 - share))}`}.`,
    later === 0
      ? `The discount begins after ${formatCount(fromHours)} hours, which these do not reach.`
      : `That is ${formatPercent(1 - total / whole)} off in all, not ${formatPercent(share)}: without it ${formatUsd(whole)}. Ask for it from the first hour, as so many are planned; and whether the hours are of a GPU or of the machine.`,
  ]
}

/** A part that is paid ahead. */
export const prepaidSentence = (words: string): string =>
  `${quoted(words)} is in no sum: it changes when it is paid, not how much. It is lost where the provider fails, and what is not used of it mostly lapses: have it set off against the first invoices, and ask for a lower price in return.`

type SideOfHours = { readonly name: string; readonly hours: Interval; readonly gpuCount: number }

/** Differences below it lie within what no estimate tells. */
const even = 0.1

/** The faster is the cheaper, where an hour of both costs the same; of GPUs that do, the one with fewer GPU-hours. */
export function evenHoursAdvice(one: SideOfHours, other: SideOfHours, isPerGpu: boolean): string {
  const workOf = ({ hours, gpuCount }: SideOfHours): number => hours.p50 * (isPerGpu ? gpuCount : 1)
  const [less, more] = workOf(one) <= workOf(other) ? [one, other] : [other, one]
  const saved = 1 - workOf(less) / workOf(more)
  const figures = isPerGpu
    ? `${less.name} ${formatCount(Math.round(workOf(less)))} GPU-hours, ${more.name} ${formatCount(Math.round(workOf(more)))}`
    : `${less.name} ${formatDuration(less.hours.p50)}, ${more.name} ${formatDuration(more.hours.p50)}`
  const rule = isPerGpu ? 'At the same price a GPU the GPU-hours decide' : 'At the same total an hour the hours decide'
  return saved < even
    ? `${rule}, and they are about even: ${figures}. Take the fewer, larger cards: less traffic between them, and more memory for each. The dollars below are those of list prices.`
    : `${rule}: ${figures}, so ${less.name} is ${formatPercent(saved)} cheaper. The dollars below are those of list prices.`
}
