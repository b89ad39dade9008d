/** Residuals in the order in which a plan of given categories looks through them. */
import type { FeatureVector } from './features.ts'
import { sharedVariance, type SearchIndex, type ResidualModel } from './residual-model.ts'

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
  const words = String.fromCharCode.apply(null, halves as unknown as number[])
  return String.fromCharCode(hasExperts ? 1 : 0, framework & 0xffff, framework >>> 16) + words
}

/** The profile with the largest covariance at no distance first, of equals the one that keeps more of it. */
function buildSearchIndex(
  features: FeatureVector,
  { kernel, categories, groupCodes, profiles }: ResidualModel,
): SearchIndex {
  const { starts, residualIndexes } = profiles()
  const categoryCount = features.categories.length
  const count = starts.length - 1
  const bases = new Float64Array(count)
  const decayings = new Float64Array(count)
  for (let profile = 0; profile < count; profile++) {
    const i = residualIndexes[starts[profile] as number] as number
    const codeStart = 4 * i
    const scale = sharedVariance(features.hasExperts, groupCodes[codeStart + 3] === 1, kernel)
    let agreement = 1
    for (let m = 0, start = i * categoryCount; m < categoryCount; m++) {
      if (features.categories[m] !== categories[start + m]) agreement *= kernel.agreement[m] as number
    }
    bases[profile] = features.framework === groupCodes[codeStart] ? kernel.framework ** 2 * scale : 0
    decayings[profile] = kernel.near ** 2 * agreement * scale
  }
  const mostOf = (profile: number) => (bases[profile] as number) + (decayings[profile] as number)
  const order = Int32Array.from({ length: count }, (_, profile) => profile).sort(
    (one, other) => mostOf(other) - mostOf(one) || (bases[other] as number) - (bases[one] as number),
  )
  const ordinals = new Int32Array(count)
  for (let at = 1; at < count; at++) {
    const isSameMost = mostOf(order[at] as number) === mostOf(order[at - 1] as number)
    ordinals[at] = (ordinals[at - 1] as number) + (isSameMost ? 0 : 1)
  }
  return {
    profiles: order,
    ordinals,
    baseCovariances: Float64Array.from(order, (profile) => bases[profile] as number),
    decayingCovariances: Float64Array.from(order, (profile) => decayings[profile] as number),
    lastNeighbors: new Int32Array(NEIGHBOR_COUNT),
    lastCount: 0,
  }
}
