/** The time that a sum of money buys of GPUs, at prices on record. */
import { type Market, placeMarket } from '../../offers/market.ts'
import type { Pricing } from '../../catalog/provider.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type PriceOnRecord, rentsOf } from './quote.ts'

/** A price, and where it stands among those on record. */
export type HourlyRow = {
  readonly price: PriceOnRecord
  readonly standing: 'lowest' | 'median' | 'hyperscaler' | 'named' | 'spot'
  /** Sellers that the median is of. */
  readonly count: number
}

const fewSellers = 4

/** Of the sellers that are named: each on demand and on spot; else the cheapest, the median, the cheapest large cloud, and spot. */
export function hourlyRowsOf(spec: Spec, market: Market): readonly HourlyRow[] {
  const { catalog } = market
  const pricesIn = (pricing: Pricing): readonly PriceOnRecord[] => {
    const within = (asked: Spec): readonly PriceOnRecord[] =>
      rentsOf(asked, pricing, placeMarket(market, asked)).filter(
        ({ provider }) =>
          (spec.providers?.includes(provider) ?? true) && spec.excludedProviders?.includes(provider) !== true,
      )
    // A machine of a stranger is no yardstick.
    const hosted = within({ ...spec, pricing, hosting: spec.hosting ?? 'data-centre' })
    return hosted.length > 0 ? hosted : within({ ...spec, pricing })
  }
  const rowOf = (standing: HourlyRow['standing'], price: PriceOnRecord | undefined, count = 1): HourlyRow[] =>
    price === undefined ? [] : [{ price, standing, count }]
  const open = pricesIn(spec.pricing ?? 'on_demand')
  const spot = (spec.pricing === null ? pricesIn('spot') : []).filter(
    ({ usdPerGpuHour }) => usdPerGpuHour < (open[0]?.usdPerGpuHour ?? Infinity),
  )
  if (spec.providers !== null) return [...open.flatMap((price) => rowOf('named', price)), ...rowOf('spot', spot[0])]
  const large = open.find(({ provider }) => catalog.providers.get(provider)?.kind === 'hyperscaler')
  const middle = open.length < fewSellers ? undefined : open[Math.floor(open.length / 2)]
  return [
    ...rowOf('lowest', open[0]),
    ...rowOf('median', middle, open.length),
    ...(large === open[0] ? [] : rowOf('hyperscaler', large)),
    ...rowOf('spot', spot[0]),
  ]
}
