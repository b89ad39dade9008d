/** Which of several observations of one thing is used. */
import type { EvidenceKind, ObservedPrice } from '../catalog/observed-price.ts'

/** Readings this close in time are taken for one moment; then better evidence wins over a few days. */
const sameMomentDays = 14
/** Two trusted readings of one moment that differ by more than this are both shown. */
const disputedFraction = 0.15

const evidenceRank: Readonly<Record<EvidenceKind, number>> = {
  user: 6,
  api: 5,
  page: 4,
  feed: 3,
  curated: 2,
  secondary: 1,
}

/** Days since 1970 of an ISO date; a month or a year is its first day. NaN never: the schema has checked the form. */
export function epochDay(asOf: string): number {
  const [year, month = '01', day = '01'] = asOf.split('-')
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000
}

const observedDay = (observation: ObservedPrice) =>
  observation.dated === 'unknown' ? -Infinity : epochDay(observation.price.asOf)

/**
 * The observation to use: a team's own price first; then the newest, but within a fortnight the better evidence.
 * The same price seen again later keeps the later date. Of two equals the dearer. Throws on an empty list.
 */
export function preferredObservation(observations: readonly ObservedPrice[]): ObservedPrice {
  const negotiated = observations.filter(({ evidence }) => evidence === 'user')
  const pool = negotiated.length > 0 ? negotiated : observations
  const newest = Math.max(...pool.map(observedDay))
  const recent = pool.filter((each) => observedDay(each) >= newest - sameMomentDays)
  const [first, ...rest] = recent
  if (first === undefined) throw new Error('no observation to choose from')
  const preferred = rest.reduce((best, each) => (comparePreference(each, best) > 0 ? each : best), first)
  const samePrice = recent.filter(({ price }) => price.base === preferred.price.base)
  return samePrice.reduce((latest, each) => (observedDay(each) > observedDay(latest) ? each : latest), preferred)
}

function comparePreference(a: ObservedPrice, b: ObservedPrice): number {
  return (
    evidenceRank[a.evidence] - evidenceRank[b.evidence] ||
    compareDays(observedDay(a), observedDay(b)) ||
    a.price.base - b.price.base
  )
}

/** -Infinity minus itself is no number. */
const compareDays = (a: number, b: number) => (a === b ? 0 : a - b)

/** Whether the newest of `some` is as new as the newest of `all`, but for a fortnight. */
export function isEquallyRecent(some: readonly ObservedPrice[], all: readonly ObservedPrice[]): boolean {
  const newest = (readings: readonly ObservedPrice[]) => Math.max(...readings.map(observedDay))
  return newest(some) >= newest(all) - sameMomentDays
}

/** Another source's reading of the same moment, from a feed or better, that differs by more than 15 %. */
export function findConflict(observation: ObservedPrice, observations: readonly ObservedPrice[]): ObservedPrice | null {
  if (observation.evidence === 'user') return null
  const conflicts = observations.filter(
    (each) =>
      each !== observation &&
      each.price.source !== observation.price.source &&
      evidenceRank[each.evidence] >= evidenceRank.feed &&
      Math.abs(compareDays(observedDay(each), observedDay(observation))) <= sameMomentDays &&
      Math.abs(Math.log(each.price.base / observation.price.base)) > Math.log(1 + disputedFraction),
  )
  return conflicts[0] ?? null
}
