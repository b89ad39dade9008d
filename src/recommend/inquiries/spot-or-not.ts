/** Spot against on demand of one GPU, no job in view: both prices, what an interruption costs, and where they meet. */
import type { GpuId } from '../../catalog/ids.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { PricedOffer } from './priced-offer.ts'
import { priceListOf } from './prices.ts'

export type SpotOrNot = {
  readonly spot: PricedOffer
  readonly onDemand: PricedOffer
  /** Hours that one interruption costs: the wait for a machine, and half of what lies between two checkpoints. */
  readonly lostHours: number
  readonly checkpointHours: number
  /** Hours between two interruptions, as they were told or are assumed, and those below which spot is no cheaper. */
  readonly betweenHours: number
  readonly isStated: boolean
  /** Null: spot has a price on record, and none that was told. */
  readonly priceShare: number | null
  readonly breakEvenHours: number
}

/**
 * Of the kinds of a GPU that are rented both ways, the one that is cheapest on demand; null: none is, or spot is dearer.
 * `statedHours`: between two interruptions, as somebody has seen them; `priceShare`: what spot is told to cost of on demand.
 */
export function spotOrNotOf(
  spec: Spec & { readonly gpus: readonly GpuId[] },
  market: Market,
  statedHours: number | null = null,
  priceShare: number | null = null,
): SpotOrNot | null {
  const found = spec.gpus.flatMap((gpu) => pairOf({ ...spec, gpus: [gpu] }, market, statedHours, priceShare) ?? [])
  return found.toSorted((one, other) => one.onDemand.usdPerGpuHour - other.onDemand.usdPerGpuHour)[0] ?? null
}

function pairOf(spec: Spec, market: Market, statedHours: number | null, priceShare: number | null): SpotOrNot | null {
  const { betweenPreemptions, waiting, checkpointInterval } = market.catalog.spot
  const [onDemand] = priceListOf(spec, ['on_demand'], null, market).offers
  const [listed] = priceListOf({ ...spec, pricing: 'spot' }, ['spot'], null, market).offers
  const spot =
    priceShare === null || onDemand === undefined
      ? listed
      : { ...onDemand, usdPerGpuHour: onDemand.usdPerGpuHour * priceShare }
  if (onDemand === undefined || spot === undefined || spot.usdPerGpuHour >= onDemand.usdPerGpuHour) return null
  const lostHours = (waiting.base + checkpointInterval.base / 2) / 3600
  return {
    spot,
    onDemand,
    lostHours,
    checkpointHours: checkpointInterval.base / 3600,
    betweenHours: statedHours ?? betweenPreemptions.base / 3600,
    isStated: statedHours !== null,
    priceShare,
    breakEvenHours: lostHours / (onDemand.usdPerGpuHour / spot.usdPerGpuHour - 1),
  }
}
