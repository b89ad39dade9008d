/** What was published of the training of a known model, in sentences. */
import { trainingFlops } from '../../../catalog/units.ts'
import type { PublishedRunAsked } from '../../../language/inquiries/published-run.ts'
import { formatMagnitude } from '../../../scenario/format-values.ts'
import type { PricedOffer } from '../../../recommend/inquiries/priced-offer.ts'
import { type DisplayNames, sellerOfPrice } from '../../format/display-names.ts'
import { formatCount, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

/** `offer`: the cheapest of such a card today, `peak`: its operations a second; null: not known. */
export function publishedRunSentences(
  { run, statedUsd }: PublishedRunAsked,
  offer: PricedOffer | null,
  peak: number | null,
  names: DisplayNames,
): readonly string[] {
  const { title, by, card, gpuHours, usd, usdOf, params, tokens } = run
  const hours = gpuHours === null || card === null ? null : `${formatCount(gpuHours)} ${card}-hours`
  const spent = usd === null ? null : `${formatUsd(usd)} ${usdOf ?? ''}`.trim()
  const verdict =
    statedUsd === null || usd === null
      ? ''
      : Math.abs(statedUsd / usd - 1) <= closeShare
        ? `Yes, for what it counts: the last run alone. `
        : `Not the published sum. `
  const today =
    offer === null || gpuHours === null
      ? []
      : [
          `At today's lowest price on demand on record${card === 'H800' ? ' of an H100, its like outside China' : ''}, ${formatUsdPerHour(offer.usdPerGpuHour)} (${sellerOfPrice(offer, names)}), so many hours are about ${formatUsd(Number((offer.usdPerGpuHour * gpuHours).toPrecision(2)))}.`,
        ]
  const work = params === null || tokens === null ? null : trainingFlops * params * tokens
  const plausible =
    work === null || params === null || tokens === null || peak === null || gpuHours === null
      ? []
      : [
          `Checked by its work: 6 × ${formatMagnitude(params)} parameters${title.startsWith('DeepSeek') ? ' that are active' : ''} × ${formatMagnitude(tokens)} tokens are ${work.toExponential(1)} FLOP, so the cards ran at ${formatPercent(work / (gpuHours * 3600 * peak))} of their bf16 peak, ${work / (gpuHours * 3600 * peak) > mostLikely ? 'more than is usual' : 'which is plausible'}.`,
        ]
  return [
    `${verdict}${title}: ${[hours, spent].filter((part) => part !== null).join(', ')}, by ${by} (recalled).`,
    ...plausible,
    ...today,
    gpuHours === null
      ? 'What it covers was not said.'
      : 'That is the last run alone: trials before it, failed runs, data, people and the machines themselves are not in it, and are mostly several times as much.',
  ]
}
const closeShare = 0.1
/** Share of the peak. */
const mostLikely = 0.6
