/** "At most $2.40 an hour": whether anybody rents the GPUs for so little, and what they cost where nobody does. */
import type { PricedOffer } from '../../../recommend/inquiries/priced-offer.ts'
import type { CappedPrices, PriceList } from '../../../recommend/inquiries/prices.ts'
import type { PriceOnRecord } from '../../../recommend/inquiries/quote.ts'
import { type DisplayNames, pricingLabels, providerName, sellerOfPrice } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

/** `what`: the GPUs, with how many and where. */
export function cappedHeadline(
  { offers, hours, providerCount }: Pick<PriceList, 'offers' | 'hours' | 'providerCount'>,
  { usdPerGpuHour: most, isMet, usual }: CappedPrices,
  what: string,
  names: DisplayNames,
): string | null {
  const [least] = offers.toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour)
  if (least === undefined) return null
  const time = hours === null ? '' : ` for ${formatDuration(hours)}`
  const price = `${formatUsdPerHour(least.usdPerGpuHour)} at ${providerName(least, names)}`
  if (isMet === 'sure') {
    const sellers = `${formatCount(providerCount)} ${providerCount === 1 ? 'provider' : 'providers'}`
    return `Yes: ${what}${time} at ${formatUsdPerHour(most)} a GPU or less: ${sellers} on record, from ${price}${totalOf(least)}.`
  }
  if (isMet === 'hardly') {
    const otherwise =
      usual === null || usual.usdPerGpuHour <= most
        ? ''
        : ` Otherwise it is from ${formatUsdPerHour(usual.usdPerGpuHour)} at ${providerName(usual, names)}${totalOf(usual)}.`
    return `Hardly: ${what}${time} at ${formatUsdPerHour(most)} a GPU or less is on record only from hosts whose price and stock move, at an old price or for other counts: from ${price}${totalOf(least)}.${otherwise}`
  }
  const atMost =
    least.totalUsd === null
      ? ''
      : `: ${formatUsd(least.totalUsd)} in total, where ${formatUsdPerHour(most)} would be ${formatUsd((least.totalUsd * most) / least.usdPerGpuHour)}`
  return `No, not ${what}${time} at ${formatUsdPerHour(most)} a GPU: the lowest on record is ${price}${atMost}.`
}

const totalOf = ({ totalUsd }: PricedOffer): string => (totalUsd === null ? '' : `, ${formatUsd(totalUsd)} in total`)

/** Other ways to rent that cost no more, and what binds or is lost with each; '' where there is none. */
export function cappedWaysSentence({ otherWays, isMet }: CappedPrices, names: DisplayNames): string {
  if (otherWays.length === 0) return ''
  const ways = otherWays.map((offer) => {
    const drawback = offer.pricing === 'spot' ? 'can be taken back at any time' : 'paid for its whole term, used or not'
    const seller = providerName({ ...offer, pricing: 'on_demand' }, names)
    return `${pricingLabels[offer.pricing]} from ${formatUsdPerHour(offer.usdPerGpuHour)} (${names.gpu(offer.gpu)}, ${seller}; ${drawback})`
  })
  return `${isMet === 'no' ? 'Within it only' : 'Also within it'}: ${ways.join(', ')}.`
}

const priceText = (price: PriceOnRecord, names: DisplayNames): string =>
  `${formatUsdPerHour(price.usdPerGpuHour)} for ${names.gpu(price.gpu)} at ${sellerOfPrice(price, names)}`

/** Beside the plan of a job: who rents its GPUs for so little. */
export const cappedJobSentence = (usd: number, prices: readonly PriceOnRecord[], names: DisplayNames): string =>
  `At most ${formatUsdPerHour(usd)} a GPU, as you say: on record are ${prices.map((price) => priceText(price, names)).join('; ')}.`

/** Before the plan of a job whose GPUs nobody rents for so little. */
export const uncappedJobWords = (usd: number, lowest: PriceOnRecord | null, names: DisplayNames): string =>
  `Not at ${formatUsdPerHour(usd)} a GPU${lowest === null ? '' : `, the lowest on record is ${priceText(lowest, names)}`}; at list prices`
