/**
 * An offer: what one provider rents of one GPU, at which tier, pricing and counts, and the observation that prices it.
 */
import type { GpuId } from '../catalog/ids.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { ObservedPrice } from '../catalog/observed-price.ts'
import type { Fabric, Pricing, Provider, ReservedTerms, Tier } from '../catalog/provider.ts'
import { epochDay, findConflict, isEquallyRecent, preferredObservation } from './observation-precedence.ts'

/** A GPU at a provider: one tier, one kind of pricing, one region. */
export type Offer = {
  readonly provider: Provider
  /** Catalog id of the GPU; its form is never merged with another. */
  readonly gpu: GpuId
  /** null: the provider sells one undivided product. */
  readonly tier: Tier | null
  readonly pricing: Pricing
  /** GPUs of one machine that this price buys. */
  readonly counts: readonly number[]
  /** The network that joins several whole machines, where one is sold. */
  readonly fabric: Fabric | null
  readonly region: string | null
  readonly observation: ObservedPrice
  /** A trusted reading of the same fortnight that differs by more than 15 %. */
  readonly conflict: ObservedPrice | null
  /** Of a reserved offer: what is known of the commitment; null where the provider publishes nothing. */
  readonly terms: ReservedTerms | null
}

type OfferFacts = Pick<Catalog, 'providers' | 'observations'>

/**
 * Everything that is for rent, one offer per provider, GPU, tier, pricing, region and price; superseded observations
 * are gone. A team's own prices are further observations with evidence `user`. Throws on a provider or tier unknown.
 */
export function listOffers({ providers, observations }: OfferFacts): readonly Offer[] {
  const byItem = Map.groupBy(observations, ({ provider, gpu, tier, pricing, region }) =>
    [provider, gpu, tier, pricing, region].join('|'),
  )
  const listed = [...byItem.values()].flatMap((group) => offersOf(group, providers))
  const rented = withoutWeakerReadings(listed)
  const negotiated = new Set(rented.filter(({ pricing }) => pricing === 'reserved').map(offerKey))
  return [...rented, ...rented.flatMap(reservedOffers).filter((offer) => !negotiated.has(offerKey(offer)))]
}

const offerKey = ({ provider, gpu, tier, region }: Offer) => `${provider.id}|${gpu}|${tier?.id}|${region}`

/**
 * Whether this offer rents `gpuCount` GPUs as `nodes` machines: counts as sold, several machines only over a network.
 */
export function sells(offer: Offer, gpuCount: number, nodes = 1): boolean {
  if (nodes === 1) return offer.counts.includes(gpuCount)
  const { fabric } = offer
  return (
    fabric !== null && nodes >= fabric.nodes.min && nodes <= fabric.nodes.max && gpuCount === nodes * fabric.gpusPerNode
  )
}

function offersOf(group: readonly ObservedPrice[], providers: OfferFacts['providers']): Offer[] {
  const [first] = group
  if (first === undefined) return []
  const provider = providers.get(first.provider)
  if (provider === undefined) throw new Error(`a price of ${first.provider}, which is no provider in data/providers`)
  const tier = tierOf(provider, first.tier)
  const soldCounts = countsSold(provider, first.gpu, first.pricing)
  const makeOffer = (counts: readonly number[], readings: readonly ObservedPrice[]): Offer => {
    const observation = preferredObservation(readings)
    const { gpu, pricing, region } = observation
    const fabric = fabricOf(provider, gpu, tier, counts)
    const conflict = findConflict(observation, readings)
    return { provider, gpu, tier, pricing, counts, fabric, region, observation, conflict, terms: null }
  }
  const readingsByCount = soldCounts
    .map((count) => ({ count, all: group.filter((observation) => pricesCount(observation, count, provider)) }))
    .filter(({ all }) => all.length > 0)
  if (provider.countPricing.value === 'flat') {
    const priced = readingsByCount.map(({ count, all }) => {
      const readings = readingsAt(count, all)
      return { count, readings, chosen: preferredObservation(readings) }
    })
    return [...Map.groupBy(priced, ({ chosen }) => chosen.price.base).values()].flatMap((samePrice) => {
      const newest = samePrice.toSorted((a, b) => epochDay(b.chosen.price.asOf) - epochDay(a.chosen.price.asOf))[0]
      const counts = samePrice.map(({ count }) => count)
      return newest === undefined ? [] : [makeOffer(counts, newest.readings)]
    })
  }
  return readingsByCount.map(({ count, all }) => makeOffer([count], all))
}

/**
 * Whether an observation prices a machine of `count` GPUs: it was seen at that count, is the seller's list price of one
 * GPU whatever the count, or says which counts it holds for. One that was seen at another count holds only where the
 * provider says that its prices are flat; the ask of a market is that of one machine.
 */
