/** Prices of groups of sellers, and of ways to pay, in words. */
import type { SellerGroup } from '../../../language/inquiries/seller-groups.ts'
import type { PriceOnRecord, PricesOnRecord } from '../../../recommend/inquiries/quote.ts'
import type { PricedOffer } from '../../../recommend/inquiries/priced-offer.ts'
import { type DisplayNames, placeOfPrice, pricingLabels, providerName } from '../../format/display-names.ts'
import { formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

/** As a sentence has them. */
export const groupNames: Readonly<Record<SellerGroup, string>> = {
  any: 'the cheapest with machines of its own',
  marketplace: 'marketplaces and community hosts',
  neocloud: 'neoclouds',
  own: 'data centres',
  hyperscaler: 'the large clouds',
}

/** Behind the name of one of them. */
export const groupLabels: Readonly<Record<SellerGroup, string>> = {
  any: 'cheapest',
  marketplace: 'machines of others',
  neocloud: 'neocloud',
  own: 'data centre',
  hyperscaler: 'large cloud',
}

/** "Marketplaces from $0.67/h (Vast.ai), the large clouds from $3.43/h (AWS)": of each group and seller, and each way to pay. */
export function leastOfSellers(offers: readonly PricedOffer[], names: DisplayNames): string {
  const ways = new Set(offers.map(({ pricing }) => pricing))
  const parts = Map.groupBy(offers, ({ group, provider, pricing }) => `${group ?? provider} ${pricing}`)
  const firsts = [...parts.values()].flatMap(([first]) => (first === undefined ? [] : [first]))
  const least = Math.min(...firsts.map(({ totalUsd }) => totalUsd ?? Infinity))
  return firsts
    .map((offer) => {
      const price =
        offer.totalUsd === null ? `${formatUsdPerHour(offer.usdPerGpuHour)} a GPU` : formatUsd(offer.totalUsd)
      const way = ways.size > 1 ? `, ${pricingLabels[offer.pricing]},` : ''
      const seller = providerName({ ...offer, pricing: 'on_demand' }, names)
      // Of one that is named beside others: what staying there, or moving there, makes of the bill.
      const more =
        ways.size === 1 && offer.totalUsd !== null && offer.totalUsd > least
          ? `, ${formatUsd(offer.totalUsd - least)} more`
          : ''
      return offer.group === undefined
        ? `${seller}${way} ${price}${more}`
        : `${groupNames[offer.group]}${way} from ${price} (${seller})`
    })
    .join('; ')
}

/** Where both are listed: what a commitment has to be used for. '' where it is no cheaper. */
export function evenUseSentence(offers: readonly PricedOffer[]): string {
  const leastOf = (pricing: PricedOffer['pricing']): number =>
    Math.min(Infinity, ...offers.filter((offer) => offer.pricing === pricing).map(({ usdPerGpuHour }) => usdPerGpuHour))
  const share = leastOf('reserved') / leastOf('on_demand')
  return Number.isFinite(share) && share > 0 && share < 1
    ? `Reserved prices are of the shortest terms that are published, paid whole: the least of them is cheaper only above ${formatPercent(share)} use. Ask for your own term.`
    : ''
}

/** What there is in other places, in each way to pay: the lowest and the highest with their days; '' where there is nothing. */
export function elsewhereSentence(sorted: readonly PricedOffer[], names: DisplayNames): string {
  const told = (offer: PricedOffer): string =>
    `${formatUsdPerHour(offer.usdPerGpuHour)} (${placeOfPrice(offer, names)})`
  const byWay = Map.groupBy(
    sorted.toSorted((one, other) => one.pricing.localeCompare(other.pricing)),
    ({ pricing }) => pricing,
  )
  const ways = [...byWay].flatMap(([pricing, ofWay]) => {
    const [low, high] = [ofWay[0], ofWay.at(-1)]
    if (low === undefined || high === undefined) return []
    return [`${elsewhereWords[pricing]}${low === high ? told(low) : `${told(low)} to ${told(high)}`} a GPU`]
  })
  if (ways.length === 0) return ''
  const spot = sorted.some(({ pricing }) => pricing === 'spot')
    ? ' Spot moves by the hour: see the spot price history of the region in the console of AWS, Azure or Google, or the page of the provider.'
    : ' See the page of a provider with that place for the price of today.'
  return `Elsewhere ${ways.join('; ')}.${spot}`
}
const elsewhereWords: Readonly<Record<PricedOffer['pricing'], string>> = {
  on_demand: 'on demand: ',
  spot: 'on spot: ',
  reserved: 'reserved: ',
}

/** Cheaper offers that are not relied on, told apart; '' where there are none. */
export function apartSentence(offers: readonly PricedOffer[], names: DisplayNames): string {
  if (offers.length === 0) return ''
  const each = offers.map(
    ({ usdPerGpuHour, priceAsOf, ...place }) =>
      `${formatUsdPerHour(usdPerGpuHour)} at ${providerName(place, names)} (${names.gpu(place.gpu)}, ${priceAsOf})`,
  )
  return `Less is asked apart from these, where hosts own the machines, prices move by the hour, were seen long ago, or containers end: ${each.join(', ')}. For a run that can be resumed, and not for data of people.`
}

/** What can be had in place of a GPU that is announced. */
export const nearestSentence = (prices: readonly PriceOnRecord[], names: DisplayNames): string =>
  `It is announced, and its first machines go by contract, not by the hour. Nearest that can be had: ${prices
    .map((price) => `from ${formatUsdPerHour(price.usdPerGpuHour)} ${placeOfPrice(price, names)}`)
    .join('; ')}.`

/** What the discount of a term makes of a price on demand was never seen. */
export const estimatedWord = ({ lowest }: Pick<PricesOnRecord, 'lowest'>): string =>
  lowest.isEstimated === true ? ', estimated by the discount that is said' : ''
