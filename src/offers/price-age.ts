/** How old a price is, and what it may have become since. */
import type { ObservedPrice } from '../catalog/observed-price.ts'
import type { PriceAgeFacts } from '../catalog/provider-defaults.ts'
import { epochDay } from './observation-precedence.ts'

/** Factors on the printed price: eight times in ten the price of today lies between them. */
export type PriceBand = { readonly low: number; readonly high: number }

export type Staleness = {
  /** Whole days from the day it was seen; null where that is not known. */
  readonly days: number | null
  readonly stale: boolean
}

/** A month or a year counts from its first day. A price seen after `today` (a replay) is new. */
export function stalenessOf({ dated, price }: ObservedPrice, today: string, { staleAfter }: PriceAgeFacts): Staleness {
  if (dated === 'unknown') return { days: null, stale: true }
  const days = Math.max(0, epochDay(today) - epochDay(price.asOf))
  return { days, stale: days >= staleAfter.base }
}

/** Between the printed points it is interpolated; past the last the price goes on moving at the same rate. */
export function listBand({ days }: Staleness, { list, staleAfter }: PriceAgeFacts): PriceBand {
  const age = days ?? staleAfter.base
  const nextIndex = list.points.findIndex((point) => point.days >= age)
  const endIndex = nextIndex === -1 ? list.points.length - 1 : nextIndex
  const after = list.points[endIndex]
  const before = list.points[endIndex - 1] ?? after
  if (before === undefined || after === undefined) throw new Error('data/price-age.json has no points')
  const share = before === after ? 0 : (age - before.days) / (after.days - before.days)
  return {
    low: 1 + before.low + share * (after.low - before.low),
    high: 1 + before.high + share * (after.high - before.high),
  }
}

/** A marketplace moves as much in a day as a list in half a year, and its old asks move like old lists besides. */
export function marketplaceBand(age: Staleness, ages: PriceAgeFacts): PriceBand {
  const list = listBand(age, ages)
  return {
    low: Math.min(list.low, 1 + ages.marketplace.low),
    high: Math.max(list.high, 1 + ages.marketplace.high),
  }
}

/** A list that moves daily: at least the list's band, and the daily rise up to its ceiling. */
export function dynamicBand(age: Staleness, ages: PriceAgeFacts): PriceBand {
  const list = listBand(age, ages)
  const { perDay, ceiling } = ages.dynamic
  const maxRise = Math.min(ceiling, perDay * (age.days ?? Infinity))
  return { low: list.low, high: Math.max(list.high, 1 + maxRise) }
}
