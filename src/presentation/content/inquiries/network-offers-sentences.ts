/** Offers of the same GPUs over networks of their own: hours and dollars of each, and which to take. */
import type { Option } from '../../../recommend/recommendation.ts'
import type { SlowLink } from '../../../recommend/inquiries/slow-link.ts'
import { formatLinkSpeed } from '../../format/link-speed.ts'
import { formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

export type NetworkOfferFigures = {
  readonly name: string
  readonly gbits: number
  readonly usdPerGpuHour: number
  /** Null: adapters, which send next to nothing. */
  readonly link: SlowLink | null
}

/** The one to take first, then each with its hours and dollars, then what crosses. `best`: the plan over a fast network. */
export function networkOfferSentences(
  offers: readonly NetworkOfferFigures[],
  best: Option,
  plan: string,
): readonly string[] {
  const priced = offers
    .map((offer) => {
      const { low, high } = offer.link?.times ?? { low: 1, high: 1 }
      const usdOf = (hours: number): number => hours * best.gpuCount * offer.usdPerGpuHour
      const hours = { low: best.hours.p50 * low, high: best.hours.p50 * high }
      return { ...offer, times: { low, high }, hours, usd: { low: usdOf(hours.low), high: usdOf(hours.high) } }
    })
    .toSorted((one, other) => one.usd.low + one.usd.high - other.usd.low - other.usd.high)
  const [first, second] = priced
  if (first === undefined || second === undefined) return []
  const rangeOf = (low: string, high: string): string => (low === high ? low : `${low} to ${high}`)
  const runOf = ({ hours, usd }: typeof first): string =>
    `${rangeOf(formatDuration(hours.low), formatDuration(hours.high))}, ${rangeOf(formatUsd(usd.low), formatUsd(usd.high))}`
  const hour = second.usdPerGpuHour / first.usdPerGpuHour - 1
  const because =
    first.link === null
      ? 'adapters send next to nothing between machines, so the hour decides'
      : hour < 0
        ? `an hour of it costs ${formatPercent(first.usdPerGpuHour / second.usdPerGpuHour - 1)} more, and the run is ${second.usd.low < first.usd.high ? 'likely ' : ''}the cheaper for it`
        : 'it costs less, and its network does'
  const slowest = priced.toSorted((one, other) => one.gbits - other.gbits)[0] ?? first
  const { link } = slowest
  return [
    `Take ${first.name}: ${because}. ${plan}: ${runOf(first)} of GPU time, against ${runOf(second)} with ${second.name}.`,
    ...priced.map(
      (offer) =>
        `${offer.name}, ${formatLinkSpeed(offer.gbits)}, ${formatUsdPerHour(offer.usdPerGpuHour)} a GPU: ${runOf(offer)}${offer.times.high > 1 ? `, ${rangeOf(formatSignificant(offer.times.low, 2), formatSignificant(offer.times.high, 2))} times as long` : ''}.`,
    ),
    ...(link === null || link.times.high === 1
      ? []
      : [
          `${link.isSharded ? 'One machine does not hold it, so weights and gradients' : 'Gradients'} cross at each step: ${formatSignificant(link.crossing, 2)} s of a step of 1M tokens at ${formatLinkSpeed(slowest.gbits)}, against ${formatSignificant(link.stepSeconds, 2)} s of arithmetic.${link.isSharded ? ' That is of one pass a step, the best case; in steps of many small batches they cross for each of them, which is the worst.' : ''}`,
          'Ways round the network: one machine with more memory (8 × H200, 8 × B200), or LoRA.',
        ]),
    `Speeds are ours (${rangeOf(formatDuration(best.hours.p10), formatDuration(best.hours.p90))} at the ends of the range over a fast network), prices yours. Have both run 20 steps before you sign.`,
  ]
}
