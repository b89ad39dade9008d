/** The plan, run so often. */
import type { Scenario } from '../../scenario/scenario.ts'

/** The same plan; what the first text said of its runs goes, and what was stopped early with it. */
export function scenarioWithSeries({ extras, ...scenario }: Scenario, count: number): Scenario {
  const { runs: _, ...kept } = extras ?? {}
  return { ...scenario, ...(Object.keys(kept).length === 0 ? {} : { extras: kept }), series: { count } }
}
