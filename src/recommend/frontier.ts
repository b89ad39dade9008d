/** The efficient frontier of dollars against hours: nothing on it is beaten in both. */
import type { Candidate } from './candidate.ts'

const most = 8
/** Same GPU and count, and hours and dollars this close: one row is enough. */
const nearlyTheSame = 0.1

/** Cheapest first. Of two that cost and take the same, the better score. */
export function efficient(all: readonly Candidate[]): Candidate[] {
  const front: Candidate[] = []
  for (const candidate of all) {
    const at = firstAtLeast(front, candidate.usd)
    const cheaper = front[at - 1]
    const equal = front[at]
    if (cheaper !== undefined && cheaper.hours <= candidate.hours) continue
    if (equal !== undefined && equal.usd === candidate.usd && isNoWorse(equal, candidate)) continue
    let beaten = at
    while ((front[beaten]?.hours ?? -1) >= candidate.hours) beaten++
    front.splice(at, beaten - at, candidate)
  }
  return front
}

const isNoWorse = (a: Candidate, b: Candidate) => a.hours < b.hours || (a.hours === b.hours && a.score <= b.score)

/** Index of the first that costs at least `usd`, by halving. */
function firstAtLeast(front: readonly Candidate[], usd: number): number {
  let low = 0
  let high = front.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((front[middle]?.usd ?? Infinity) < usd) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The rows of a frontier that are worth reading: no two that are nearly the same, eight at most, evenly spread.
 * `kept` are spared in their order: a later one that is nearly the same as an earlier one goes.
 */
export function telling(front: readonly Candidate[], kept: readonly Candidate[]): Candidate[] {
  const rank = (candidate: Candidate) => {
    const index = kept.indexOf(candidate)
    return index === -1 ? kept.length : index
  }
  const byRank = front.toSorted((a, b) => rank(a) - rank(b) || a.score - b.score)
  const rows: Candidate[] = []
  for (const candidate of byRank) if (!rows.some((row) => isNearlyTheSame(row, candidate))) rows.push(candidate)
  rows.sort((a, b) => a.usd - b.usd)
  while (rows.length > most) {
    const crowded = leastApart(rows, (candidate) => kept.includes(candidate))
    if (crowded === -1) break
    rows.splice(crowded, 1)
  }
  return rows
}

/** Whether a reader would take two candidates for one: same GPU and count, hours and dollars within ten percent. */
export function isNearlyTheSame(a: Candidate, b: Candidate): boolean {
  const one = a.estimate.plan
  const other = b.estimate.plan
  const close = (x: number, y: number) => Math.abs(Math.log(x / y)) <= Math.log(1 + nearlyTheSame)
  return (
    one.gpu.id === other.gpu.id && one.gpuCount === other.gpuCount && close(a.usd, b.usd) && close(a.hours, b.hours)
  )
}

/** The row that its neighbours make least missed; -1 where all are spared. */
function leastApart(rows: readonly Candidate[], isSpared: (candidate: Candidate) => boolean): number {
  const distance = (a: Candidate, b: Candidate) => Math.log(b.usd / a.usd) + Math.log(a.hours / b.hours)
  let least = -1
  let smallest = Infinity
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    const after = rows[index + 1]
    if (before === undefined || after === undefined || isSpared(row)) continue
    const apart = distance(before, row) * distance(row, after)
    if (apart < smallest) [least, smallest] = [index, apart]
  }
  return least
}
