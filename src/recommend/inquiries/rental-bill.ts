/** GPUs for a time with storage and data out of them: what each seller's bill comes to. */
import type { ProviderId } from '../../catalog/ids.ts'
import type { Market } from '../../offers/market.ts'
import { GB } from '../../catalog/units.ts'
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import { dataOutUsd } from './data-out.ts'

/** What is rented beside the GPUs, in gigabytes. */
export type RentedBeside = {
  /** Null: none is asked for. */
  readonly storageGb: number | null
  /** Dollars for a gigabyte and month that were told; null: those of the seller, or the usual ones. */
  readonly storageUsdPerGb: number | null
  /** Nobody said how much: it is reckoned by the GPUs. */
  readonly isStorageAssumed: boolean
  /** Over the whole time; null: none is asked for, or no amount was said. */
  readonly egressGb: number | null
  /** Data out are asked about, and no amount was said. */
  readonly isEgressOpen: boolean
}

/** US dollars over the whole time. */
export type RentalBill = {
  readonly gpuUsd: number
  readonly storageUsd: number
  /** The price was told, or the seller's own is on record; else it is the usual one. */
  readonly isStorageKnown: boolean
  readonly egressUsd: number
  /** `own`: the seller's price; `cloud`: that of the large clouds; `unknown`: none is on record, and it counts as nothing. */
  readonly egressPrice: 'own' | 'cloud' | 'unknown'
  readonly usd: number
}

/** Above it a large cloud asks the lower of its prices for data out. */
const manyGigabytes = 10_000

/** Null where the offer has no price of the whole time. */
export function rentalBillOf(
  { provider: id, totalUsd }: { readonly provider: ProviderId; readonly totalUsd: number | null },
  hours: number,
  { storageGb, storageUsdPerGb, egressGb }: RentedBeside,
  { catalog }: Pick<Market, 'catalog'>,
): RentalBill | null {
  if (totalUsd === null) return null
  const provider = catalog.providers.get(id)
  const { usualStorage } = catalog.totalCost.allowances
  const { egress } = catalog.inquiryFacts.rules
  const storagePrice = storageUsdPerGb ?? provider?.storage?.base ?? null
  const isCloud = provider?.kind === 'hyperscaler'
  const ofCloud = (egressGb ?? 0) > manyGigabytes ? egress.low.base : egress.high.base
  const egressPrice = provider?.egress == null ? (isCloud ? 'cloud' : 'unknown') : 'own'
  const perGb = provider?.egress?.base ?? (isCloud ? ofCloud : 0)
  const tiers = catalog.inquiryFacts.rules.clouds.find((one) => one.provider === id)
  const storageUsd = ((storageGb ?? 0) * (storagePrice ?? usualStorage.base) * hours) / hoursOfMonth
  const egressUsd = tiers === undefined ? (egressGb ?? 0) * perGb : dataOutUsd((egressGb ?? 0) * GB, tiers)
  return {
    gpuUsd: totalUsd,
    storageUsd,
    isStorageKnown: storagePrice !== null,
    egressUsd,
    egressPrice,
    usd: totalUsd + storageUsd + egressUsd,
  }
}
