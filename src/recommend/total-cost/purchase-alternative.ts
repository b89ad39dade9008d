/** Buying instead of renting: what an hour of an own GPU costs, and after how many hours it has paid for itself. */
import { periodsPerYear } from '../../scenario/hours-of-time.ts'
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { Electricity, PurchaseFacts } from '../../catalog/total-cost.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import type { Market } from '../../offers/market.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import { cheapestOnDemand } from './on-demand-alternative.ts'
import { compiledOwnershipFormulas } from './cost-formulas.ts'
import { wattsOnMeter } from './energy.ts'

type PurchasePrice = PurchaseFacts['purchases'][number]

export type PurchaseAlternative = {
  readonly gpu: GpuId
  readonly condition: string
  readonly place: PurchasePrice['place']
  readonly usd: { readonly low: number; readonly high: number }
  /** The article's figure, else the middle. */
  readonly usualUsd: number
  readonly isArticle: boolean
  /** The price was remembered, not looked up. */
  readonly isRecalled: boolean
  readonly resaleUsd: number
  /** Of a server: space, network, spares and people, for one GPU and year; 0 for a GPU at home. */
  readonly upkeepUsdPerYear: number
  readonly years: number
  readonly wattsPerGpu: number
  readonly usdPerKwh: number
  readonly powerUsdPerHour: number
  /** The rent it is compared with; null: nobody rents one by the hour. */
  readonly rent: { readonly provider: ProviderId; readonly tier: string | null; readonly usdPerGpuHour: number } | null
  /** Hours of use; null: where power alone costs more than the rent, buying never pays. */
  readonly breakEvenHours: number | null
  /** The same without any resale. */
  readonly withoutResaleHours: number | null
  /** Hours a week over the years above. */
  readonly hoursAWeek: number | null
  readonly sources: readonly string[]
}

/**
 * Buying one GPU against renting one at `rent`, for `paidUsd` where that is said; null where no purchase price is on
 * record. `isNamed`: somebody asks about buying this one.
 */
export function comparePurchase(
  gpu: Gpu,
  rent: QuotedOffer | null,
  market: Market,
  paidUsd: number | null = null,
  isNamed = false,
): PurchaseAlternative | null {
  const { hardware, power, electricity } = market.catalog.totalCost
  const purchase = hardware.purchases.find((each) => each.gpu === gpu.id && (isNamed || each.onlyWhereNamed !== true))
  if (purchase === undefined) return null
  const isHome = purchase.place === 'home'
  const watts = wattsOnMeter(gpu, power, isHome)
  const usdPerKwh = usdPerKwhOf(market)
  const usualUsd = paidUsd ?? purchase.article?.base ?? (purchase.low.base + purchase.high.base) / 2
  const resaleUsd = usualUsd * hardware.resale.base
  const powerUsdPerHour = (watts / 1000) * usdPerKwh
  const rate = rent?.quote.usdPerGpuHour ?? null
  const breakEvenAfter = (resale: number) =>
    rate === null || rate <= powerUsdPerHour
      ? null
      : compiledOwnershipFormulas.breakEven({ purchase: usualUsd, resale, rent: rate, power: powerUsdPerHour })
  const breakEvenHours = breakEvenAfter(resaleUsd)
  return {
    gpu: gpu.id,
    condition: purchase.condition,
    place: purchase.place,
    usd: { low: paidUsd ?? purchase.low.base, high: paidUsd ?? purchase.high.base },
    usualUsd,
    isArticle: purchase.article !== undefined,
    isRecalled: purchase.low.standing === 'recalled',
    resaleUsd,
    upkeepUsdPerYear: isHome ? 0 : usualUsd * hardware.upkeep.base,
    years: hardware.years.base,
    wattsPerGpu: watts,
    usdPerKwh,
    powerUsdPerHour,
    rent:
      rent === null
        ? null
        : {
            provider: rent.offer.provider.id,
            tier: rent.offer.tier?.id ?? null,
            usdPerGpuHour: rent.quote.usdPerGpuHour,
          },
    breakEvenHours,
    withoutResaleHours: breakEvenAfter(0),
    hoursAWeek: breakEvenHours === null ? null : breakEvenHours / (hardware.years.base * periodsPerYear.week),
    sources: [purchase.low.source, hardware.resale.source, usualElectricityPlace(electricity).price.source],
  }
}

/** Dollars that a kilowatt-hour costs: the team’s own price, or what is usual. */
export const usdPerKwhOf = ({ terms, catalog }: Market): number =>
  terms.assumptions.usdPerKwh ?? usualElectricityPlace(catalog.totalCost.electricity).price.base

function usualElectricityPlace({ places, usual }: Electricity): Electricity['places'][string] {
  const place = places[usual]
  if (place === undefined) throw new Error(`no place ${usual} in data/decision/electricity.json`)
  return place
}

/** The home GPUs with a purchase price, each against the cheapest place that rents it to rely on. */
export function compareHomePurchases(market: Market): PurchaseAlternative[] {
  const { catalog } = market
  return catalog.totalCost.hardware.purchases
    .filter(({ place }) => place === 'home')
    .flatMap(({ gpu: id }) => {
      const gpu = catalog.gpus.get(id)
      const offer = cheapestOnDemand(id, 1, 1, market) ?? null
      const purchase = gpu === undefined ? null : comparePurchase(gpu, offer, market)
      return purchase === null ? [] : [purchase]
    })
}
