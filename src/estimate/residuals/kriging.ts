/**
 * Local kriging on log(measured / predicted): the error of physics on a run, from its nearest measured runs.
 * A run far from everything measured gets no correction and the full spread, a near duplicate the error of its duplicate.
 */
import { findNeighbors, covarianceWith } from './neighbor-search.ts'
import { NO_CODE, type FeatureVector } from './features.ts'
import type { ResidualModel, Residual, Correction, CholeskySolution } from './residual-model.ts'

/** Variance of the error before any measured run is considered. */
function priorVariance(
  { source, cvGroup, hasExperts }: FeatureVector,
  { kernel, unfittedSource }: ResidualModel,
): number {
  const unfitted = source !== NO_CODE && source === unfittedSource ? kernel.unfitted ** 2 : 0
  const sourceVariance = source === NO_CODE ? 0 : kernel.source ** 2 + kernel.sourceAlways ** 2 + unfitted
  const groupVariance = cvGroup === NO_CODE ? 0 : kernel.group ** 2
  return (
    (kernel.near ** 2 + sourceVariance + groupVariance + kernel.framework ** 2) * (hasExperts ? kernel.experts ** 2 : 1)
  )
}

/** The correction that the nearest measured runs imply for a run with `features`. */
export function predictCorrection(features: FeatureVector, residualModel: ResidualModel): Correction {
  const { residuals, kernel } = residualModel
  const { indexes: neighbors, covariances } = findNeighbors(features, residualModel)
  const prior = priorVariance(features, residualModel)
  const n = neighbors.length
  // In order of their indexes: the solution of a set of neighbours is cached whichever of them is nearest.
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
