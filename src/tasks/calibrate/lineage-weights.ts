/** Weights by which each lineage counts one, in it each group the same, and in a group each run. */

type WeightedRun = { readonly lineage: string; readonly cvGroup: string }

/** The weight of each run in `runs`, in their order; those of a lineage add up to one. */
export function lineageWeights(runs: readonly WeightedRun[]): readonly number[] {
  const groups = new Map<string, Map<string, number>>()
  for (const { lineage, cvGroup } of runs) {
    const counts = groups.get(lineage) ?? new Map<string, number>()
    counts.set(cvGroup, (counts.get(cvGroup) ?? 0) + 1)
    groups.set(lineage, counts)
  }
  return runs.map(({ lineage, cvGroup }) => {
    const counts = groups.get(lineage)
    return 1 / (counts?.size ?? 1) / (counts?.get(cvGroup) ?? 1)
  })
}
