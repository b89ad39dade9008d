/** A price that was quoted, among the prices on record for the same GPU. */
import type { GpuId } from '../../catalog/ids.ts'
import type { Pricing } from '../../catalog/provider.ts'
import { type Market, placeMarket } from '../../offers/market.ts'
import { isMarketPriced, isPricePublished } from '../../offers/offer.ts'
import type { Quote } from '../../offers/quote.ts'
import { hoursOfMonth, hoursOfYear } from '../../scenario/hours-of-time.ts'
import type { Spec } from '../../scenario/scenario.ts'

export type PriceOnRecord = {
  readonly gpu: string
  readonly provider: string
  readonly tier: string | null
  readonly pricing: Pricing
  readonly usdPerGpuHour: number
  /** By the discount that is said of a term, off a price on demand. */
  readonly isEstimated?: true
  readonly priceAsOf: string
  readonly priceSource: string
  /** Beside a price that a team has agreed on: what is listed for everybody. */
  readonly listUsdPerGpuHour?: number
}

/** Prices of one pricing, each provider once, the cheapest first. */
export type PricesOnRecord = {
  readonly lowest: PriceOnRecord
  readonly highest: PriceOnRecord
  readonly median: number
  readonly count: number
}

export type JudgedQuote = {
  readonly usdPerGpuHour: number
  /** The GPUs that the price is of together, where it was that of a machine. */
  readonly gpuCount: number | null
  readonly verdict: 'too good' | 'good' | 'fair' | 'dear' | 'unknown'
  /** What it was judged by: reserved prices for a commitment, where there are enough of them. */
  readonly judgedBy: Pricing
  readonly onDemand: PricesOnRecord | null
  readonly reserved: PricesOnRecord | null
  /** US dollars that are owed whether the GPUs are used or not; null: no commitment. */
  readonly committedUsd: number | null
  /** The share of the hours above which the commitment is cheaper than on demand; above 1: never. */
  readonly busyShare: number | null
}

/** Dearer than this many times the dearest price on record is the price of a whole machine. */
const perMachineFactor = 1.6
/** A commitment that costs more than the same without one. */
const maxCommitmentPremium = 1.1
/** Nor is it a bargain where it costs as much. */
const asOpen = 0.9

/** The lowest price on demand of the GPUs of a job, of those that can be relied on; undefined: none is on record. */
export const lowestOnDemand = (spec: Spec, market: Market): PriceOnRecord | undefined =>
  lowestOf(spec, 'on_demand', market)

/** The same in one way to rent. */
export const lowestOf = (spec: Spec, pricing: Pricing, market: Market): PriceOnRecord | undefined =>
  rentsOf(spec, pricing, market)[0]

/** The lowest of the providers and the tier that a job names; undefined: none of them has a price on record. */
export function lowestAtNamed(
  spec: Spec,
  market: Market,
  pricing: 'on_demand' | 'spot' = 'on_demand',
): PriceOnRecord | undefined {
  const { providers, tier } = spec
  if (providers === null) return lowestOnDemand(spec, market)
  const offers = (spec.gpus ?? [])
    .flatMap((gpu) => market.byGpu.get(gpu) ?? [])
    .filter(
      ({ offer }) =>
        offer.pricing === pricing &&
        providers.includes(offer.provider.id) &&
        (tier === null || offer.tier?.id === tier) &&
        (spec.gpuCount === null || offer.counts.includes(spec.gpuCount)),
    )
    .toSorted((one, other) => one.quote.usdPerGpuHour - other.quote.usdPerGpuHour)
  const [lowest] = offers
  return lowest === undefined
    ? undefined
    : {
        gpu: lowest.offer.gpu,
        provider: lowest.offer.provider.id,
        tier: lowest.offer.tier?.id ?? null,
        pricing,
        usdPerGpuHour: lowest.quote.usdPerGpuHour,
        ...seenOn(lowest.quote),
      }
}

/** The same in a data centre, or with any host where there is none. */
export const lowestRented = (spec: Spec, market: Market): PriceOnRecord | undefined => {
  const lowestIn = (asked: Spec): PriceOnRecord | undefined => lowestOnDemand(asked, placeMarket(market, asked))
  return lowestIn({ ...spec, hosting: spec.hosting ?? 'data-centre' }) ?? lowestIn(spec)
}

/** The prices on record in the way that is asked for, on demand where none is: of the providers that are named, in a data centre, or with any host where there is none. */
export function rentOnRecord(spec: Spec, market: Market): PricesOnRecord | null {
  const within = (asked: Spec): PricesOnRecord | null => {
    const prices = rentsOf(asked, asked.pricing ?? 'on_demand', placeMarket(market, asked))
    return onRecord(
      asked.providers === null ? prices : prices.filter(({ provider }) => asked.providers?.includes(provider)),
    )
  }
  const anywhere: Spec = { ...spec, providers: null }
  const hosted = { hosting: spec.hosting ?? 'data-centre' } as const
  return within({ ...spec, ...hosted }) ?? within(spec) ?? within({ ...anywhere, ...hosted }) ?? within(anywhere)
}

