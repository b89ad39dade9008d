/**
 * The nearest measured runs, and what they say about the error of the physics: local kriging on log(measured / predicted).
 * A point far from everything measured gets no correction and the full spread; a near twin gets its twin's error.
 */
import { LRUCache } from 'lru-cache'
import { nearestOf, sharedWith } from './nearest.ts'
import { NOBODY, type Place } from './place.ts'

export type Point = {
  readonly id: string
  readonly place: Place
  /** log(measured / predicted by physics). */
  readonly error: number
  /** Variance of the report itself, relative to a good one. */
  readonly doubt: number
}

/** Standard deviations in log of what neighbours share, by kind of nearness. */
export type Kernel = {
  readonly near: number
  readonly source: number
  readonly sourceReach: number
  readonly sourceAlways: number
  readonly cell: number
  readonly framework: number
  readonly noise: number
  /** Runs with experts err more. */
  readonly experts: number
  /** Correlation left for each kind that differs, in the order of `Place.kinds`. */
  readonly agreement: readonly number[]
}

export type Correction = {
  /** To be added to the logarithm of the prediction. */
  readonly shift: number
  /** Standard deviation in log. */
  readonly spread: number
  readonly nearest: readonly { readonly id: string; readonly correlation: number }[]
}

/** Measured points with the kernel between them, laid out for quick reading. */
export type Survey = {
  readonly points: readonly Point[]
  readonly kernel: Kernel
  readonly frameworks: ReadonlySet<number>
  readonly sources: ReadonlySet<number>
  /** Of all points, one after another: coordinates; kinds; framework, source, cell and whether there are experts. */
  readonly at: Float64Array
  readonly kinds: Int32Array
  readonly marks: Int32Array
  /** Points by what they can share at most with plans of one kind; filled as kinds are asked for. */
  readonly orders: Map<string, Order>
  /** What does not depend on the place that asks: the same few neighbours answer for many plans. */
  readonly solved: LRUCache<string, Solved>
  /** Covariances of the first points by twos, the lower triangle row by row; 0 where it was not asked for yet. */
  readonly links: Float64Array
}

/** The covariance of some points, as its Cholesky factor (rows), and their errors solved by it. */
type Solved = { readonly lower: Float64Array; readonly errors: Float64Array }

/** Sets of neighbours whose solution is kept, at some kilobytes each. */
const SOLVED = 500

/**
 * All points for one kind of plan, in groups that share alike at the same distance: the group that can share most first,
 * within it by the first coordinate.
 */
export type Order = {
  readonly index: Int32Array
  /** Which of two points goes first where a plan shares as much with both. */
  readonly ranks: Int32Array
  readonly first: Float64Array
  /** Where each group begins, and the end. */
  readonly heads: Int32Array
  /** Of each group: what remains at a distance, and what is lost with it; scaled. */
  readonly steady: Float64Array
  readonly fading: Float64Array
  /** The nearest points of whoever asked last: where the next search begins. */
  found: readonly number[]
}

/** Points made ready to be asked. `links` are those of a survey under the same kernel whose points are the first of these. */
export function surveyOf(
  points: readonly Point[],
  kernel: Kernel,
  links: Float64Array = new Float64Array((points.length * (points.length + 1)) / 2),
): Survey {
  return {
    points,
    kernel,
    frameworks: new Set(points.map(({ place }) => place.framework)),
    sources: new Set(points.map(({ place }) => place.source)),
    at: Float64Array.from(points.flatMap(({ place }) => [...place.at])),
    kinds: Int32Array.from(points.flatMap(({ place }) => [...place.kinds])),
    marks: Int32Array.from(
      points.flatMap(({ place: { framework, source, cell, experts } }) => [framework, source, cell, experts ? 1 : 0]),
    ),
    orders: new Map(),
    solved: new LRUCache({ max: SOLVED }),
    links,
  }
}

/** Whether a survey knows the framework of a place at all. */
export const isKnown = (place: Place, { frameworks }: Survey): boolean => frameworks.has(place.framework)

/** Whether whoever ran it is one of those whose runs were measured. */
export const isFamiliar = (place: Place, { sources }: Survey): boolean =>
  place.source !== NOBODY && sources.has(place.source)

/** Variance of the error at a place before anything is known of it. */
function ownVariance({ source, cell, experts }: Place, kernel: Kernel): number {
  const known = source === NOBODY ? 0 : kernel.source ** 2 + kernel.sourceAlways ** 2
  const twin = cell === NOBODY ? 0 : kernel.cell ** 2
  return (kernel.near ** 2 + known + twin + kernel.framework ** 2) * (experts ? kernel.experts ** 2 : 1)
}

/** What the measured points say of a run at `place`: the Cholesky factor of its neighbours, and one pass over it. */
export function correct(place: Place, survey: Survey): Correction {
  const { points, kernel } = survey
  const { at, shared } = nearestOf(place, survey)
  const own = ownVariance(place, kernel)
  const n = at.length
  // By their numbers, so that a set of neighbours is the same set whichever of them is nearest.
  const ranks = Array.from(at, (_, rank) => rank).sort((a, b) => (at[a] as number) - (at[b] as number))
  const { lower, errors } = solvedOf(
    ranks.map((rank) => at[rank] as number),
    survey,
  )
  const links = new Float64Array(n)
  let shift = 0
  let explained = 0
  for (let i = 0; i < n; i++) {
    let link = shared[ranks[i] as number] as number
    for (let m = 0; m < i; m++) link -= (lower[i * n + m] as number) * (links[m] as number)
    link /= lower[i * n + i] as number
    links[i] = link
    shift += (errors[i] as number) * link
    explained += link ** 2
  }
  const nearest = at.slice(0, 5).map((index, rank) => ({
    id: (points[index] as Point).id,
    correlation: (shared[rank] as number) / own,
  }))
  const noise = kernel.noise * (place.experts ? kernel.experts : 1)
  return { shift, spread: Math.sqrt(Math.max(1e-6, own - explained + noise ** 2)), nearest }
}

function solvedOf(at: readonly number[], survey: Survey): Solved {
  const key = at.join(' ')
  const known = survey.solved.get(key)
  if (known !== undefined) return known
  const solved = solve(at, survey)
  survey.solved.set(key, solved)
  return solved
}

function solve(at: readonly number[], survey: Survey): Solved {
  const { points, kernel } = survey
  const noise = kernel.noise ** 2
  const n = at.length
  const lower = new Float64Array(n * n)
  const errors = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const point = points[at[i] as number] as Point
    let error = point.error
    for (let j = 0; j <= i; j++) {
      const own = noise * point.doubt * (point.place.experts ? kernel.experts ** 2 : 1)
      let sum = linkOf(at[i] as number, at[j] as number, survey) + (i === j ? own : 0)
      for (let m = 0; m < j; m++) sum -= (lower[i * n + m] as number) * (lower[j * n + m] as number)
      lower[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-10)) : sum / (lower[j * n + j] as number)
    }
    for (let m = 0; m < i; m++) error -= (lower[i * n + m] as number) * (errors[m] as number)
    errors[i] = error / (lower[i * n + i] as number)
  }
  return { lower, errors }
}

/** The covariance of two points, `one` being the later; as a rule worked out once. */
function linkOf(one: number, other: number, survey: Survey): number {
  const { points, links } = survey
  const place = (one * (one + 1)) / 2 + other
  const known = links[place]
  if (known !== undefined && known !== 0) return known
  const link = sharedWith((points[one] as Point).place, survey, other, -1)
  if (known !== undefined) links[place] = link
  return link
}
