/** A quote: an offer's price today, with the range that its age and its kind leave open. */
import type { Catalog } from '../catalog/catalog.ts'
import { type Staleness, stalenessOf, type PriceBand, dynamicBand, listBand, marketplaceBand } from './price-age.ts'
import { epochDay } from './observation-precedence.ts'
import { isMarketPriced, type Offer } from './offer.ts'

/** The price of an offer on a day, with how sure it is. */
export type Quote = {
  /** USD for one GPU and hour. */
  readonly usdPerGpuHour: number
  /** Eight times in ten the price met today lies between. */
  readonly low: number
  readonly high: number
  /** As printed: a day, a month or a year. */
  readonly asOf: string
  readonly age: Staleness
  /** Its provider has announced other prices since. */
  readonly isSuperseded: boolean
  /** Id in data/sources.json. */
  readonly source: string
  /** Of a team's own price: what is listed of the same thing; absent where nothing is, and for list prices. */
  readonly listUsdPerGpuHour?: number
}

type QuoteFacts = Pick<Catalog, 'priceAge' | 'commitment'>

/** Prices `offer` on `today` (ISO date). `low <= usdPerGpuHour <= high`. */
export function quote(offer: Offer, today: string, { priceAge, commitment }: QuoteFacts): Quote {
  const { observation, provider, tier } = offer
  if (observation.evidence === 'user') return negotiatedQuote(offer, today, priceAge)
  const age = stalenessOf(observation, today, priceAge)
  const band = isMarketPriced(provider, tier)
    ? marketplaceBand(age, priceAge)
    : provider.dynamicPrices
      ? dynamicBand(age, priceAge)
      : listBand(age, priceAge)
  const share = offer.pricing === 'reserved' ? reservedShare(offer, commitment) : fullPrice
  const usd = observation.price.base
  return {
    usdPerGpuHour: usd * share.mid,
    low: usd * band.low * share.low,
    high: usd * band.high * share.high,
    asOf: observation.price.asOf,
    age,
    isSuperseded: isSuperseded(offer, today),
    source: observation.price.source,
  }
}

/** Whether the price is of before a day, which has come, from which its provider announced others. */
function isSuperseded({ provider: { priceChange }, observation }: Offer, today: string): boolean {
  if (priceChange === undefined || epochDay(today) < epochDay(priceChange.effective)) return false
  return epochDay(observation.effectiveFrom ?? observation.price.asOf) < epochDay(priceChange.effective)
}

/** What a team has agreed holds until it says otherwise; a commitment on top of it takes off what it takes off a list price. */
function negotiatedQuote(
  { observation, terms, pricing }: Offer,
  today: string,
  priceAge: QuoteFacts['priceAge'],
): Quote {
  const { base: usd, asOf, source } = observation.price
  const { days } = stalenessOf(observation, today, priceAge)
  const discount =
    pricing === 'reserved' && observation.pricing === 'on_demand' && terms !== null ? terms.discount : null
  const share =
    discount === null
      ? fullPrice
      : {
          low: 1 - discount.high.base,
          mid: 1 - (discount.low.base + discount.high.base) / 2,
          high: 1 - discount.low.base,
        }
  const { listUsdPerGpuHour: list } = observation
  return {
    usdPerGpuHour: usd * share.mid,
    low: usd * share.low,
    high: usd * share.high,
    asOf,
    age: { days, stale: false },
    isSuperseded: false,
    source,
    ...(list === undefined ? {} : { listUsdPerGpuHour: list * share.mid }),
  }
}

const fullPrice: PriceBand & { readonly mid: number } = { low: 1, mid: 1, high: 1 }

/** What is paid of the on-demand price. Without published terms: all of it, and at best what is said of others. */
function reservedShare({ terms }: Offer, commitment: QuoteFacts['commitment']): typeof fullPrice {
  if (terms === null) return { low: 1 - commitment.high.base, mid: 1, high: 1 }
  const { low, high } = terms.discount
  return { low: 1 - high.base, mid: 1 - (low.base + high.base) / 2, high: 1 - low.base }
}