/** `usdPerHour`: as quoted, of a GPU or of all of them. */
export function judgeQuote(
  spec: Spec,
  usdPerHour: number,
  isPerGpu: boolean | null,
  isMachine: boolean,
  committedHours: number | null,
  market: Market,
): JudgedQuote {
  const onDemandPrices = rentsOf(spec, 'on_demand', market)
  const reservedPrices = rentsOf(spec, 'reserved', market)
  const highestPrice = onDemandPrices.at(-1)?.usdPerGpuHour ?? null
  const count = spec.gpuCount ?? (isMachine ? market.catalog.inquiryFacts.rules.machineGpus.base : 1)
  const isOfAll =
    isPerGpu !== true &&
    count > 1 &&
    (isMachine || highestPrice === null || usdPerHour > perMachineFactor * highestPrice)
  const usdPerGpuHour = isOfAll ? usdPerHour / count : usdPerHour
  const onDemand = onRecord(onDemandPrices)
  const reserved = onRecord(reservedPrices)
  const judgedBy = committedHours !== null && reservedPrices.length > 2 ? 'reserved' : 'on_demand'
  const prices = judgedBy === 'reserved' ? reservedPrices : onDemandPrices
  const verdict = verdictOf(
    usdPerGpuHour,
    prices.map((each) => each.usdPerGpuHour),
  )
  const overOpen = committedHours === null || onDemand === null ? 0 : usdPerGpuHour / onDemand.lowest.usdPerGpuHour
  return {
    usdPerGpuHour,
    gpuCount: isOfAll ? count : spec.gpuCount,
    verdict: overOpen > maxCommitmentPremium ? 'dear' : overOpen > asOpen && verdict === 'good' ? 'fair' : verdict,
    judgedBy,
    onDemand,
    reserved,
    committedUsd: committedHours === null ? null : committedHours * count * usdPerGpuHour,
    busyShare: committedHours === null || onDemand === null ? null : usdPerGpuHour / onDemand.lowest.usdPerGpuHour,
  }
}

/** Of several kinds of GPU the one whose usual price is nearest to the quoted one; null where none has prices. */
export function nearestInPrice(
  spec: Spec,
  kinds: readonly (readonly GpuId[])[],
  usdPerHour: number,
  market: Market,
): GpuId[] | null {
  const distances = kinds.flatMap((gpus) => {
    const median = onRecord(rentsOf({ ...spec, gpus: [...gpus] }, 'on_demand', market))?.median
    return median === undefined ? [] : [{ gpus, distance: Math.abs(Math.log(usdPerHour / median)) }]
  })
  const [nearest] = distances.toSorted((one, other) => one.distance - other.distance)
  return nearest === undefined ? null : [...nearest.gpus]
}

/** A price by the month or the year, as US dollars an hour. */
export const usdPerHourOf = ({ usd, per }: { readonly usd: number; readonly per: 'hour' | 'month' | 'year' }): number =>
  per === 'hour' ? usd : per === 'month' ? usd / hoursOfMonth : usd / hoursOfYear

function verdictOf(usd: number, prices: readonly number[]): JudgedQuote['verdict'] {
  const [lowest] = prices
  if (lowest === undefined) return 'unknown'
  if (usd < 0.7 * lowest) return 'too good'
  if (usd <= quantile(prices, 0.25) * 1.03) return 'good'
  return usd <= quantile(prices, 0.5) * 0.97 ? 'fair' : 'dear'
}

/** Of which day a price is, and from where. */
const seenOn = ({
  asOf,
  source,
  listUsdPerGpuHour: list,
}: Quote): Pick<PriceOnRecord, 'priceAsOf' | 'priceSource' | 'listUsdPerGpuHour'> => ({
  priceAsOf: asOf,
  priceSource: source,
  ...(list === undefined ? {} : { listUsdPerGpuHour: list }),
})

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN

function onRecord(prices: readonly PriceOnRecord[]): PricesOnRecord | null {
  const [lowest, highest] = [prices[0], prices.at(-1)]
  if (lowest === undefined || highest === undefined) return null
  return {
    lowest,
    highest,
    median: quantile(
      prices.map(({ usdPerGpuHour }) => usdPerGpuHour),
      0.5,
    ),
    count: prices.length,
  }
}

/** Each provider once, the cheapest first. What hosts ask, and what is stale, is not relied on, as long as others are there. */
export function rentsOf(spec: Spec, pricing: Pricing, market: Market): readonly PriceOnRecord[] {
  const published = (spec.gpus ?? [])
    .flatMap((gpu) => market.byGpu.get(gpu) ?? [])
    .filter(({ offer }) => offer.pricing === pricing && isPricePublished(offer))
  // What a discount is said to take off is no price that was seen: it stands in where none was.
  const seen = published.filter(({ offer }) => offer.pricing === offer.observation.pricing)
  const quoted = seen.length > 0 ? seen : published
  const reliable = quoted.filter(
    ({ offer, quote }) =>
      !isMarketPriced(offer.provider, offer.tier) && offer.tier?.hosts !== 'third-party' && !quote.age.stale,
  )
  const prices = (reliable.length > 2 ? reliable : quoted)
    .map(({ offer, quote }): PriceOnRecord => ({
      gpu: offer.gpu,
      provider: offer.provider.id,
      tier: offer.tier?.id ?? null,
      pricing,
      usdPerGpuHour: quote.usdPerGpuHour,
      ...(offer.pricing === offer.observation.pricing ? {} : { isEstimated: true as const }),
      ...seenOn(quote),
    }))
    .toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour)
  return [...Map.groupBy(prices, ({ provider }) => provider).values()].flatMap((group) => group.slice(0, 1))
}
