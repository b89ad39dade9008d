/** Offers for GPUs as they are quoted today, and what a time of them comes to. */
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { Pricing } from '../../catalog/provider.ts'
import type { SellerGroup } from '../../language/inquiries/seller-groups.ts'
import type { Market } from '../../offers/market.ts'
import { hostsOf, isMarketPriced, isPricePublished, sells } from '../../offers/offer.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type PricedOffer, pricedOffer } from './priced-offer.ts'
import { kindsOfGpus, type PerTokenCost } from './per-token.ts'
import type { RentalBill, RentedBeside } from './rental-bill.ts'

export type PriceList = {
  readonly hours: number | null
  /** Of each kind of GPU the cheapest first; each provider once for each pricing. Where none is named, those that can be relied on. */
  readonly offers: readonly PricedOffer[]
  /** Of all that is on record; 0 where nothing is. */
  readonly providerCount: number
  readonly highestUsdPerGpuHour: number | null
  /** Half of them ask no more, each by its cheapest; null where nothing is on record. */
  readonly medianUsdPerGpuHour: number | null
  /** No machine of as many as were asked for is on record: these are prices of other counts. */
  readonly isOtherCount: boolean
  /** Kinds of GPU that were asked for and cost more than all that are listed. */
  readonly furtherKinds: number
  /** Providers and pricings that were named and of which no price is on record. */
  readonly unpricedProviders: readonly ProviderId[]
  readonly unpricedPricings: readonly Pricing[]
  /** Sellers without a price in the place that is named: theirs are of another one. */
  readonly elsewhere?: readonly ProviderId[]
  /** Present where groups of sellers were named: those of which no price is on record. */
  readonly unpricedGroups?: readonly SellerGroup[]
}

/** The most that an hour of a GPU may cost, and what there is for so much. */
export type CappedPrices = {
  readonly usdPerGpuHour: number
  /** Whether an offer in the way that is asked for costs no more; `sure`: one that can be relied on. */
  readonly isMet: 'sure' | 'hardly' | 'no'
  /** What is relied on, whatever it costs: the cheapest; null: none is on record. */
  readonly usual: PricedOffer | null
  /** The same GPUs in other ways to rent, where they cost no more: the cheapest of each. */
  readonly otherWays: readonly PricedOffer[]
}

/** Prices, and what a million tokens cost on each kind of GPU; none where nobody asked. */
export type ComparedPrices = PriceList & {
  readonly perToken: readonly PerTokenCost[]
  /** The same on the fewest of each that hold the job, where more of them are compared; empty: those are. */
  readonly fewest?: readonly PerTokenCost[]
  /** Hours of GPUs that were asked for; null: GPUs for a time, or neither. */
  readonly gpuHours: number | null
  /** What is rented with the GPUs, and the whole bill of each offer, in their order; null: nothing, or for no time. */
  readonly allIn: { readonly beside: RentedBeside; readonly bills: readonly RentalBill[] } | null
  /** Absent: any price will do. */
  readonly cap?: CappedPrices
  /** The price of the hour was asked for, and none is held. */
  readonly isLiveAsked?: true
  /** The price of the hour is what is asked: it stands before what the GPUs do for it. */
  readonly isHourlyAsked?: true
}

/** Offers of a short list. */
export const maxListed = 6
/** Of more kinds than these the cheapest are listed, an offer of each. */
const maxKinds = 6
/** Fewer offers that can be relied on are filled up with others. */
const fewest = 3

/**
 * Offers with dollars a GPU-hour, the cheapest first. Unusual sources are left out where others are enough; where none
 * has the number of GPUs, other numbers stand in.
 */
