/** Offers for GPUs as they are quoted today, and what a time of them comes to. */
import type { Pricing } from '../../catalog/provider.ts'
import type { Market } from '../../offers/market.ts'
import { sells } from '../../offers/offer.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import type { Spec } from '../../scenario/scenario.ts'

/** An offer in the words of the outside interface. Dollars are of one GPU and hour, `totalUsd` of all GPUs and hours. */
export type PricedOffer = {
  readonly gpu: string
  /** As asked for; null: any count that is sold. */
  readonly gpuCount: number | null
  readonly provider: string
  readonly tier: string | null
  readonly pricing: Pricing
  readonly region: string | null
  readonly usdPerGpuHour: number
  /** Eight times in ten the price met today lies between. */
  readonly priceRange: { readonly low: number; readonly high: number }
  readonly priceAsOf: string
  readonly priceSource: string
  readonly totalUsd: number | null
}

export type PriceList = {
  readonly hours: number | null
  /** Cheapest first; each provider once for each pricing. */
  readonly offers: readonly PricedOffer[]
  /** Providers and pricings that were named and of which no price is on record. */
  readonly unpricedProviders: readonly string[]
  readonly unpricedPricings: readonly Pricing[]
}

const maxListed = 6

export function priceListOf(spec: Spec, pricings: readonly Pricing[], hours: number | null, market: Market): PriceList {
  const priced = (spec.gpus ?? [])
    .flatMap((gpu) => market.byGpu.get(gpu) ?? [])
    .filter(({ offer }) => isAsked(offer, spec, pricings))
    .map((quoted) => pricedOffer(quoted, spec.gpuCount, hours))
    .toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour)
  const listed = firstOfEach(priced, ({ provider, pricing, gpu }) =>
    spec.providers === null ? `${provider} ${pricing}` : `${provider} ${pricing} ${gpu}`,
  )
  const perPricing = Math.max(2, Math.floor(maxListed / pricings.length))
  return {
    hours,
    offers: pricings.flatMap((pricing) => listed.filter((offer) => offer.pricing === pricing).slice(0, perPricing)),
    unpricedProviders: (spec.providers ?? []).filter((id) => !priced.some(({ provider }) => provider === id)),
    unpricedPricings: pricings.filter((pricing) => !priced.some((offer) => offer.pricing === pricing)),
  }
}

const isAsked = (offer: QuotedOffer['offer'], spec: Spec, pricings: readonly Pricing[]): boolean =>
  pricings.includes(offer.pricing) &&
  (spec.providers === null || spec.providers.includes(offer.provider.id)) &&
  spec.excludedProviders?.includes(offer.provider.id) !== true &&
  (spec.tier === null || offer.tier?.id === spec.tier) &&
  (spec.gpuCount === null || sells(offer, spec.gpuCount, Math.max(1, Math.ceil(spec.gpuCount / 8))))

function pricedOffer({ offer, quote }: QuotedOffer, gpuCount: number | null, hours: number | null): PricedOffer {
  const { usdPerGpuHour, low, high, asOf, source } = quote
  return {
    gpu: offer.gpu,
    gpuCount,
    provider: offer.provider.id,
    tier: offer.tier?.id ?? null,
    pricing: offer.pricing,
    region: offer.region,
    usdPerGpuHour,
    priceRange: { low, high },
    priceAsOf: asOf,
    priceSource: source,
    totalUsd: hours === null ? null : usdPerGpuHour * (gpuCount ?? 1) * hours,
  }
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...Map.groupBy(items, keyOf).values()].flatMap((group) => group.slice(0, 1))
}
