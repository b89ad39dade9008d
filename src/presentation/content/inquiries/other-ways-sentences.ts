/** What else an hour of the same GPU costs: in the middle of the market, in other ways to pay, and in smaller machines. */
import { capitalized } from '../../../recommend/figure-text.ts'
import type { OtherWays } from '../../../recommend/inquiries/other-ways.ts'
import type { PricedOffer } from '../../../recommend/inquiries/priced-offer.ts'
import { type DisplayNames, providerName } from '../../format/display-names.ts'
import { formatCount, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { estimatedWord } from './prices-of-ways.ts'

/** "On demand half of 19 providers ask up to $3.90/h; on spot it is from $1.29/h (Azure)"; '' where nothing is on record. */
export function otherWaysSentence({ middle, onDemand, spot, reserved }: OtherWays, names: DisplayNames): string {
  const priceOf = ({ usdPerGpuHour, totalUsd }: PricedOffer): string =>
    `${formatUsdPerHour(usdPerGpuHour)}${totalUsd === null ? '' : `, ${formatUsd(totalUsd)} in total`}`
  const sellerOf = (offer: PricedOffer): string => providerName({ ...offer, pricing: 'on_demand' }, names)
  const parts = [
    ...(middle === null
      ? []
      : [
          `on demand half of ${formatCount(middle.count)} providers ask up to ${formatUsdPerHour(middle.usdPerGpuHour)}`,
        ]),
    ...(onDemand === null
      ? []
      : [
          `on demand it is ${priceOf(onDemand)} there (${onDemand.priceAsOf}); spot moves by zone and hour, and is taken back`,
        ]),
    ...(spot === null ? [] : [`on spot it is from ${priceOf(spot)} (${sellerOf(spot)}, ${spot.priceAsOf})`]),
    ...(reserved === null
      ? []
      : [`reserved from ${priceOf(reserved)} (${sellerOf(reserved)}${estimatedWord({ lowest: reserved })})`]),
  ]
  return parts.length === 0 ? '' : `${capitalized(parts.join('; '))}.`
}

/** "GMI Cloud asks $2.60/h for one, and has no machine of 8 on record": cheaper, and left out for that; '' where there are none. */
export const smallerMachinesSentence = (
  offers: readonly PricedOffer[],
  gpuCount: number,
  names: DisplayNames,
): string =>
  offers.length === 0
    ? ''
    : `${offers
        .map(
          (offer) =>
            `${providerName(offer, names)} asks ${formatUsdPerHour(offer.usdPerGpuHour)} a GPU (${offer.priceAsOf})`,
        )
        .join(', ')}: no machine of ${formatCount(gpuCount)} is on record there.`