export function priceListOf(spec: Spec, pricings: readonly Pricing[], hours: number | null, market: Market): PriceList {
  const ofCount = withOtherCounts(pricedOffers(spec, pricings, hours, market), spec, pricings, hours, market)
  const isOtherCount = ofCount.length === 0 && spec.gpuCount !== null
  const priced = isOtherCount ? pricedOffers({ ...spec, gpuCount: null }, pricings, hours, market) : ofCount
  const offers = priced.map(({ offer }) =>
    isOtherCount && hours !== null
      ? { ...offer, gpuCount: spec.gpuCount, totalUsd: offer.usdPerGpuHour * (spec.gpuCount ?? 1) * hours }
      : offer,
  )
  const reliable = new Set(priced.flatMap(({ isReliable }, index) => (isReliable ? [offers[index]] : [])))
  const shownOf = (all: readonly PricedOffer[]) => {
    const ofReliable = all.filter((each) => reliable.has(each))
    if ((spec.providers?.length ?? 0) > 1) return inSharedForms(all)
    return spec.providers === null && ofReliable.length >= fewest ? ofReliable : all
  }
  const kinds = kindsOfGpus(spec.gpus ?? [], market)
  const byKind = kinds.map((kind) => shownOf(offers.filter(({ gpu }) => kind.includes(gpu))))
  const shown = byKind.flat().toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour)
  const listed = byKind.flatMap((ofKind) =>
    firstOfEach(ofKind, ({ provider, tier, pricing, gpu }) =>
      spec.providers === null ? `${provider} ${pricing}` : `${provider} ${pricing} ${gpu} ${tier ?? ''}`,
    ),
  )
  const priceOf = (kind: readonly GpuId[]): number =>
    Math.min(Infinity, ...shown.filter(({ gpu }) => kind.includes(gpu)).map(({ usdPerGpuHour }) => usdPerGpuHour))
  const sold = kinds.filter((kind) => priceOf(kind) < Infinity).toSorted((one, other) => priceOf(one) - priceOf(other))
  const leastOfSellers = firstOfEach(shown, ({ provider }) => provider)
  const shownKinds = sold.slice(0, maxKinds)
  const least = shownKinds.length > maxListed / 2 ? 1 : 2
  const perGroup = Math.max(least, Math.floor(maxListed / (pricings.length * Math.max(1, kinds.length))))
  return {
    hours,
    offers: pricings.flatMap((pricing) =>
      shownKinds.flatMap((kind) =>
        withOwn(
          listed.filter((offer) => offer.pricing === pricing && kind.includes(offer.gpu)),
          perGroup,
          reliable,
        ),
      ),
    ),
    furtherKinds: sold.length - shownKinds.length,
    providerCount: leastOfSellers.length,
    medianUsdPerGpuHour: leastOfSellers[Math.floor(leastOfSellers.length / 2)]?.usdPerGpuHour ?? null,
    highestUsdPerGpuHour: shown.at(-1)?.usdPerGpuHour ?? null,
    isOtherCount: isOtherCount && offers.length > 0,
    unpricedProviders: (spec.providers ?? []).filter((id) => !offers.some(({ provider }) => provider === id)),
    unpricedPricings: pricings.filter((pricing) => !offers.some((offer) => offer.pricing === pricing)),
  }
}

/**
 * So many of the first; where hosts own the machines of them all, the last gives way to the cheapest of a seller's own, that
 * can be relied on where any is.
 */
function withOwn(
  offers: readonly PricedOffer[],
  most: number,
  reliable: ReadonlySet<PricedOffer | undefined>,
): readonly PricedOffer[] {
  const first = offers.slice(0, most)
  if (!first.every(({ isThirdParty }) => isThirdParty === true)) return first
  const owned = offers.filter(({ isThirdParty }) => isThirdParty !== true)
  const own = owned.find((each) => reliable.has(each)) ?? owned[0]
  return own === undefined ? first : [...first.slice(0, Math.max(1, most - 1)), own]
}

/** Of a seller that is named beside others and has no price of the number that is asked for: what one costs there. */
function withOtherCounts(
  found: readonly RankedOffer[],
  spec: Spec,
  pricings: readonly Pricing[],
  hours: number | null,
  market: Market,
): readonly RankedOffer[] {
  const { gpuCount } = spec
  const missing = (spec.providers ?? []).filter((id) => !found.some(({ offer }) => offer.provider === id))
  if (gpuCount === null || found.length === 0 || missing.length === 0) return found
  const others = pricedOffers({ ...spec, gpuCount: null }, pricings, hours, market).filter(({ offer }) =>
    missing.includes(offer.provider),
  )
  const asCounted = others.map(({ offer, isReliable }): RankedOffer => ({
    offer: {
      ...offer,
      gpuCount,
      totalUsd: hours === null ? null : offer.usdPerGpuHour * gpuCount * hours,
      isOfOtherCount: true,
    },
    isReliable,
  }))
  return [...found, ...asCounted].toSorted((one, other) => one.offer.usdPerGpuHour - other.offer.usdPerGpuHour)
}

