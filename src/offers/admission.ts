/** Which new prices are let in. A price that looks like a mistake is held back with its reason, never used in silence. */
import type { ObservedPrice } from '../catalog/observed-price.ts'
import type { Provider } from '../catalog/provider.ts'
import { observationKey } from './observation-id.ts'
import { countsSold, isMarketPriced, tierOf } from './offer.ts'
import { isEquallyRecent, preferredObservation } from './observation-precedence.ts'

/** A list price that moves further than this is a mistake more often than a change; hosts' asks move further. */
const maxMove = { list: 2, market: 5 } as const

export type QuarantinedPrice = {
  readonly observation: ObservedPrice
  readonly reason: string
  /** What is used instead; null: nothing. */
  readonly before: ObservedPrice | null
}

export type Admission = { readonly admitted: readonly ObservedPrice[]; readonly heldBack: readonly QuarantinedPrice[] }

/**
 * Sorts `fresh` observations into those that may be used and those that are held back, against what is `known`.
 * `isApproved` are ids that a person has looked at and let through.
 */
export function admit(
  fresh: readonly ObservedPrice[],
  known: readonly ObservedPrice[],
  providers: ReadonlyMap<string, Provider>,
  isApproved: (observation: ObservedPrice) => boolean = () => false,
): Admission {
  const priorOf = priorLookup(known)
  const onDemand = onDemandLookup([...known, ...fresh], new Set(fresh))
  const admitted: ObservedPrice[] = []
  const heldBack: QuarantinedPrice[] = []
  for (const observation of fresh) {
    const before = priorOf(observation)
    const reason = isApproved(observation)
      ? null
      : (invalidPriceReason(observation) ??
        unsoldReason(observation, providers) ??
        moveReason(observation, before, providers) ??
        spotReason(observation, onDemand(observation)))
    if (reason === null) admitted.push(observation)
    else heldBack.push({ observation, reason, before })
  }
  return { admitted, heldBack }
}

const itemKey = ({ provider, gpu, tier, pricing }: ObservedPrice) => `${provider}/${gpu}/${tier}/${pricing}`

/**
 * What was known of the price that an observation reads: of the very same key; else, where that is older, or count or
 * region was left open on one side, of the same thing. null: nothing.
 */
export function priorLookup(known: readonly ObservedPrice[]): (observation: ObservedPrice) => ObservedPrice | null {
  const byItem = Map.groupBy(known, itemKey)
  return (observation) => {
    const group = byItem.get(itemKey(observation)) ?? []
    const same = group.filter((each) => observationKey(each) === observationKey(observation))
    const comparable = group.filter((each) => isComparable(each, observation))
    if (comparable.length === 0) return null
    return preferredObservation(same.length > 0 && isEquallyRecent(same, comparable) ? same : comparable)
  }
}

const isComparable = (a: ObservedPrice, b: ObservedPrice) =>
  (a.gpuCount === null || b.gpuCount === null || a.gpuCount === b.gpuCount) &&
  (a.region === null || b.region === null || a.region === b.region)

const invalidPriceReason = ({ price }: ObservedPrice): string | null =>
  Number.isFinite(price.base) && price.base > 0 ? null : `${price.base} is no price`

/** What the provider is not known to sell has no place among its offers until data/providers says so. */
function unsoldReason(
  { provider, gpu, tier, pricing, gpuCount }: ObservedPrice,
  providers: ReadonlyMap<string, Provider>,
): string | null {
  const catalogProvider = providers.get(provider)
  if (catalogProvider === undefined) return `${provider} is no provider in data/providers`
  if (tier !== null && !catalogProvider.tiers.some(({ id }) => id === tier)) return `${provider} has no tier "${tier}"`
  const counts = countsSold(catalogProvider, gpu, pricing)
  if (counts.length === 0) return `${provider} is not known to rent ${gpu}`
  const isSold = gpuCount === null || catalogProvider.countPricing.value === 'flat' || counts.includes(gpuCount)
  return isSold ? null : `${provider} is not known to rent ${gpuCount} × ${gpu} together`
}

function moveReason(
  { provider, tier, price }: ObservedPrice,
  before: ObservedPrice | null,
  providers: ReadonlyMap<string, Provider>,
): string | null {
  const catalogProvider = providers.get(provider)
  if (before === null || catalogProvider === undefined) return null
  const isAsk = isMarketPriced(catalogProvider, tierOf(catalogProvider, tier))
  const limit = isAsk ? maxMove.market : maxMove.list
  const factor = price.base / before.price.base
  if (factor <= limit && factor >= 1 / limit) return null
  const [factorShown, direction] = factor > 1 ? [factor, 'up'] : [1 / factor, 'down']
  const priceKind = isAsk ? 'an ask' : 'a list price'
  return `${priceKind} that moved ${factorShown.toFixed(1)} times ${direction}, from ${formatPrice(before)} of ${before.price.asOf}: over ${limit} times is held back`
}

function spotReason(spot: ObservedPrice, onDemand: ObservedPrice | null): string | null {
  if (spot.pricing !== 'spot' || onDemand === null || spot.price.base < onDemand.price.base) return null
  return `spot at ${formatPrice(spot)} is not below on demand at ${formatPrice(onDemand)}`
}

/** For a spot price, what the same thing costs on demand: as just seen, else as known. */
function onDemandLookup(all: readonly ObservedPrice[], fresh: ReadonlySet<ObservedPrice>) {
  const offerKey = ({ provider, gpu, tier }: ObservedPrice) => `${provider}/${gpu}/${tier}`
  const onDemandByItem = Map.groupBy(
    all.filter(({ pricing }) => pricing === 'on_demand'),
    offerKey,
  )
  return (spot: ObservedPrice): ObservedPrice | null => {
    if (spot.pricing !== 'spot') return null
    const group = (onDemandByItem.get(offerKey(spot)) ?? []).filter((each) => isComparable(each, spot))
    const justSeen = group.filter((each) => fresh.has(each))
    return group.length === 0 ? null : preferredObservation(justSeen.length > 0 ? justSeen : group)
  }
}

const formatPrice = ({ price }: ObservedPrice) => `$${Number(price.base.toPrecision(4))}`
