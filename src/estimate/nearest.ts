/** The search for the measured points that share most with a run: everything that is done for thousands of plans. */
import type { Order, Survey } from './neighbours.ts'
import { NOBODY, type Place } from './place.ts'

const NEIGHBOURS = 20
/** Kinds of plan that are remembered; there are some hundreds. */
const ORDERS = 2000

/**
 * Covariance of the errors at a place and at point `i`. Where what they agree in cannot make it exceed `least`, the
 * distance is not even worked out and -1 comes back.
 */
export function sharedWith(place: Place, { kernel, at, kinds, marks }: Survey, i: number, least: number): number {
  const mark = 4 * i
  const scale = (place.experts ? kernel.experts : 1) * (marks[mark + 3] === 1 ? kernel.experts : 1)
  const kindCount = place.kinds.length
  let agreement = 1
  for (let m = 0, at0 = i * kindCount; m < kindCount; m++) {
    if (place.kinds[m] !== kinds[at0 + m]) agreement *= kernel.agreement[m] as number
  }
  const sameSource = place.source !== NOBODY && place.source === marks[mark + 1]
  const sameCell = place.cell !== NOBODY && place.cell === marks[mark + 2]
  const framework = place.framework === marks[mark] ? kernel.framework ** 2 : 0
  let most = kernel.near ** 2 * agreement + framework
  if (sameSource) most += kernel.source ** 2 + kernel.sourceAlways ** 2
  if (sameCell) most += kernel.cell ** 2
  if (most * scale <= least) return -1
  const size = place.at.length
  let distance = 0
  for (let m = 0, at0 = i * size; m < size; m++) {
    const gap = (place.at[m] as number) - (at[at0 + m] as number)
    distance += gap * gap
  }
  const closeness = distance > 40 ? 0 : Math.exp(-0.5 * distance)
  let shared = kernel.near ** 2 * closeness * agreement + framework
  if (sameSource) {
    const reach = Math.exp((-0.5 * distance) / kernel.sourceReach)
    shared += kernel.source ** 2 * reach * Math.sqrt(agreement) + kernel.sourceAlways ** 2
  }
  if (sameCell) shared += kernel.cell ** 2 * (0.4 + 0.6 * closeness * agreement)
  return shared * scale
}

/** The order for the kind of `place`, whose source and cell are nobody's. */
function orderOf(place: Place, survey: Survey): Order {
  const key = `${place.framework} ${place.experts} ${place.kinds.join(' ')}`
  const known = survey.orders.get(key)
  if (known !== undefined) return known
  if (survey.orders.size >= ORDERS) survey.orders.clear()
  const order = orderFor(place, survey)
  survey.orders.set(key, order)
  return order
}

function orderFor(place: Place, { points, kernel, kinds, marks, at }: Survey): Order {
  const kindCount = place.kinds.length
  const size = place.at.length
  const parts = points.map((_, i) => {
    const mark = 4 * i
    const scale = (place.experts ? kernel.experts : 1) * (marks[mark + 3] === 1 ? kernel.experts : 1)
    let agreement = 1
    for (let m = 0, at0 = i * kindCount; m < kindCount; m++) {
      if (place.kinds[m] !== kinds[at0 + m]) agreement *= kernel.agreement[m] as number
    }
    const steady = place.framework === marks[mark] ? kernel.framework ** 2 * scale : 0
    const fading = kernel.near ** 2 * agreement * scale
    return { i, steady, fading, most: steady + fading, first: at[i * size] as number, rank: 0 }
  })
  parts.sort((a, b) => b.most - a.most || a.i - b.i)
  for (const [rank, part] of parts.entries()) part.rank = rank
  parts.sort((a, b) => b.most - a.most || b.steady - a.steady || a.first - b.first)
  const heads = parts.flatMap(({ steady, most }, p) => {
    const before = parts[p - 1]
    return before !== undefined && before.steady === steady && before.most === most ? [] : [p]
  })
  return {
    index: Int32Array.from(parts, ({ i }) => i),
    ranks: Int32Array.from(parts, ({ rank }) => rank),
    first: Float64Array.from(parts, ({ first }) => first),
    heads: Int32Array.from([...heads, parts.length]),
    steady: Float64Array.from(heads, (p) => parts[p]?.steady ?? 0),
    fading: Float64Array.from(heads, (p) => parts[p]?.fading ?? 0),
    found: [],
  }
}

