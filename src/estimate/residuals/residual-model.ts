/** Measured runs with the errors of physics on them, laid out for the search for nearest neighbours. */
import { LRUCache } from 'lru-cache'
import { once } from '../../once.ts'
import { NO_CODE, type FeatureVector } from './features.ts'
import type { TrainingRun } from '../physics/training-run.ts'
import { type ResidualProfiles, residualProfilesOf } from './residual-profiles.ts'

/** A measured run as the distance of its measurement from what physics says. */
export type Residual = {
  readonly id: string
  readonly features: FeatureVector
  /** log(measured / predicted by physics). */
  readonly logError: number
  /** Variance of the report itself, relative to that of a reliable one. */
  readonly noiseScale: number
}

/** Standard deviations in log of the error components that neighbours share. */
export type CovarianceKernel = {
  readonly near: number
  readonly source: number
  readonly sourceLengthScale: number
  readonly sourceAlways: number
  /** How far a source lies from physics that was not fitted to it, beside `source`, and the squared distance it reaches. */
  readonly unfitted: number
  readonly unfittedLengthScale: number
  /**
   * What runs of a source share because the same causes take their time: its own rate of each cause, and a deviation of
   * runs whose shares are alike, with the squared distance between shares that it reaches.
   */
  readonly cause: number
  readonly sameCauses: number
  readonly causeLengthScale: number
  readonly group: number
  readonly framework: number
  readonly noise: number
  /** Factor on all of these for runs with experts. */
  readonly experts: number
  /** Factor on the covariance for each category that differs, in the order of `FeatureVector.categories`. */
  readonly agreement: readonly number[]
}

export type Correction = {
  /** Added to the logarithm of the prediction. */
  readonly shift: number
  /** Standard deviation in log. */
  readonly spread: number
  readonly nearest: readonly { readonly id: string; readonly correlation: number }[]
}

/** Residuals and their covariance kernel, in flat arrays. */
export type ResidualModel = {
  readonly residuals: readonly Residual[]
  readonly kernel: CovarianceKernel
  readonly sources: ReadonlySet<number>
  /** The source whose runs were measured after the fit, such as a team's own; 0 for none. */
  readonly unfittedSource: number
  /** Coordinates, categories and group codes (framework, source, cross-validation group, 1 with experts), residual by residual. */
  readonly coordinates: Float64Array
  readonly categories: Int32Array
  readonly groupCodes: Int32Array
  /** Residuals by what plans can tell apart of their categories. */
  readonly profiles: () => ResidualProfiles
  /** Search indexes by the categories of plans, made when first needed. */
  readonly searchIndexes: Map<string, SearchIndex>
  /** Solutions by set of neighbours: the same few sets serve many plans. */
  readonly solutions: LRUCache<string, CholeskySolution>
  /** Covariances between the first residuals, the lower triangle row by row; 0 where not computed yet. */
  readonly covariances: Float64Array
}

/** The Cholesky factor (rows) of the covariance of some residuals, and their errors solved by it. */
export type CholeskySolution = { readonly factor: Float64Array; readonly whitenedErrors: Float64Array }

/** Solutions that are kept, at some kilobytes each. */
const MAX_SOLUTIONS = 500

/** The profiles of all residuals for plans of the same categories: those of the largest covariance first. */
export type SearchIndex = {
  readonly profiles: Int32Array
  /** The same for profiles of the same largest covariance: by these, then by their place, residuals of equal covariance are ordered. */
  readonly ordinals: Int32Array
  /** Of each profile: the covariance at any distance, and the part that decays with it. */
  readonly baseCovariances: Float64Array
  readonly decayingCovariances: Float64Array
  /** The result of the last search: the starting bound of the next. */
  readonly lastNeighbors: Int32Array
  lastCount: number
}

/** `logError` limited to ±`limit`: the rest concerns the measured run alone and is not carried over to others. */
export const clipError = (logError: number, limit: number): number => Math.max(-limit, Math.min(limit, logError))

/** `model` with residuals of one more source, to which the constants were not fitted. */
export function withUnfittedSource(model: ResidualModel, residuals: readonly Residual[]): ResidualModel {
  const source = residuals[0]?.features.source ?? model.unfittedSource
  return buildResidualModel([...model.residuals, ...residuals], model.kernel, source, model.covariances)
}

/** Lays out residuals for search. `covariances`: those of a model with the same kernel whose residuals are the first of these. */
export function buildResidualModel(
  residuals: readonly Residual[],
  kernel: CovarianceKernel,
  unfittedSource: number = NO_CODE,
  covariances: Float64Array = new Float64Array((residuals.length * (residuals.length + 1)) / 2),
): ResidualModel {
  const coordinates = Float64Array.from(residuals.flatMap(({ features }) => [...features.coordinates]))
  const categories = Int32Array.from(residuals.flatMap(({ features }) => [...features.categories]))
  const groupCodes = Int32Array.from(
    residuals.flatMap(({ features: { framework, source, cvGroup, hasExperts } }) => [
      framework,
      source,
      cvGroup,
      hasExperts ? 1 : 0,
    ]),
  )
  return {
    residuals,
    kernel,
    sources: new Set(residuals.map(({ features }) => features.source)),
    unfittedSource,
    coordinates,
    categories,
    groupCodes,
    profiles: once(() => residualProfilesOf({ residuals, coordinates, categories, groupCodes })),
    searchIndexes: new Map(),
    solutions: new LRUCache({ max: MAX_SOLUTIONS }),
    covariances,
  }
}

/**
 * Factor on the variance that two runs share: what deviates in a mixture of experts (routing, all-to-all, grouped
 * products) says nothing of a dense model, nor the other way round.
 */
export const sharedVariance = (one: boolean, other: boolean, { experts }: CovarianceKernel): number =>
  one !== other ? 0 : one ? experts ** 2 : 1

/** Whether any measured run is of that source. */
export const isKnownSource = (features: FeatureVector, { sources }: ResidualModel): boolean =>
  features.source !== NO_CODE && sources.has(features.source)

/** The corrections of speed and memory that measured runs teach. */
export type ResidualModels = {
  readonly speed: ResidualModel
  readonly memory: ResidualModel
  /** The part of a team's residuals that holds for the measured set-up alone. */
  readonly excess?: readonly ExcessResidual[]
}

/** `logRatio`: the logarithm of a factor on the speed of the set-up of `run`. */
export type ExcessResidual = { readonly run: TrainingRun; readonly logRatio: number }

export type RunOrigin = {
  readonly source: string | null
  readonly cvGroup: string | null
  readonly isTeamRun?: boolean
}
export const unknownOrigin: RunOrigin = { source: null, cvGroup: null }

/** A run of the team, and log(measured / estimated) of its memory. */
export type MemoryRatio = { readonly run: TrainingRun; readonly logRatio: number }
