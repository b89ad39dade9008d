/** Which new prices are let in. A price that looks like a mistake is held back with its reason, never used in silence. */
import type { Observation } from '../catalog/observation.ts'
import type { Provider } from '../catalog/provider.ts'
import { keyOf } from './observation-id.ts'
import { countsSold, isMarket, tierOf } from './offer.ts'
import { prevailing } from './precedence.ts'

/** A list price that moves further than this is a mistake more often than a change; hosts' asks move further. */
const most = { list: 2, market: 5 } as const

export type Held = {
  readonly observation: Observation
  readonly reason: string
  /** What is used instead; null: nothing. */
  readonly before: Observation | null
}

export type Admission = { readonly admitted: readonly Observation[]; readonly held: readonly Held[] }

/**
 * Sorts `fresh` observations into those that may be used and those that are held back, against what is `known`.
 * `accepted` are ids that a person has looked at and let through.
 */
export function admit(
  fresh: readonly Observation[],
  known: readonly Observation[],
  providers: ReadonlyMap<string, Provider>,
  accepted: (observation: Observation) => boolean = () => false,
): Admission {
  const prior = priors(known)
  const onDemand = cheapestOnDemand([...known, ...fresh], new Set(fresh))
  const admitted: Observation[] = []
  const held: Held[] = []
  for (const observation of fresh) {
    const before = prior(observation)
    const reason = accepted(observation)
      ? null
      : (unusable(observation) ??
        unsold(observation, providers) ??
        moved(observation, before, providers) ??
        aboveOnDemand(observation, onDemand(observation)))
    if (reason === null) admitted.push(observation)
    else held.push({ observation, reason, before })
  }
  return { admitted, held }
}

const sameThing = ({ provider, gpu, tier, pricing }: Observation) => `${provider}/${gpu}/${tier}/${pricing}`

/**
 * What was known of the price that an observation reads: of the very same key; else, where count or region was left
 * open on one side, of the same thing. null: nothing.
 */
export function priors(known: readonly Observation[]): (observation: Observation) => Observation | null {
  const byThing = Map.groupBy(known, sameThing)
  return (observation) => {
    const group = byThing.get(sameThing(observation)) ?? []
    const same = group.filter((each) => keyOf(each) === keyOf(observation))
    const alike = same.length > 0 ? same : group.filter((each) => overlaps(each, observation))
    return alike.length === 0 ? null : prevailing(alike)
  }
}

const overlaps = (a: Observation, b: Observation) =>
  (a.gpuCount === null || b.gpuCount === null || a.gpuCount === b.gpuCount) &&
  (a.region === null || b.region === null || a.region === b.region)

const unusable = ({ price }: Observation): string | null =>
  Number.isFinite(price.base) && price.base > 0 ? null : `${price.base} is no price`

/** What the provider is not known to sell has no place among its offers until data/providers says so. */
function unsold(
  { provider, gpu, tier, pricing, gpuCount }: Observation,
  providers: ReadonlyMap<string, Provider>,
): string | null {
  const known = providers.get(provider)
  if (known === undefined) return `${provider} is no provider in data/providers`
  if (tier !== null && !known.tiers.some(({ id }) => id === tier)) return `${provider} has no tier "${tier}"`
  const counts = countsSold(known, gpu, pricing)
  if (counts.length === 0) return `${provider} is not known to rent ${gpu}`
  const isSold = gpuCount === null || known.countPricing.value === 'flat' || counts.includes(gpuCount)
  return isSold ? null : `${provider} is not known to rent ${gpuCount} × ${gpu} together`
}

function moved(
  { provider, tier, price }: Observation,
  before: Observation | null,
  providers: ReadonlyMap<string, Provider>,
): string | null {
  const known = providers.get(provider)
  if (before === null || known === undefined) return null
  const isAsk = isMarket(known, tierOf(known, tier))
  const limit = isAsk ? most.market : most.list
  const factor = price.base / before.price.base
  if (factor <= limit && factor >= 1 / limit) return null
  const [times, way] = factor > 1 ? [factor, 'up'] : [1 / factor, 'down']
  const what = isAsk ? 'an ask' : 'a list price'
  return `${what} that moved ${times.toFixed(1)} times ${way}, from ${dollars(before)} of ${before.price.asOf}: over ${limit} times is held back`
}

function aboveOnDemand(spot: Observation, onDemand: Observation | null): string | null {
  if (spot.pricing !== 'spot' || onDemand === null || spot.price.base < onDemand.price.base) return null
  return `spot at ${dollars(spot)} is not below on demand at ${dollars(onDemand)}`
}

/** For a spot price, what the same thing costs on demand: as just seen, else as known. */
function cheapestOnDemand(all: readonly Observation[], fresh: ReadonlySet<Observation>) {
  const onSale = ({ provider, gpu, tier }: Observation) => `${provider}/${gpu}/${tier}`
  const offered = Map.groupBy(
    all.filter(({ pricing }) => pricing === 'on_demand'),
    onSale,
  )
  return (spot: Observation): Observation | null => {
    if (spot.pricing !== 'spot') return null
    const group = (offered.get(onSale(spot)) ?? []).filter((each) => overlaps(each, spot))
    const now = group.filter((each) => fresh.has(each))
    return group.length === 0 ? null : prevailing(now.length > 0 ? now : group)
  }
}

const dollars = ({ price }: Observation) => `$${Number(price.base.toPrecision(4))}`
