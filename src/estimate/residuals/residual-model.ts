/** Measured runs with the errors of physics on them, laid out for the search for the nearest. */
import { LRUCache } from 'lru-cache'
import { NO_CODE, type FeatureVector } from './features.ts'
import type { TrainingRun } from '../physics/training-run.ts'

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
export type CholeskySolution = { readonly factor: Float64Array; readonly whitenedErrors: Float64Array }

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

/** An error no larger than `limit` either way (logs): beyond that a report tells of its own run alone. */
export const clipError = (logError: number, limit: number): number => Math.max(-limit, Math.min(limit, logError))

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

export type ResidualModels = {
  readonly speed: ResidualModel
  readonly memory: ResidualModel
  /** What a team's own measurements say of the set-up they were made on, beyond what they say of others. */
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

/** How far the memory of a run was from its estimate, and of which run. */
export type MemoryRatio = { readonly run: TrainingRun; readonly logRatio: number }