/** Of sellers that are weighed against each other: every product of each, in a form that all of them have. */
function inSharedForms(all: readonly PricedOffer[]): readonly PricedOffer[] {
  const sellers = [...new Set(all.map(({ provider }) => provider))]
  const shared = all.filter(({ gpu }) =>
    sellers.every((seller) => all.some((other) => other.provider === seller && other.gpu === gpu)),
  )
  return shared.length > 0 ? shared : all
}

type RankedOffer = { readonly offer: PricedOffer; readonly isReliable: boolean }

/** Cheapest first. What hosts ask, the machines of strangers, and what is stale, is not relied on. */
function pricedOffers(
  spec: Spec,
  pricings: readonly Pricing[],
  hours: number | null,
  market: Market,
): readonly RankedOffer[] {
  return (spec.gpus ?? [])
    .flatMap((gpu) => market.byGpu.get(gpu) ?? [])
    .filter(({ offer }) => isAsked(offer, spec, pricings))
    .map((quoted) => ({
      offer: pricedOffer(quoted, spec.gpuCount, hours, leastCountOf(quoted, market)),
      isReliable: isReliable(quoted) && !(hours !== null && isCutShort(quoted, hours)),
    }))
    .toSorted((one, other) => one.offer.usdPerGpuHour - other.offer.usdPerGpuHour)
}

/** The fewest of its seller, whatever it asks for other numbers. */
const leastCountOf = ({ offer }: QuotedOffer, market: Market): number =>
  Math.min(
    ...(market.byGpu.get(offer.gpu) ?? []).flatMap(({ offer: { provider, pricing, counts } }) =>
      provider.id === offer.provider.id && pricing === offer.pricing ? counts : [],
    ),
  )

/** What can be relied on, of sellers with machines of their own: the least of each, the cheapest first. */
export const reliableOffers = (spec: Spec, pricing: Pricing, market: Market): readonly PricedOffer[] =>
  firstOfEach(
    pricedOffers(spec, [pricing], null, market).flatMap(({ offer, isReliable: isSure }) =>
      isSure && offer.isThirdParty !== true ? [offer] : [],
    ),
    ({ provider }) => provider,
  )

const maxBelow = 3

/** What is asked less than `usd` by hosts that own the machines themselves, by markets and on containers: the least of each seller. */
export const pricesBelow = (spec: Spec, usd: number, hours: number | null, market: Market): readonly PricedOffer[] =>
  firstOfEach(
    pricedOffers(spec, ['on_demand'], hours, market).flatMap(({ offer, isReliable: isSure }) =>
      isSure || offer.usdPerGpuHour >= usd ? [] : [offer],
    ),
    ({ provider, tier }) => `${provider} ${tier ?? ''}`,
  ).slice(0, maxBelow)

/** Containers that end after some hours, or that bill CPU and memory besides, are no machine for so long. */
const isCutShort = ({ offer: { provider } }: QuotedOffer, hours: number): boolean =>
  (provider.maximumRun !== null && hours > provider.maximumRun.base / secondsOfHour) ||
  (provider.rateOfGpuAlone === true && hours > longestContainer)
const secondsOfHour = 3600
const longestContainer = 24

/** No price that hosts ask, no machine of strangers, and no stale price. */
export const isReliable = ({ offer, quote }: QuotedOffer): boolean =>
  !isMarketPriced(offer.provider, offer.tier) && hostsOf(offer) !== 'third-party' && !quote.age.stale

const isAsked = (offer: QuotedOffer['offer'], spec: Spec, pricings: readonly Pricing[]): boolean =>
  pricings.includes(offer.pricing) &&
  isPricePublished(offer) &&
  (spec.providers === null || spec.providers.includes(offer.provider.id)) &&
  spec.excludedProviders?.includes(offer.provider.id) !== true &&
  (spec.tier === null || offer.tier?.id === spec.tier || isOfOtherSeller(offer, spec)) &&
  (spec.gpuCount === null || sells(offer, spec.gpuCount, Math.max(1, Math.ceil(spec.gpuCount / 8))))

/** "RunPod community or Vast": the tier is one of the first, and the second has none of that name. */
const isOfOtherSeller = ({ provider }: QuotedOffer['offer'], { tier, providers }: Spec): boolean =>
  (providers?.length ?? 0) > 1 && !provider.tiers.some(({ id }) => id === tier)

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...Map.groupBy(items, keyOf).values()].flatMap((group) => group.slice(0, 1))
}
