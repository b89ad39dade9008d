/**
 * The nearest measured runs, and what they say about the error of the physics: local kriging on log(measured / predicted).
 * A point far from everything measured gets no correction and the full spread; a near twin gets its twin's error.
 */
import { LRUCache } from 'lru-cache'
import { findNeighbors, covarianceWith } from './neighbor-search.ts'
import { NO_CODE, type FeatureVector } from './features.ts'

export type Residual = {
  readonly id: string
  readonly features: FeatureVector
  /** log(measured / predicted by physics). */
  readonly logError: number
  /** Variance of the report itself, relative to a good one. */
  readonly noiseScale: number
}

/** Standard deviations in log of what neighbours share, by kind of nearness. */
export type CovarianceKernel = {
  readonly near: number
  readonly source: number
  readonly sourceReach: number
  readonly sourceAlways: number
  readonly cell: number
  readonly framework: number
  readonly noise: number
  /** Runs with experts err more. */
  readonly experts: number
  /** Correlation left for each kind that differs, in the order of `FeatureVector.categories`. */
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
export type ResidualModel = {
  readonly residuals: readonly Residual[]
  readonly kernel: CovarianceKernel
  readonly frameworks: ReadonlySet<number>
  readonly sources: ReadonlySet<number>
  /** Of all points, one after another: coordinates; kinds; framework, source, cell and whether there are experts. */
  readonly coordinates: Float64Array
  readonly categories: Int32Array
  readonly groupCodes: Int32Array
  /** Points by what they can share at most with plans of one kind; filled as kinds are asked for. */
  readonly searchIndexes: Map<string, SearchIndex>
  /** What does not depend on the place that asks: the same few neighbours answer for many plans. */
  readonly solutions: LRUCache<string, CholeskySolution>
  /** Covariances of the first points by twos, the lower triangle row by row; 0 where it was not asked for yet. */
  readonly covariances: Float64Array
}

/** The covariance of some points, as its Cholesky factor (rows), and their errors solved by it. */
type CholeskySolution = { readonly factor: Float64Array; readonly whitenedErrors: Float64Array }

/** Sets of neighbours whose solution is kept, at some kilobytes each. */
const MAX_SOLUTIONS = 500

/**
 * All points for one kind of plan, in groups that share alike at the same distance: the group that can share most first,
 * within it by the first coordinate.
 */
export type SearchIndex = {
  readonly residualIndexes: Int32Array
  /** Which of two points goes first where a plan shares as much with both. */
  readonly ranks: Int32Array
  readonly firstCoordinates: Float64Array
  /** Where each group begins, and the end. */
  readonly groupStarts: Int32Array
  /** Of each group: what remains at a distance, and what is lost with it; scaled. */
  readonly baseCovariances: Float64Array
  readonly decayingCovariances: Float64Array
  /** The nearest points of whoever asked last: where the next search begins. */
  lastNeighbors: readonly number[]
}

/** Residuals laid out for search. `covariances`: those of a model with the same kernel whose residuals are the first of these. */
export function buildResidualModel(
  residuals: readonly Residual[],
  kernel: CovarianceKernel,
  covariances: Float64Array = new Float64Array((residuals.length * (residuals.length + 1)) / 2),
): ResidualModel {
  return {
    residuals,
    kernel,
    frameworks: new Set(residuals.map(({ features }) => features.framework)),
    sources: new Set(residuals.map(({ features }) => features.source)),
    coordinates: Float64Array.from(residuals.flatMap(({ features }) => [...features.coordinates])),
    categories: Int32Array.from(residuals.flatMap(({ features }) => [...features.categories])),
    groupCodes: Int32Array.from(
      residuals.flatMap(({ features: { framework, source, cvGroup, hasExperts } }) => [
        framework,
        source,
        cvGroup,
        hasExperts ? 1 : 0,
      ]),
    ),
    searchIndexes: new Map(),
    solutions: new LRUCache({ max: MAX_SOLUTIONS }),
    covariances,
  }
}

/** Whether a survey knows the framework of a place at all. */
export const isKnownFramework = (features: FeatureVector, { frameworks }: ResidualModel): boolean =>
  frameworks.has(features.framework)

/** Whether whoever ran it is one of those whose runs were measured. */
export const isKnownSource = (features: FeatureVector, { sources }: ResidualModel): boolean =>
  features.source !== NO_CODE && sources.has(features.source)

/** Variance of the error at a place before anything is known of it. */
function priorVariance({ source, cvGroup, hasExperts }: FeatureVector, kernel: CovarianceKernel): number {
  const sourceVariance = source === NO_CODE ? 0 : kernel.source ** 2 + kernel.sourceAlways ** 2
  const groupVariance = cvGroup === NO_CODE ? 0 : kernel.cell ** 2
  return (
    (kernel.near ** 2 + sourceVariance + groupVariance + kernel.framework ** 2) * (hasExperts ? kernel.experts ** 2 : 1)
  )
}

/** What the measured points say of a run with `features`: the Cholesky factor of its neighbours, and one pass over it. */
export function predictCorrection(features: FeatureVector, residualModel: ResidualModel): Correction {
  const { residuals, kernel } = residualModel
  const { indexes: neighbors, covariances } = findNeighbors(features, residualModel)
  const prior = priorVariance(features, kernel)
  const n = neighbors.length
  // By their numbers, so that a set of neighbours is the same set whichever of them is nearest.
  const ranks = Array.from(neighbors, (_, rank) => rank).sort(
    (a, b) => (neighbors[a] as number) - (neighbors[b] as number),
  )
  const { factor, whitenedErrors } = cachedSolution(
    ranks.map((rank) => neighbors[rank] as number),
    residualModel,
  )
  const projections = new Float64Array(n)
  let shift = 0
  let explained = 0
  for (let i = 0; i < n; i++) {
    let projection = covariances[ranks[i] as number] as number
    for (let m = 0; m < i; m++) projection -= (factor[i * n + m] as number) * (projections[m] as number)
    projection /= factor[i * n + i] as number
    projections[i] = projection
    shift += (whitenedErrors[i] as number) * projection
    explained += projection ** 2
  }
  const nearest = neighbors.slice(0, 5).map((index, rank) => ({
    id: (residuals[index] as Residual).id,
    correlation: (covariances[rank] as number) / prior,
  }))
  const noise = kernel.noise * (features.hasExperts ? kernel.experts : 1)
  return { shift, spread: Math.sqrt(Math.max(1e-6, prior - explained + noise ** 2)), nearest }
}

function cachedSolution(indexes: readonly number[], residualModel: ResidualModel): CholeskySolution {
  const key = indexes.join(' ')
  const cached = residualModel.solutions.get(key)
  if (cached !== undefined) return cached
  const solution = solveCholesky(indexes, residualModel)
  residualModel.solutions.set(key, solution)
  return solution
}

function solveCholesky(indexes: readonly number[], residualModel: ResidualModel): CholeskySolution {
  const { residuals, kernel } = residualModel
  const noise = kernel.noise ** 2
  const n = indexes.length
  const factor = new Float64Array(n * n)
  const whitenedErrors = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const residual = residuals[indexes[i] as number] as Residual
    let error = residual.logError
    for (let j = 0; j <= i; j++) {
      const noiseVariance = noise * residual.noiseScale * (residual.features.hasExperts ? kernel.experts ** 2 : 1)
      let sum = covarianceOf(indexes[i] as number, indexes[j] as number, residualModel) + (i === j ? noiseVariance : 0)
      for (let m = 0; m < j; m++) sum -= (factor[i * n + m] as number) * (factor[j * n + m] as number)
      factor[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-10)) : sum / (factor[j * n + j] as number)
    }
    for (let m = 0; m < i; m++) error -= (factor[i * n + m] as number) * (whitenedErrors[m] as number)
    whitenedErrors[i] = error / (factor[i * n + i] as number)
  }
  return { factor, whitenedErrors }
}

/** The covariance of two points, `one` being the later; as a rule worked out once. */
function covarianceOf(one: number, other: number, residualModel: ResidualModel): number {
  const { residuals, covariances } = residualModel
  const position = (one * (one + 1)) / 2 + other
  const cached = covariances[position]
  if (cached !== undefined && cached !== 0) return cached
  const covariance = covarianceWith((residuals[one] as Residual).features, residualModel, other, -1)
  if (cached !== undefined) covariances[position] = covariance
  return covariance
}
