/** Which of several prices leads, and what has to be said with it. */
import type { PricedOffer } from '../../../recommend/inquiries/priced-offer.ts'
import { type DisplayNames, providerName } from '../../format/display-names.ts'
import { formatCount, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

/**
 * The cheapest that a seller lets of its own machines, in the number that is asked for; and what is cheaper still, where
 * hosts own the machines.
 */
export function leastAndApart(
  offers: readonly PricedOffer[],
): readonly [PricedOffer | undefined, PricedOffer | undefined] {
  const sorted = offers.toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour)
  const counted = sorted.filter(({ isOfOtherCount }) => isOfOtherCount !== true)
  const [cheapest] = counted.length > 0 ? counted : sorted
  const own = counted.find(({ isThirdParty }) => isThirdParty !== true)
  return own === undefined || own === cheapest ? [cheapest, undefined] : [own, cheapest]
}

/** What machines of private hosts are good for. */
export const notForPeople = 'for runs that can be resumed, and not for data of people'

/** "; $194 at RunPod Community Cloud, where hosts own the machines"; '' where that is not the cheaper. */
export const apartWords = (apart: PricedOffer | undefined, names: DisplayNames): string =>
  apart === undefined
    ? ''
    : `; ${apart.totalUsd === null ? formatUsdPerHour(apart.usdPerGpuHour) : formatUsd(apart.totalUsd)} at ${providerName(apart, names)}, where hosts own the machines: ${notForPeople}`

/** "; that of today stands at lambda.ai/instances" */
export function pageWords(offers: readonly PricedOffer[], names: DisplayNames): string {
  const [least] = leastAndApart(offers)
  const page = least === undefined ? null : names.rentAddress(least.provider)
  return page === null ? '' : `; that of today stands at ${page}`
}

/** "$27.20/h for the 8 that must be taken": where fewer are not let. */
export const leastWords = ({ leastCount, usdPerGpuHour }: PricedOffer): string =>
  leastCount === undefined
    ? ''
    : `, ${formatUsdPerHour(usdPerGpuHour * leastCount)} for the ${formatCount(leastCount)} that must be taken at once`
