/** GPUs for a time, on spot and on demand: what each comes to, once what interruptions take is counted. */
import type { InquiryFacts } from '../../catalog/inquiry-facts.ts'
import type { Market } from '../../offers/market.ts'
import { placeMarket } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { interruptionLoss, usefulShare } from './interruptions.ts'
import type { PricedOffer } from './priced-offer.ts'
import { priceListOf } from './prices.ts'
import { spotOrNotOf } from './spot-or-not.ts'

/** Hours; each null where it is not told. */
export type ToldSpotTerms = {
  readonly betweenHours: number | null
  readonly everyHours: number | null
  readonly saveHours: number | null
  readonly restartHours: number | null
  /** The price of spot as a share of that on demand. */
  readonly priceShare: number | null
}

export type SpotTrade = {
  readonly gpuCount: number
  readonly machines: number
  readonly hours: number
  readonly betweenHours: number
  readonly everyHours: number
  readonly saveHours: number
  readonly restartHours: number
  /** Of the time on spot, what is training. */
  readonly useful: number
  /** Null: no price on record. */
  readonly onDemand: PricedOffer | null
  readonly spot: PricedOffer | null
}

/** What is not told is assumed: `told` says which that is. */
export function spotTradeOf(spec: Spec, hours: number, told: ToldSpotTerms, market: Market): SpotTrade {
  const { catalog } = market
  const { machineGpus, saves } = catalog.inquiryFacts.rules
  const gpuCount = spec.gpuCount ?? 1
  const machines = spec.nodes ?? Math.max(1, Math.ceil(gpuCount / machineGpus.base))
  // Any machine that is taken stops all.
  const betweenHours = told.betweenHours ?? catalog.spot.betweenPreemptions.base / 3600 / machines
  return {
    gpuCount,
    machines,
    hours,
    ...spotLossOf(told, betweenHours, saves),
    ...(told.priceShare === null ? pricesOf(spec, market) : onDemandOf(spec, market)),
  }
}

/** What interruptions and saves take of the time, saved as often as loses least where nobody says how often. Hours. */
export function spotLossOf(
  told: Pick<ToldSpotTerms, 'everyHours' | 'saveHours' | 'restartHours'>,
  betweenHours: number,
  saves: InquiryFacts['rules']['saves'],
): Pick<SpotTrade, 'betweenHours' | 'everyHours' | 'saveHours' | 'restartHours' | 'useful'> {
  const saveHours = told.saveHours ?? saves.writeHours.base
  const everyHours = told.everyHours ?? interruptionLoss(saveHours, betweenHours).everyHours
  const restartHours = told.restartHours ?? saves.restartHours.base
  const useful = usefulShare(betweenHours, everyHours, restartHours, saveHours)
  return { betweenHours, everyHours, saveHours, restartHours, useful }
}

/** A discount that was told is of a price on demand: the lowest one. */
function onDemandOf(spec: Spec, market: Market): Pick<SpotTrade, 'onDemand' | 'spot'> {
  const asked: Spec = { ...spec, pricing: 'on_demand' }
  return { onDemand: priceListOf(asked, ['on_demand'], null, placeMarket(market, spec)).offers[0] ?? null, spot: null }
}

/** Of the sellers that are named, or of the form of these GPUs whose spot price is the lowest. */
function pricesOf(spec: Spec, market: Market): Pick<SpotTrade, 'onDemand' | 'spot'> {
  const placed = placeMarket(market, spec)
  const offersOf = (pricing: 'on_demand' | 'spot', of: Spec): readonly PricedOffer[] =>
    priceListOf({ ...of, pricing }, [pricing], null, placed).offers
  const spots = offersOf('spot', spec)
  const pairs = (spec.gpus ?? []).flatMap((gpu) =>
    spec.providers === null ? (spotOrNotOf({ ...spec, pricing: null, gpus: [gpu] }, placed) ?? []) : [],
  )
  const [pair] = pairs.toSorted((one, other) => one.spot.usdPerGpuHour - other.spot.usdPerGpuHour)
  if (pair !== undefined) return { onDemand: pair.onDemand, spot: pair.spot }
  // A seller by itself, where the cheapest that is rented on demand is cheaper than every spot price.
  const ofSeller = spots.flatMap((spot) => {
    const [onDemand] = offersOf('on_demand', { ...spec, gpus: [spot.gpu], providers: [spot.provider] })
    return onDemand === undefined ? [] : [{ onDemand, spot }]
  })
  const [found] = ofSeller
  return found ?? { onDemand: offersOf('on_demand', spec)[0] ?? null, spot: null }
}
