/** A price as it is told: of one offer, a GPU and an hour, and of all that was asked for. */
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { Pricing } from '../../catalog/provider.ts'
import type { SellerGroup } from '../../language/inquiries/seller-groups.ts'
import { hostsOf } from '../../offers/offer.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'

/** An offer in the words of the outside interface. Dollars are of one GPU and hour, `totalUsd` of all GPUs and hours. */
export type PricedOffer = {
  readonly gpu: GpuId
  /** As asked for; null: any count that is sold. */
  readonly gpuCount: number | null
  readonly provider: ProviderId
  readonly tier: string | null
  readonly pricing: Pricing
  readonly region: string | null
  readonly usdPerGpuHour: number
  /** Eight times in ten the price met today lies between. */
  readonly priceRange: { readonly low: number; readonly high: number }
  readonly priceAsOf: string
  readonly priceSource: string
  /** Beside a price that a team has agreed on: what is listed for everybody. */
  readonly listUsdPerGpuHour?: number
  readonly totalUsd: number | null
  /** It is the price of another number of GPUs: none of this one is on record there. */
  readonly isOfOtherCount?: true
  /** By the discount that is said of a term, off a price on demand. */
  readonly isEstimated?: true
  /** The group of sellers that it was asked of. */
  readonly group?: SellerGroup
  /** Hosts own the machines: others than the seller. */
  readonly isThirdParty?: true
  /** The fewest GPUs that are let there at once, where those are several and no number is asked for. */
  readonly leastCount?: number
}

/** Of `gpuCount` GPUs for so many hours; null: any count, or no time. `leastCount`: the fewest that its seller lets. */
export function pricedOffer(
  { offer, quote }: QuotedOffer,
  gpuCount: number | null,
  hours: number | null,
  leastCount: number,
): PricedOffer {
  const { usdPerGpuHour, low, high, asOf, source, listUsdPerGpuHour } = quote
  return {
    gpu: offer.gpu,
    gpuCount,
    provider: offer.provider.id,
    tier: offer.tier?.id ?? null,
    pricing: offer.pricing,
    region: offer.region,
    usdPerGpuHour,
    priceRange: { low, high },
    priceAsOf: asOf,
    priceSource: source,
    ...(listUsdPerGpuHour === undefined ? {} : { listUsdPerGpuHour }),
    ...(hostsOf(offer) === 'own' ? {} : { isThirdParty: true as const }),
    ...(gpuCount === null && leastCount > 1 ? { leastCount } : {}),
    ...(offer.pricing === offer.observation.pricing ? {} : { isEstimated: true as const }),
    totalUsd: hours === null ? null : usdPerGpuHour * (gpuCount ?? 1) * hours,
  }
}