type Found = { readonly at: number[]; readonly shared: number[] }

/**
 * The same as `nearestOf` for a plan: only groups of points that can share enough are asked, and of a group those whose
 * first coordinate is near enough.
 */
function nearestOfPlan(place: Place, survey: Survey): Found {
  const order = orderOf(place, survey)
  const { index, ranks, first, heads, steady, fading } = order
  const { at: coordinates } = survey
  const from = place.at
  const size = from.length
  const own = from[0] as number
  const found = { at: [] as number[], shared: [] as number[], ranks: [] as number[] }
  let least = leastOf(place, survey, order.found)
  for (let group = 0; group < steady.length; group++) {
    const [constant, fades] = [steady[group] as number, fading[group] as number]
    if (constant + fades < least) break
    const end = heads[group + 1] as number
    // The distance beyond which a point shares too little: the same for all points of a group.
    let reach = reachWithin(constant, fades, least)
    let upTo = own + Math.sqrt(reach)
    for (let p = firstFrom(first, own - Math.sqrt(reach), heads[group] as number, end); p < end; p++) {
      if ((first[p] as number) > upTo) break
      const i = index[p] as number
      let distance = 0
      for (let m = 0, at0 = i * size; m < size && distance <= reach; m++) {
        const gap = (from[m] as number) - (coordinates[at0 + m] as number)
        distance += gap * gap
      }
      if (distance > reach) continue
      const link = constant + (distance > 40 ? 0 : Math.exp(-0.5 * distance) * fades)
      if (link < least || !insert(found, i, link, ranks[p] as number) || found.at.length < NEIGHBOURS) continue
      least = found.shared[NEIGHBOURS - 1] as number
      reach = reachWithin(constant, fades, least)
      upTo = own + Math.sqrt(reach)
    }
  }
  order.found = found.at
  return found
}

/** What the last of the nearest shares at least: those that were nearest to another plan of the kind share as much. */
function leastOf(place: Place, survey: Survey, found: readonly number[]): number {
  if (found.length < NEIGHBOURS) return -1
  let least = Infinity
  for (const i of found) least = Math.min(least, sharedWith(place, survey, i, -1))
  // A little less: the sums are made in another order here.
  return least * (1 - 1e-9)
}

/** The first position from `start` up to `end` whose value is not below `value`; `values` ascend between them. */
function firstFrom(values: Float64Array, value: number, start: number, end: number): number {
  let [low, high] = [start, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The distance within which more than `least` is shared; slightly more, so that rounding loses nobody. */
const reachWithin = (steady: number, fading: number, least: number): number =>
  least <= steady ? Infinity : -2 * Math.log((least - steady) / fading) + 1e-9

/** Keeps the `NEIGHBOURS` largest links, largest first; of equal ones those of lower rank. False where it is none. */
function insert(found: Found & { readonly ranks: number[] }, i: number, link: number, rank: number): boolean {
  const { at, shared, ranks } = found
  const isAfter = (position: number) =>
    (shared[position] as number) < link || (shared[position] === link && (ranks[position] as number) > rank)
  if (at.length === NEIGHBOURS && !isAfter(NEIGHBOURS - 1)) return false
  let position = Math.min(at.length, NEIGHBOURS - 1)
  while (position > 0 && isAfter(position - 1)) {
    shared[position] = shared[position - 1] as number
    at[position] = at[position - 1] as number
    ranks[position] = ranks[position - 1] as number
    position -= 1
  }
  shared[position] = link
  at[position] = i
  ranks[position] = rank
  return true
}

/** The points that share most with a place, most first. */
export function nearestOf(place: Place, survey: Survey): Found {
  if (place.source === NOBODY && place.cell === NOBODY) return nearestOfPlan(place, survey)
  const found = { at: [] as number[], shared: [] as number[], ranks: [] as number[] }
  let least = -1
  for (let i = 0; i < survey.points.length; i++) {
    const link = sharedWith(place, survey, i, least)
    if (link <= least) continue
    insert(found, i, link, i)
    if (found.at.length === NEIGHBOURS) least = found.shared[NEIGHBOURS - 1] as number
  }
  return found
}
