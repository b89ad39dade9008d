/** Residuals in the order in which a plan of given categories looks through them. */
import type { FeatureVector } from './features.ts'
import type { SearchIndex, ResidualModel } from './residual-model.ts'

/** Residuals that correct an estimate. */
export const NEIGHBOR_COUNT = 20
/** The same of a run of a published source: there is one at a time, of plans there are hundreds. */
export const ROW_NEIGHBOR_COUNT = 80
/** Search indexes that are kept; some hundreds are in use. */
const MAX_INDEXES = 2000

/** The search index for the categories of a plan, which has no source and no cross-validation group. */
export function cachedSearchIndex(features: FeatureVector, residualModel: ResidualModel): SearchIndex {
  const key = searchIndexKey(features)
  const cached = residualModel.searchIndexes.get(key)
  if (cached !== undefined) return cached
  if (residualModel.searchIndexes.size >= MAX_INDEXES) residualModel.searchIndexes.clear()
  const searchIndex = buildSearchIndex(features, residualModel)
  residualModel.searchIndexes.set(key, searchIndex)
  return searchIndex
}

/** Two characters for each code: a short text that is quick to make and to look up. */
function searchIndexKey({ framework, hasExperts, categories }: FeatureVector): string {
  const halves = new Uint16Array(categories.buffer, categories.byteOffset, 2 * categories.length)
  return String.fromCharCode(hasExperts ? 1 : 0, framework & 0xffff, framework >>> 16, ...halves)
}

/** Residuals of one base and decaying covariance, by their first coordinate. */
type ResidualGroup = { readonly base: number; readonly decaying: number; readonly indexes: number[] }

/** A search meets dozens of these before its first answer: residuals are dealt into groups, and nothing but groups is sorted. */
function buildSearchIndex(
  features: FeatureVector,
  { residuals, kernel, categories, groupCodes, coordinates, byFirstCoordinate }: ResidualModel,
): SearchIndex {
  const categoryCount = features.categories.length
  const size = features.coordinates.length
  const count = residuals.length
  const mosts = new Float64Array(count)
  const groupsByMost = new Map<number, Map<number, ResidualGroup>>()
  for (const i of byFirstCoordinate()) {
    const codeStart = 4 * i
    const scale = (features.hasExperts ? kernel.experts : 1) * (groupCodes[codeStart + 3] === 1 ? kernel.experts : 1)
    let agreement = 1
    for (let m = 0, start = i * categoryCount; m < categoryCount; m++) {
      if (features.categories[m] !== categories[start + m]) agreement *= kernel.agreement[m] as number
    }
    const base = features.framework === groupCodes[codeStart] ? kernel.framework ** 2 * scale : 0
    const decaying = kernel.near ** 2 * agreement * scale
    const most = base + decaying
    mosts[i] = most
    const groups = groupsByMost.get(most) ?? new Map<number, ResidualGroup>()
    groupsByMost.set(most, groups)
    const group = groups.get(base)
    if (group === undefined) groups.set(base, { base, decaying, indexes: [i] })
    else group.indexes.push(i)
  }
  const byMost = [...groupsByMost].toSorted(([one], [other]) => other - one)
  const groups = byMost.flatMap(([, ofMost]) => [...ofMost.values()].toSorted((one, other) => other.base - one.base))
  const nextRanks = new Map<number, number>()
  let before = 0
  for (const [most, ofMost] of byMost) {
    nextRanks.set(most, before)
    for (const { indexes } of ofMost.values()) before += indexes.length
  }
  const rankOf = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const rank = nextRanks.get(mosts[i] as number) as number
    rankOf[i] = rank
    nextRanks.set(mosts[i] as number, rank + 1)
  }
  const residualIndexes = Int32Array.from(groups.flatMap(({ indexes }) => indexes))
  let start = 0
  const groupStarts = groups.map(({ indexes }) => (start += indexes.length) - indexes.length)
  return {
    residualIndexes,
    ranks: residualIndexes.map((i) => rankOf[i] as number),
    firstCoordinates: Float64Array.from(residualIndexes, (i) => coordinates[i * size] as number),
    groupStarts: Int32Array.from([...groupStarts, count]),
    baseCovariances: Float64Array.from(groups, ({ base }) => base),
    decayingCovariances: Float64Array.from(groups, ({ decaying }) => decaying),
    lastNeighbors: new Int32Array(NEIGHBOR_COUNT),
    lastCount: 0,
  }
}
