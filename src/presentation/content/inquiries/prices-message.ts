/** "H100 price": a few offers with their dates, and what of the question no price is known. */
import type { PricedOffer, PriceList } from '../../../recommend/inquiries/prices.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { formatAge } from '../../format/date-age.ts'
import { type DisplayNames, pricingLabels, providerName } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import { bullet, line, type MessageContent } from '../message-content.ts'
import { answerOfLines, unusedLines } from './answer-lines.ts'

export function pricesMessage(
  list: PriceList,
  spec: Spec,
  unused: readonly string[],
  { names, today }: RenderContext,
): MessageContent {
  const { offers, unpricedProviders, unpricedPricings, hours } = list
  const gpu = commonName((spec.gpus ?? []).map((id) => names.gpu(id)))
  const what = spec.gpuCount === null ? gpu : `${formatCount(spec.gpuCount)} × ${gpu}`
  return answerOfLines(
    headlineOf(list, what, names),
    [
      ...offers.map((offer) => bullet(offerLine(offer, hours, today, names))),
      ...(list.isOtherCount
        ? [
            line(
              `No machine of ${formatCount(spec.gpuCount ?? 0)} is on record there: these are prices a GPU of other counts.`,
            ),
          ]
        : []),
      ...unpricedProviders.map((id) => line(`We have no price of ${what} at ${names.provider(id)}.`)),
      ...(unpricedProviders.length > 0
        ? []
        : unpricedPricings.map((pricing) => line(`We have no ${pricingLabels[pricing]} price of ${what}.`))),
    ],
    [
      ...(offers.length === 0
        ? []
        : [
            line(
              `Prices as they were seen on their dates${hours === null ? '' : '; GPU time alone, without storage or traffic'}.`,
            ),
          ]),
      ...unusedLines(unused),
    ],
  )
}

/** "H100" of "H100 SXM" and "H100 PCIe"; the names, where they have no word in common. */
function commonName(gpus: readonly string[]): string {
  const [first = '', ...others] = gpus.map((name) => name.split(' '))
  const shared =
    typeof first === 'string' ? [] : first.filter((word, at) => others.every((words) => words[at] === word))
  if (shared.length > 0) return shared.join(' ')
  return gpus.length > 3 ? `${gpus.slice(0, 3).join(', ')} and ${gpus.length - 3} more` : gpus.join(', ')
}

function headlineOf(
  { offers, hours, providerCount, dearestUsdPerGpuHour }: PriceList,
  what: string,
  names: DisplayNames,
): string {
  const [least] = offers.toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour)
  if (least === undefined) return `We have no such price of ${what}.`
  const where = providerName(least, names)
  const upTo =
    providerCount < 3 || dearestUsdPerGpuHour === null
      ? ''
      : `, up to ${formatUsdPerHour(dearestUsdPerGpuHour)} among ${formatCount(providerCount)} providers`
  return least.totalUsd === null || hours === null
    ? `${what}: from ${formatUsdPerHour(least.usdPerGpuHour)} a GPU at ${where}${upTo}.`
    : `${what} for ${formatDuration(hours)}: from ${formatUsd(least.totalUsd)} at ${where}.`
}

function offerLine(offer: PricedOffer, hours: number | null, today: string, names: DisplayNames): string {
  const { usdPerGpuHour, totalUsd, priceAsOf, pricing } = offer
  const total = totalUsd === null || hours === null ? '' : `, ${formatUsd(totalUsd)} in total`
  const kind = pricing === 'on_demand' ? ', on demand' : ''
  return `${providerName(offer, names)}${kind}: ${names.gpu(offer.gpu)} ${formatUsdPerHour(usdPerGpuHour)} a GPU${total} (${priceAsOf}, ${formatAge(priceAsOf, today)})`
}
