/** Weights by which each lineage counts one, in it each cell the same, and in a cell each run. */

type WeightedRun = { readonly lineage: string; readonly cvGroup: string }

/** The weight of each run in `runs`, in their order; those of a lineage add up to one. */
export function lineageWeights(runs: readonly WeightedRun[]): readonly number[] {
  const cells = new Map<string, Map<string, number>>()
  for (const { lineage, cvGroup } of runs) {
    const counts = cells.get(lineage) ?? new Map<string, number>()
    counts.set(cvGroup, (counts.get(cvGroup) ?? 0) + 1)
    cells.set(lineage, counts)
  }
  return runs.map(({ lineage, cvGroup }) => {
    const counts = cells.get(lineage)
    return 1 / (counts?.size ?? 1) / (counts?.get(cvGroup) ?? 1)
  })
}
