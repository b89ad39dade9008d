/** Kinds of GPU weighed on equal footing: of each the fewest that hold the job, at the least that is listed for so many. */
import type { Pricing } from '../../catalog/provider.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Option, Recommendation } from '../recommendation.ts'
import { type PerTokenCost, perTokenCost } from './per-token.ts'
import type { PricedOffer } from './priced-offer.ts'
import { maxListed, type PriceList, reliableOffers } from './prices.ts'

/** GPUs of a kind that are tried to hold a job, and over how much of the least cost fewer of them are given up. */
const triedCounts = [1, 2, 4, 8, 16]
const muchDearer = 1.5
/** The share of the cost on the fewest from which on more of them are weighed. */
const farLess = 0.9

/** A kind by its cost, and the offers for as many of it, the cheapest first; none where its plan alone knows the price. */
export type WeighedCard = { readonly cost: PerTokenCost; readonly offers: readonly PricedOffer[] }

export type CardsByCost = {
  /** Cheapest first; kinds on which the job does not run are left out. */
  readonly cards: readonly WeighedCard[]
  /** The fewest of each that hold the job, where as many of each as are weighed do more for their price; empty: those are weighed. */
  readonly fewest: readonly PerTokenCost[]
}

export type WeighedBy = {
  /** What the GPUs are asked for, without the job. */
  readonly rented: Spec
  readonly job: Spec
  readonly pricingOf: (gpu: string) => Pricing
  /** Null: no plan. */
  readonly planOf: (spec: Spec) => Recommendation | null
  readonly market: Market
}

/** Each kind by the fewest of it that hold the job, or as many of each where that is far less a token. */
export function weighedCards(kinds: readonly (readonly string[])[], by: WeighedBy): CardsByCost {
  const tried = kinds.map((gpus) => cardsOfKind(gpus, by))
  const fewest = tried.flatMap((ofKind, at) => fewestOf(ofKind) ?? planned(kinds[at] ?? [], by) ?? []).toSorted(byCost)
  const more = fewest.length < 2 ? [] : onMoreOf(tried, fewest)
  return more.length === 0 ? { cards: fewest, fewest: [] } : { cards: more, fewest: fewest.map(({ cost }) => cost) }
}

const byCost = (one: WeighedCard, other: WeighedCard): number =>
  one.cost.usdPerMillionTokens - other.cost.usdPerMillionTokens

/**
 * Of each count the cheapest form, the fewest first. A GPU that leans on the memory of its host says nothing of its kind,
 * and each form is tried by itself: a slow one with room to spare would stand for the one that people rent.
 */
function cardsOfKind(gpus: readonly string[], by: WeighedBy): readonly WeighedCard[] {
  const { rented, job, pricingOf, planOf } = by
  const counts = rented.gpuCount === null ? triedCounts : [rented.gpuCount]
  return counts.flatMap((gpuCount) => {
    const forms = gpus.flatMap((gpu) => {
      const there: Spec = { ...job, gpus: [gpu], gpuCount, pricing: pricingOf(gpu), objective: 'cheapest' }
      const found = planOf({ ...there, offload: job.offload ?? 'none' })
      return found === null ? [] : [listedCard(found.best, by)]
    })
    return forms.toSorted(byCost).slice(0, 1)
  })
}

/** A few that hold it are taken before many, unless those do far more for their price. */
function fewestOf(cards: readonly WeighedCard[]): WeighedCard | undefined {
  const least = Math.min(...cards.map(({ cost }) => cost.usdPerMillionTokens))
  return cards.find(({ cost }) => cost.usdPerMillionTokens <= least * muchDearer)
}

function planned(gpus: readonly string[], by: WeighedBy): WeighedCard | null {
  const found = by.planOf({ ...by.job, gpus: [...gpus], objective: 'cheapest' })
  return found === null ? null : listedCard(found.best, by)
}

/** One count of all kinds, where one of them costs less a token there than all do on the fewest. */
function onMoreOf(tried: readonly (readonly WeighedCard[])[], [best]: readonly WeighedCard[]): readonly WeighedCard[] {
  if (best === undefined) return []
  const [cheaper] = tried
    .flat()
    .filter(({ cost }) => cost.usdPerMillionTokens < best.cost.usdPerMillionTokens * farLess)
    .toSorted(byCost)
  if (cheaper === undefined) return []
  const ofCount = tried.flatMap((ofKind) => ofKind.filter(({ cost }) => cost.gpuCount === cheaper.cost.gpuCount))
  return ofCount.length < tried.length ? [] : ofCount.toSorted(byCost)
}

/** A plan weighs its seller's start-up and rounding too; cards are weighed by the least that is listed for an hour of them. */
function listedCard(plan: Option, { rented, market }: WeighedBy): WeighedCard {
  const { gpu, gpuCount, pricing } = plan
  const offers = reliableOffers({ ...rented, gpus: [gpu], gpuCount }, pricing, market)
  const [least] = offers
  if (least === undefined) return { cost: perTokenCost(plan), offers }
  const { provider, tier, usdPerGpuHour, priceAsOf } = least
  return { cost: perTokenCost({ ...plan, provider, tier, usdPerGpuHour, priceAsOf }), offers }
}

/** Each card as it is weighed, with as many offers as make a short list; the list as it was where one has none. */
export function ofWeighedCards(list: PriceList, cards: readonly WeighedCard[]): PriceList {
  const areListed = cards.length > 1 && list.hours === null && cards.every(({ offers }) => offers.length > 0)
  if (!areListed) return list
  const each = Math.max(1, Math.floor(maxListed / cards.length))
  return { ...list, offers: cards.flatMap(({ offers }) => offers.slice(0, each)) }
}
