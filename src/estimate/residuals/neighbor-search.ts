/** Search for the residuals with the largest covariance to a run. Runs thousands of times for one answer. */
import { NO_CODE, type FeatureVector } from './features.ts'
import {
  sharedVariance,
  type CovarianceKernel,
  type Residual,
  type SearchIndex,
  type ResidualModel,
} from './residual-model.ts'
import { cachedSearchIndex, NEIGHBOR_COUNT, ROW_NEIGHBOR_COUNT } from './search-index.ts'

/**
 * Covariance between a run with `features` and residual `i`; -1, without computing the distance, where their categories
 * alone keep it from exceeding `threshold`.
 */
export function covarianceWith(
  features: FeatureVector,
  { residuals, kernel, unfittedSource, coordinates, categories, groupCodes }: ResidualModel,
  i: number,
  threshold: number,
): number {
  const codeStart = 4 * i
  const scale = sharedVariance(features.hasExperts, groupCodes[codeStart + 3] === 1, kernel)
  const categoryCount = features.categories.length
  let agreement = 1
  for (let m = 0, start = i * categoryCount; m < categoryCount; m++) {
    if (features.categories[m] !== categories[start + m]) agreement *= kernel.agreement[m] as number
  }
  const sameSource = features.source !== NO_CODE && features.source === groupCodes[codeStart + 1]
  const sameCvGroup = features.cvGroup !== NO_CODE && features.cvGroup === groupCodes[codeStart + 2]
  const framework = features.framework === groupCodes[codeStart] ? kernel.framework ** 2 : 0
  let upperBound = kernel.near ** 2 * agreement + framework
  const unfitted = sameSource && features.source === unfittedSource ? kernel.unfitted ** 2 * Math.sqrt(agreement) : 0
  if (sameSource) upperBound += kernel.source ** 2 + kernel.sourceAlways ** 2 + unfitted
  if (sameCvGroup) upperBound += kernel.group ** 2
  const causes = sameSource
    ? causeCovariance(features.causes, (residuals[i] as Residual).features.causes, kernel) * Math.sqrt(agreement)
    : 0
  if (upperBound * scale + causes <= threshold) return -1
  const size = features.coordinates.length
  let distance = 0
  for (let m = 0, start = i * size; m < size; m++) {
    const gap = (features.coordinates[m] as number) - (coordinates[start + m] as number)
    distance += gap * gap
  }
  const closeness = distance > 40 ? 0 : Math.exp(-0.5 * distance)
  let covariance = kernel.near ** 2 * closeness * agreement + framework
  if (sameSource) {
    const reach = Math.exp((-0.5 * distance) / kernel.sourceLengthScale)
    covariance += kernel.source ** 2 * reach * Math.sqrt(agreement) + kernel.sourceAlways ** 2
    if (unfitted > 0) covariance += unfitted * Math.exp((-0.5 * distance) / kernel.unfittedLengthScale)
  }
  if (sameCvGroup) covariance += kernel.group ** 2 * (0.4 + 0.6 * closeness * agreement)
  return covariance * scale + causes
}

/** Covariance of two runs of one source by the shares of their steps. */
export function causeCovariance(
  one: Float64Array,
  other: Float64Array,
  { cause, sameCauses, causeLengthScale }: CovarianceKernel,
): number {
  let product = 0
  let distance = 0
  for (let m = 0; m < one.length; m++) {
    const share = one[m] as number
    const otherShare = other[m] as number
    product += share * otherShare
    distance += (share - otherShare) ** 2
  }
  return cause ** 2 * product + sameCauses ** 2 * Math.exp((-0.5 * distance) / causeLengthScale)
}

/** The nearest so far, the nearest first. */
type Neighbors = {
  count: number
  readonly indexes: Int32Array
  readonly covariances: Float64Array
  readonly ranks: Int32Array
  /** As many as are kept. */
  most: number
}

/** Room for one search at a time: there are hundreds in an answer. */
const found: Neighbors = {
  count: 0,
  indexes: new Int32Array(ROW_NEIGHBOR_COUNT),
  covariances: new Float64Array(ROW_NEIGHBOR_COUNT),
  ranks: new Int32Array(ROW_NEIGHBOR_COUNT),
  most: NEIGHBOR_COUNT,
}

/**
 * `findNeighbors` for a plan, of which the `most` nearest are wanted: searches only profiles whose covariance can be large
 * enough, and within a profile only residuals whose first coordinate is near enough.
 */
