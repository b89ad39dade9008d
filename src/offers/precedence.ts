/** Which of several observations of one thing is used. */
import type { Evidence, Observation } from '../catalog/observation.ts'

/** Readings this close in time are taken for one moment; then better evidence wins over a few days. */
const sameMomentDays = 14
/** Two trusted readings of one moment that differ by more than this are both shown. */
const disputedFraction = 0.15

const trust: Readonly<Record<Evidence, number>> = { user: 6, api: 5, page: 4, feed: 3, curated: 2, secondary: 1 }

/** Days since 1970 of an ISO date; a month or a year is its first day. NaN never: the schema has checked the form. */
export function dayOf(asOf: string): number {
  const [year, month = '01', day = '01'] = asOf.split('-')
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000
}

const seenOn = (observation: Observation) =>
  observation.dated === 'unknown' ? -Infinity : dayOf(observation.price.asOf)

/**
 * The observation to use: a team's own price first; then the newest, but within a fortnight the better evidence.
 * The same price seen again later keeps the later date. Of two equals the dearer. Throws on an empty list.
 */
export function prevailing(observations: readonly Observation[]): Observation {
  const own = observations.filter(({ evidence }) => evidence === 'user')
  const pool = own.length > 0 ? own : observations
  const newest = Math.max(...pool.map(seenOn))
  const near = pool.filter((each) => seenOn(each) >= newest - sameMomentDays)
  const [first, ...rest] = near
  if (first === undefined) throw new Error('no observation to choose from')
  const chosen = rest.reduce((best, each) => (prefer(each, best) > 0 ? each : best), first)
  const again = near.filter(({ price }) => price.base === chosen.price.base)
  return again.reduce((latest, each) => (seenOn(each) > seenOn(latest) ? each : latest), chosen)
}

function prefer(a: Observation, b: Observation): number {
  return trust[a.evidence] - trust[b.evidence] || compare(seenOn(a), seenOn(b)) || a.price.base - b.price.base
}

/** -Infinity minus itself is no number. */
const compare = (a: number, b: number) => (a === b ? 0 : a - b)

/** Whether the newest of `some` is as new as the newest of `all`, but for a fortnight. */
export function isOfTheMoment(some: readonly Observation[], all: readonly Observation[]): boolean {
  const newest = (readings: readonly Observation[]) => Math.max(...readings.map(seenOn))
  return newest(some) >= newest(all) - sameMomentDays
}

/** Another source's reading of the same moment, from a feed or better, that differs by more than 15 %. */
export function disputing(chosen: Observation, observations: readonly Observation[]): Observation | null {
  if (chosen.evidence === 'user') return null
  const others = observations.filter(
    (each) =>
      each !== chosen &&
      each.price.source !== chosen.price.source &&
      trust[each.evidence] >= trust.feed &&
      Math.abs(compare(seenOn(each), seenOn(chosen))) <= sameMomentDays &&
      Math.abs(Math.log(each.price.base / chosen.price.base)) > Math.log(1 + disputedFraction),
  )
  return others[0] ?? null
}
