/** Measured runs that no plan can tell apart by their categories, together: what a search compares is one of these, not a run. */
import type { FeatureVector } from './features.ts'

/** Sets of residuals of the same framework, experts and categories; in flat arrays, set by set. */
export type ResidualProfiles = {
  /** Start of each set among `residualIndexes`, and the end of the last. */
  readonly starts: Int32Array
  /** Within a set by the first coordinate. */
  readonly residualIndexes: Int32Array
  readonly firstCoordinates: Float64Array
}

/** Flat arrays as a residual model has them. */
type GroupedResiduals = {
  readonly residuals: readonly { readonly features: FeatureVector }[]
  readonly coordinates: Float64Array
  readonly categories: Int32Array
  readonly groupCodes: Int32Array
}

/** The sets that `residuals` fall into. */
export function residualProfilesOf({
  residuals,
  coordinates,
  categories,
  groupCodes,
}: GroupedResiduals): ResidualProfiles {
  const [first] = residuals
  const size = first?.features.coordinates.length ?? 0
  const categoryCount = first?.features.categories.length ?? 0
  const firstCoordinateOf = (i: number) => coordinates[i * size] as number
  const byFirstCoordinate = [...residuals.keys()].toSorted(
    (one, other) => firstCoordinateOf(one) - firstCoordinateOf(other),
  )
  const sets = Map.groupBy(byFirstCoordinate, (i) =>
    [
      groupCodes[4 * i],
      groupCodes[4 * i + 3],
      ...categories.subarray(i * categoryCount, (i + 1) * categoryCount),
    ].join(),
  )
  const residualIndexes = Int32Array.from([...sets.values()].flat())
  let end = 0
  return {
    starts: Int32Array.from([0, ...[...sets.values()].map((indexes) => (end += indexes.length))]),
    residualIndexes,
    firstCoordinates: Float64Array.from(residualIndexes, firstCoordinateOf),
  }
}