function findPlanNeighbors(features: FeatureVector, residualModel: ResidualModel, most: number): Neighbors {
  const searchIndex = cachedSearchIndex(features, residualModel)
  const { profiles, ordinals, baseCovariances, decayingCovariances } = searchIndex
  const { coordinates, residuals } = residualModel
  const { starts, residualIndexes, firstCoordinates } = residualModel.profiles()
  const query = features.coordinates
  const size = query.length
  const firstCoordinate = query[0] as number
  const neighbors = found
  neighbors.count = 0
  neighbors.most = most
  let threshold = initialThreshold(features, residualModel, searchIndex, most)
  for (let at = 0; at < profiles.length; at++) {
    const base = baseCovariances[at] as number
    const decaying = decayingCovariances[at] as number
    if (base + decaying < threshold) break
    const profile = profiles[at] as number
    const end = starts[profile + 1] as number
    // The distance beyond which the covariance is too small is the same for all residuals of a profile.
    let squaredRadius = squaredRadiusFor(base, decaying, threshold)
    let lastCoordinate = firstCoordinate + Math.sqrt(squaredRadius)
    for (
      let p = lowerBound(firstCoordinates, firstCoordinate - Math.sqrt(squaredRadius), starts[profile] as number, end);
      p < end;
      p++
    ) {
      if ((firstCoordinates[p] as number) > lastCoordinate) break
      const i = residualIndexes[p] as number
      let distance = 0
      for (let m = 0, start = i * size; m < size && distance <= squaredRadius; m++) {
        const gap = (query[m] as number) - (coordinates[start + m] as number)
        distance += gap * gap
      }
      if (distance > squaredRadius) continue
      const covariance = base + (distance > 40 ? 0 : Math.exp(-0.5 * distance) * decaying)
      const rank = (ordinals[at] as number) * residuals.length + i
      if (covariance < threshold || !insertNeighbor(neighbors, i, covariance, rank) || neighbors.count < most) continue
      threshold = neighbors.covariances[most - 1] as number
      squaredRadius = squaredRadiusFor(base, decaying, threshold)
      lastCoordinate = firstCoordinate + Math.sqrt(squaredRadius)
    }
  }
  searchIndex.lastNeighbors.set(neighbors.indexes.subarray(0, most))
  searchIndex.lastCount = neighbors.count
  return neighbors
}

/** A lower bound of the smallest covariance among the `most` nearest: the neighbours of the last plan searched reach it. */
function initialThreshold(
  features: FeatureVector,
  residualModel: ResidualModel,
  { lastNeighbors, lastCount }: SearchIndex,
  most: number,
): number {
  if (lastCount < most) return -1
  let threshold = Infinity
  for (let rank = 0; rank < most; rank++) {
    const covariance = covarianceWith(features, residualModel, lastNeighbors[rank] as number, -1)
    threshold = Math.min(threshold, covariance)
  }
  // Slightly less, because sums are rounded in another order here.
  return threshold * (1 - 1e-9)
}

/** The first position from `start` up to `end` whose value is not below `value`; `values` ascend between them. */
function lowerBound(values: Float64Array, value: number, start: number, end: number): number {
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The squared distance within which the covariance exceeds `threshold`; slightly more, so that rounding drops no residual. */
const squaredRadiusFor = (base: number, decaying: number, threshold: number): number =>
  threshold <= base ? Infinity : -2 * Math.log((threshold - base) / decaying) + 1e-9

/** Inserts into the `most` largest covariances, sorted; ties go by rank. False where it is not among them. */
function insertNeighbor(neighbors: Neighbors, i: number, covariance: number, rank: number): boolean {
  const { count, most, indexes, covariances, ranks } = neighbors
  if (count === most && !isAfter(neighbors, most - 1, covariance, rank)) return false
  let position = Math.min(count, most - 1)
  while (position > 0 && isAfter(neighbors, position - 1, covariance, rank)) {
    covariances[position] = covariances[position - 1] as number
    indexes[position] = indexes[position - 1] as number
    ranks[position] = ranks[position - 1] as number
    position -= 1
  }
  covariances[position] = covariance
  indexes[position] = i
  ranks[position] = rank
  if (count < most) neighbors.count = count + 1
  return true
}

/** Whether the one at `position` comes after one of such covariance and rank. */
const isAfter = ({ covariances, ranks }: Neighbors, position: number, covariance: number, rank: number): boolean =>
  (covariances[position] as number) < covariance ||
  (covariances[position] === covariance && (ranks[position] as number) > rank)

const isOfPlan = ({ source, cvGroup }: FeatureVector): boolean => source === NO_CODE && cvGroup === NO_CODE

/** The first of `findNeighbors` for a plan, alone: all that the range of a plan asks for, in a fraction of the time. */
export const findNearest = (features: FeatureVector, residualModel: ResidualModel): Readonly<Neighbors> =>
  findPlanNeighbors(features, residualModel, 1)

/** The residuals with the largest covariance to a run, largest first: until the next search. */
export function findNeighbors(features: FeatureVector, residualModel: ResidualModel): Readonly<Neighbors> {
  if (isOfPlan(features)) return findPlanNeighbors(features, residualModel, NEIGHBOR_COUNT)
  const neighbors = found
  neighbors.count = 0
  const { sources, unfittedSource } = residualModel
  // Causes tell more of them apart; memory has none, and fewer are better there.
  const isPublished = sources.has(features.source) && features.source !== unfittedSource && features.causes.length > 0
  neighbors.most = isPublished ? ROW_NEIGHBOR_COUNT : NEIGHBOR_COUNT
  let threshold = -1
  for (let i = 0; i < residualModel.residuals.length; i++) {
    const covariance = covarianceWith(features, residualModel, i, threshold)
    if (covariance <= threshold) continue
    insertNeighbor(neighbors, i, covariance, i)
    if (neighbors.count === neighbors.most) threshold = neighbors.covariances[neighbors.most - 1] as number
  }
  return neighbors
}
