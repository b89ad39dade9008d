/** The efficient frontier of dollars against hours: nothing on it is beaten in both. */
import type { Candidate } from './candidate.ts'

const maxRows = 8
/** Same GPU and count, and hours and dollars this close: one row is enough. */
const duplicateTolerance = 0.1

/** Cheapest first. Of two that cost and take the same, the better score. */
export function paretoFrontier(all: readonly Candidate[]): Candidate[] {
  const frontier: Candidate[] = []
  for (const candidate of all) {
    const position = firstAtLeast(frontier, candidate.usd)
    const cheaper = frontier[position - 1]
    const equal = frontier[position]
    if (cheaper !== undefined && cheaper.hours <= candidate.hours) continue
    if (equal !== undefined && equal.usd === candidate.usd && isNoWorse(equal, candidate)) continue
    let end = position
    while ((frontier[end]?.hours ?? -1) >= candidate.hours) end++
    frontier.splice(position, end - position, candidate)
  }
  return frontier
}

const isNoWorse = (a: Candidate, b: Candidate) => a.hours < b.hours || (a.hours === b.hours && a.score <= b.score)

/** Index of the first that costs at least `usd`, by halving. */
function firstAtLeast(frontier: readonly Candidate[], usd: number): number {
  let low = 0
  let high = frontier.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((frontier[middle]?.usd ?? Infinity) < usd) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The rows of a frontier that are worth reading: no two that are nearly the same, eight at most, evenly spread.
 * `required` are spared in their order: a later one that is nearly the same as an earlier one goes.
 */
export function thinFrontier(frontier: readonly Candidate[], required: readonly Candidate[]): Candidate[] {
  const rank = (candidate: Candidate) => {
    const index = required.indexOf(candidate)
    return index === -1 ? required.length : index
  }
  const byRank = frontier.toSorted((a, b) => rank(a) - rank(b) || a.score - b.score)
  const rows: Candidate[] = []
  for (const candidate of byRank) if (!rows.some((row) => isNearDuplicate(row, candidate))) rows.push(candidate)
  rows.sort((a, b) => a.usd - b.usd)
  while (rows.length > maxRows) {
    const leastDistinct = leastDistinctRow(rows, (candidate) => required.includes(candidate))
    if (leastDistinct === -1) break
    rows.splice(leastDistinct, 1)
  }
  return rows
}

/** Whether a reader would take two candidates for one: same GPU and count, hours and dollars within ten percent. */
export function isNearDuplicate(a: Candidate, b: Candidate): boolean {
  const one = a.estimate.plan
  const other = b.estimate.plan
  const close = (x: number, y: number) => Math.abs(Math.log(x / y)) <= Math.log(1 + duplicateTolerance)
  return (
    one.gpu.id === other.gpu.id && one.gpuCount === other.gpuCount && close(a.usd, b.usd) && close(a.hours, b.hours)
  )
}

/** The row that its neighbours make least missed; -1 where all are spared. */
function leastDistinctRow(rows: readonly Candidate[], isRequired: (candidate: Candidate) => boolean): number {
  const distance = (a: Candidate, b: Candidate) => Math.log(b.usd / a.usd) + Math.log(a.hours / b.hours)
  let leastIndex = -1
  let leastSpacing = Infinity
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    const after = rows[index + 1]
    if (before === undefined || after === undefined || isRequired(row)) continue
    const spacing = distance(before, row) * distance(row, after)
    if (spacing < leastSpacing) [leastIndex, leastSpacing] = [index, spacing]
  }
  return leastIndex
}
