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

function orderFor(place: Place, { points, kernel, kinds, marks }: Survey): Order {
  const kindCount = place.kinds.length
  const parts = points.map((_, i) => {
    const mark = 4 * i
    const scale = (place.experts ? kernel.experts : 1) * (marks[mark + 3] === 1 ? kernel.experts : 1)
    let agreement = 1
    for (let m = 0, at0 = i * kindCount; m < kindCount; m++) {
      if (place.kinds[m] !== kinds[at0 + m]) agreement *= kernel.agreement[m] as number
    }
    const steady = place.framework === marks[mark] ? kernel.framework ** 2 * scale : 0
    return { i, steady, fading: kernel.near ** 2 * agreement * scale }
  })
  parts.sort((a, b) => b.steady + b.fading - (a.steady + a.fading) || a.i - b.i)
  return {
    index: Int32Array.from(parts, ({ i }) => i),
    most: Float64Array.from(parts, ({ steady, fading }) => steady + fading),
    steady: Float64Array.from(parts, ({ steady }) => steady),
    fading: Float64Array.from(parts, ({ fading }) => fading),
  }
}

/** The same as `nearestOf` for a plan: the search ends where no further point can share more than those found. */
function nearestOfPlan(place: Place, survey: Survey): { readonly at: number[]; readonly shared: number[] } {
  const { index, most, steady, fading } = orderOf(place, survey)
  const { at: coordinates } = survey
  const from = place.at
  const size = from.length
  const at: number[] = []
  const shared: number[] = []
  let least = -1
  // The distance beyond which a point shares too little: the same for all points that share as much.
  let reach = Infinity
  let reachOf = -1
  for (let rank = 0; rank < index.length && (most[rank] as number) > least; rank++) {
    const i = index[rank] as number
    const [constant, fades] = [steady[rank] as number, fading[rank] as number]
    if (reachOf !== constant + fades) {
      reachOf = constant + fades
      reach = reachWithin(constant, fades, least)
    }
    let distance = 0
    for (let m = 0, at0 = i * size; m < size && distance <= reach; m++) {
      const gap = (from[m] as number) - (coordinates[at0 + m] as number)
      distance += gap * gap
    }
    if (distance > reach) continue
    const link = constant + (distance > 40 ? 0 : Math.exp(-0.5 * distance) * fades)
    if (link <= least) continue
    insert(at, shared, i, link)
    if (at.length < NEIGHBOURS) continue
    least = shared[NEIGHBOURS - 1] as number
    reach = reachWithin(constant, fades, least)
  }
  return { at, shared }
}

/** The distance within which more than `least` is shared; slightly more, so that rounding loses nobody. */
const reachWithin = (steady: number, fading: number, least: number): number =>
  least <= steady ? Infinity : -2 * Math.log((least - steady) / fading) + 1e-9

/** Keeps the `NEIGHBOURS` largest links, largest first. */
function insert(at: number[], shared: number[], i: number, link: number): void {
  let position = Math.min(at.length, NEIGHBOURS - 1)
  while (position > 0 && (shared[position - 1] as number) < link) {
    shared[position] = shared[position - 1] as number
    at[position] = at[position - 1] as number
    position -= 1
  }
  shared[position] = link
  at[position] = i
}

/** The points that share most with a place, most first. */
export function nearestOf(place: Place, survey: Survey): { readonly at: number[]; readonly shared: number[] } {
  if (place.source === NOBODY && place.cell === NOBODY) return nearestOfPlan(place, survey)
  const at: number[] = []
  const shared: number[] = []
  let least = -1
  for (let i = 0; i < survey.points.length; i++) {
    const link = sharedWith(place, survey, i, least)
    if (link <= least) continue
    insert(at, shared, i, link)
    if (at.length === NEIGHBOURS) least = shared[NEIGHBOURS - 1] as number
  }
  return { at, shared }
}
