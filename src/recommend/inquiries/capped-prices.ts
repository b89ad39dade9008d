/** Offers of GPUs at a price of an hour or less, and what lies next to it where there is none. */
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { Pricing } from '../../catalog/provider.ts'
import type { Market } from '../../offers/market.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type CappedPrices, isReliable, type PriceList, priceListOf } from './prices.ts'

/** The offers within the limit; where there is none, those that come nearest to it. */
export function cappedPricesOf(
  spec: Spec,
  pricings: readonly Pricing[],
  hours: number | null,
  { usdPerGpuHour, refused }: { readonly usdPerGpuHour: number; readonly refused: readonly Pricing[] },
  market: Market,
): { readonly list: PriceList; readonly cap: CappedPrices } {
  const within = marketWith(market, ({ quote }) => quote.usdPerGpuHour <= usdPerGpuHour)
  const found = priceListOf(spec, pricings, hours, within)
  const reliable = priceListOf(spec, pricings, hours, marketWith(market, isReliable))
  const [usual = null] = reliable.offers
  const isSure = usual !== null && usual.usdPerGpuHour <= usdPerGpuHour && !reliable.isOtherCount
  const others = (['spot', 'reserved'] as const).filter((way) => !pricings.includes(way) && !refused.includes(way))
  const otherWays = others.flatMap((way) =>
    priceListOf({ ...spec, pricing: way }, [way], hours, within).offers.slice(0, 1),
  )
  const isMet = found.offers.length === 0 ? 'no' : isSure ? 'sure' : 'hardly'
  const list = isMet === 'no' ? priceListOf(spec, pricings, hours, market) : found
  return { list, cap: { usdPerGpuHour, isMet, usual, otherWays } }
}

/**
 * Kinds of GPU and sellers with no offer between them above the limit: a plan names both apart, so that a kind which is
 * within it at one seller must not be above it at another. What is above it most for what it has within is left out first.
 */
export function kindsAndSellersWithin(
  { byGpu }: Market,
  pricing: Pricing,
  usdPerGpuHour: number,
): { readonly gpus: readonly GpuId[]; readonly providers: readonly ProviderId[] } {
  const cells = [...byGpu].flatMap(([gpu, quoted]) =>
    [
      ...Map.groupBy(
        quoted.filter(({ offer }) => offer.pricing === pricing),
        ({ offer }) => offer.provider.id,
      ),
    ].map(([provider, offers]) => ({
      gpu,
      provider,
      isAbove: offers.some(({ quote }) => quote.usdPerGpuHour > usdPerGpuHour),
    })),
  )
  let kept = cells
  while (kept.some(({ isAbove }) => isAbove)) {
    const lines = [
      ...Map.groupBy(kept, ({ gpu }) => gpu).values(),
      ...Map.groupBy(kept, ({ provider }) => provider).values(),
    ]
    const share = (line: typeof cells): number => line.filter(({ isAbove }) => isAbove).length / line.length
    const worst = lines.reduce((one, other) => (share(other) > share(one) ? other : one))
    kept = kept.filter((cell) => !worst.includes(cell))
  }
  return {
    gpus: [...new Set(kept.map(({ gpu }) => gpu))],
    providers: [...new Set(kept.map(({ provider }) => provider))],
  }
}

/** The offers of which something is true. */
export const marketWith = (market: Market, isKept: (quoted: QuotedOffer) => boolean): Market => ({
  ...market,
  byGpu: new Map([...market.byGpu].map(([gpu, quoted]) => [gpu, quoted.filter(isKept)])),
})
