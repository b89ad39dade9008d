/** Offers of GPUs at a price of an hour or less, and what lies next to it where there is none. */
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

/** The offers of which something is true. */
export const marketWith = (market: Market, isKept: (quoted: QuotedOffer) => boolean): Market => ({
  ...market,
  byGpu: new Map([...market.byGpu].map(([gpu, quoted]) => [gpu, quoted.filter(isKept)])),
})
