/**
 * Local kriging on log(measured / predicted): the error of physics on a run, from its nearest measured runs.
 * A run far from everything measured gets no correction and the full spread, a near duplicate the error of its duplicate.
 */
import { causeCovariance, findNearest, findNeighbors, covarianceWith } from './neighbor-search.ts'
import { ROW_NEIGHBOR_COUNT } from './search-index.ts'
import { NO_CODE, type FeatureVector } from './features.ts'
import {
  type CholeskySolution,
  type Correction,
  isKnownSource,
  type Residual,
  type ResidualModel,
} from './residual-model.ts'

/** Variance of the error before any measured run is considered; causes are shared with runs of the source alone, if there are any. */
function priorVariance(features: FeatureVector, residualModel: ResidualModel): number {
  const { source, cvGroup, hasExperts, causes } = features
  const { kernel, unfittedSource } = residualModel
  const unfitted = source !== NO_CODE && source === unfittedSource ? kernel.unfitted ** 2 : 0
  const sourceVariance = source === NO_CODE ? 0 : kernel.source ** 2 + kernel.sourceAlways ** 2 + unfitted
  const groupVariance = cvGroup === NO_CODE ? 0 : kernel.group ** 2
  const causeVariance = isKnownSource(features, residualModel) ? causeCovariance(causes, causes, kernel) : 0
  return (
    causeVariance +
    (kernel.near ** 2 + sourceVariance + groupVariance + kernel.framework ** 2) * (hasExperts ? kernel.experts ** 2 : 1)
  )
}

/** The correction that the nearest measured runs imply for a run with `features`. */
export function predictCorrection(features: FeatureVector, residualModel: ResidualModel): Correction {
  const { residuals, kernel } = residualModel
  const { indexes: neighbors, covariances, count: n } = findNeighbors(features, residualModel)
  const prior = priorVariance(features, residualModel)
  sortByIndex(neighbors, covariances, n)
  const { factor, whitenedErrors } = cachedSolution(sortedIndexes, n, residualModel)
  let shift = 0
  let explained = 0
  for (let i = 0; i < n; i++) {
    let projection = sortedCovariances[i] as number
    for (let m = 0; m < i; m++) projection -= (factor[i * n + m] as number) * (projections[m] as number)
    projection /= factor[i * n + i] as number
    projections[i] = projection
    shift += (whitenedErrors[i] as number) * projection
    explained += projection ** 2
  }
  const nearest: Correction['nearest'][number][] = []
  for (let rank = 0; rank < Math.min(5, n); rank++) {
    const { id } = residuals[neighbors[rank] as number] as Residual
    nearest.push({ id, correlation: (covariances[rank] as number) / prior })
  }
  const noise = kernel.noise * (features.hasExperts ? kernel.experts : 1)
  return { shift, spread: Math.sqrt(Math.max(1e-6, prior - explained + noise ** 2)), nearest }
}

/** The measured run that is nearest to a plan, without the correction that it would imply; undefined where none was measured. */
export function nearestRun(
  features: FeatureVector,
  residualModel: ResidualModel,
): Correction['nearest'][number] | undefined {
  const { indexes, covariances, count } = findNearest(features, residualModel)
  if (count === 0) return undefined
  const { id } = residualModel.residuals[indexes[0] as number] as Residual
  return { id, correlation: (covariances[0] as number) / priorVariance(features, residualModel) }
}

/** Room for one correction at a time: there are hundreds in an answer. Measured runs are some thousands. */
const sortedIndexes = new Uint16Array(ROW_NEIGHBOR_COUNT)
const sortedCovariances = new Float64Array(ROW_NEIGHBOR_COUNT)
const projections = new Float64Array(ROW_NEIGHBOR_COUNT)

/** In order of their indexes: the solution of a set of neighbours is cached whichever of them is nearest. */
function sortByIndex(neighbors: Int32Array, covariances: Float64Array, count: number): void {
  for (let rank = 0; rank < count; rank++) {
    const index = neighbors[rank] as number
    let position = rank
    for (; position > 0 && (sortedIndexes[position - 1] as number) > index; position--) {
      sortedIndexes[position] = sortedIndexes[position - 1] as number
      sortedCovariances[position] = sortedCovariances[position - 1] as number
    }
    sortedIndexes[position] = index
    sortedCovariances[position] = covariances[rank] as number
  }
}

function cachedSolution(indexes: Uint16Array, n: number, residualModel: ResidualModel): CholeskySolution {
  // One character for each: a short text that is quick to make and to look up.
  const key = String.fromCharCode.apply(null, indexes.subarray(0, n) as unknown as number[])
  const cached = residualModel.solutions.get(key)
  if (cached !== undefined) return cached
  const solution = solveCholesky(indexes, n, residualModel)
  residualModel.solutions.set(key, solution)
  return solution
}

function solveCholesky(indexes: Uint16Array, n: number, residualModel: ResidualModel): CholeskySolution {
  const { residuals, kernel } = residualModel
  const noise = kernel.noise ** 2
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

/** The covariance of two measured runs, `one` having the larger index; cached where there is room. */
function covarianceOf(one: number, other: number, residualModel: ResidualModel): number {
  const { residuals, covariances } = residualModel
  const position = (one * (one + 1)) / 2 + other
  const cached = covariances[position]
  if (cached !== undefined && cached !== 0) return cached
  const covariance = covarianceWith((residuals[one] as Residual).features, residualModel, other, -1)
  if (cached !== undefined) covariances[position] = covariance
  return covariance
}
