/** How old a price is, and what it may have become since. */
import type { Observation } from '../catalog/observation.ts'
import type { PriceAge } from '../catalog/renting.ts'
import { dayOf } from './precedence.ts'

/** Factors on the printed price: eight times in ten the price of today lies between them. */
export type Band = { readonly low: number; readonly high: number }

export type Age = {
  /** Whole days from the day it was seen; null where that is not known. */
  readonly days: number | null
  readonly stale: boolean
}

/** A month or a year counts from its first day. A price seen after `today` (a replay) is new. */
export function ageOf({ dated, price }: Observation, today: string, { staleAfter }: PriceAge): Age {
  if (dated === 'unknown') return { days: null, stale: true }
  const days = Math.max(0, dayOf(today) - dayOf(price.asOf))
  return { days, stale: days >= staleAfter.base }
}

/** Between the printed points it is interpolated; past the last the price goes on moving at the same rate. */
export function listBand({ days }: Age, { list, staleAfter }: PriceAge): Band {
  const age = days ?? staleAfter.base
  const after = list.points.findIndex((point) => point.days >= age)
  const until = after === -1 ? list.points.length - 1 : after
  const b = list.points[until]
  const a = list.points[until - 1] ?? b
  if (a === undefined || b === undefined) throw new Error('data/price-age.json has no points')
  const share = a === b ? 0 : (age - a.days) / (b.days - a.days)
  return { low: 1 + a.low + share * (b.low - a.low), high: 1 + a.high + share * (b.high - a.high) }
}

/** A marketplace moves as much in a day as a list in half a year, and its old asks move like old lists besides. */
export function marketBand(age: Age, ages: PriceAge): Band {
  const list = listBand(age, ages)
  return {
    low: Math.min(list.low, 1 + ages.marketplace.low),
    high: Math.max(list.high, 1 + ages.marketplace.high),
  }
}

/** A list that moves daily: at least the list's band, and the daily rise up to its ceiling. */
export function dynamicBand(age: Age, ages: PriceAge): Band {
  const list = listBand(age, ages)
  const { perDay, ceiling } = ages.dynamic
  const rise = Math.min(ceiling, perDay * (age.days ?? Infinity))
  return { low: list.low, high: Math.max(list.high, 1 + rise) }
}