function pricesCount(observation: ObservedPrice, count: number, provider: Provider): boolean {
  const { gpuCount, holdsFor, evidence, pricing } = observation
  if (holdsFor !== undefined) return holdsFor.includes(count)
  if (gpuCount === count) return true
  if (evidence === 'user') return gpuCount === null || provider.countPricing.value === 'flat'
  if (isMarketPriced(provider, tierOf(provider, observation.tier))) return gpuCount === null && count === 1
  if (gpuCount === null) return true
  const { value, standing, pricing: flatPricing = ['on_demand'] } = provider.countPricing
  return value === 'flat' && standing === undefined && flatPricing.includes(pricing)
}

/**
 * Where one price holds for every count, a reading of this very count still goes first, unless it is an older one; what
 * a team has agreed goes before what is listed, of whatever count that is.
 */
function readingsAt(count: number, group: readonly ObservedPrice[]): readonly ObservedPrice[] {
  const negotiated = group.filter(({ evidence }) => evidence === 'user')
  const pool = negotiated.length > 0 ? negotiated : group
  const ofCount = pool.filter(({ gpuCount }) => gpuCount === count)
  return ofCount.length > 0 && isEquallyRecent(ofCount, pool) ? ofCount : pool
}

/** Whose machines are rented: the tier's where it says so, else the provider's. */
export const hostsOf = ({ tier, provider }: Pick<Offer, 'tier' | 'provider'>): Provider['hosts'] =>
  tier?.hosts ?? provider.hosts

/** What the price is: listed, or read off a market. */
export const priceBasisOf = ({ tier }: Pick<Offer, 'tier'>): Tier['priceBasis'] => tier?.priceBasis ?? 'list'

/** Prices that hosts set one by one, whatever the tier is called. */
export const isMarketPriced = (provider: Provider, tier: Tier | null): boolean =>
  provider.kind === 'marketplace' || (tier !== null && tier.priceBasis !== 'list')

/** null: the provider sells one undivided product. Throws on a tier that it does not have. */
export function tierOf(provider: Provider, id: string | null): Tier | null {
  if (id === null) return null
  const tier = provider.tiers.find((each) => each.id === id)
  if (tier === undefined) throw new Error(`${provider.id} has no tier "${id}"`)
  return tier
}

/** Counts of one machine that the provider rents of this GPU; none where it is not known to. */
export function countsSold(provider: Provider, gpu: GpuId, pricing: Pricing): readonly number[] {
  const row = provider.counts.find(
    (each) => (each.gpus === '*' || each.gpus.includes(gpu)) && (each.pricing ?? [pricing]).includes(pricing),
  )
  return row?.counts ?? []
}

function fabricOf(provider: Provider, gpu: GpuId, tier: Tier | null, counts: readonly number[]): Fabric | null {
  const fabric = provider.fabrics.find(
    (each) =>
      each.priced &&
      each.gpus.includes(gpu) &&
      counts.includes(each.gpusPerNode) &&
      (each.tiers === null || (tier !== null && each.tiers.includes(tier.id))),
  )
  return fabric ?? null
}

/** Of several readings of one market only the most reliable is offered: a median of asks before the one lowest ask. */
function withoutWeakerReadings(all: readonly Offer[]): Offer[] {
  const rank = ({ provider, tier }: Offer) => (tier === null ? -1 : provider.tiers.indexOf(tier))
  const best = new Map<string, number>()
  const market = ({ provider, gpu, pricing }: Offer) => `${provider.id}|${gpu}|${pricing}`
  for (const offer of all) best.set(market(offer), Math.min(rank(offer), best.get(market(offer)) ?? Infinity))
  return all.filter((offer) => offer.provider.tiersAre === 'products' || rank(offer) === best.get(market(offer)))
}

/**
 * Nobody publishes reserved prices per GPU that hold for every buyer. A reserved offer is therefore the on-demand
 * offer with the terms that are known, or with none; src/offers/quote.ts turns them into a range.
 */
function reservedOffers(offer: Offer): Offer[] {
  const { provider, tier, pricing } = offer
  const isCommittable = pricing === 'on_demand' && provider.hosts === 'own' && (tier === null || tier.hosts === 'own')
  return isCommittable ? [{ ...offer, pricing: 'reserved', terms: provider.reserved }] : []
}

/** Whether its price is known as it is paid: a commitment on terms that nobody publishes has only that on demand. */
export const isPricePublished = ({ pricing, terms, observation }: Offer): boolean =>
  pricing !== 'reserved' || terms !== null || observation.pricing === 'reserved'
