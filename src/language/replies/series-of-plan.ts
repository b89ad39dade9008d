/** The plan, run so often. */
import type { Scenario } from '../../scenario/scenario.ts'

/** The same plan; what the first text said of its runs goes, and what was stopped early with it. */
export function scenarioWithSeries({ extras, ...scenario }: Scenario, count: number): Scenario {
  const { runs: _, ...kept } = extras ?? {}
  return { ...scenario, ...(Object.keys(kept).length === 0 ? {} : { extras: kept }), series: { count } }
}

/** The same, so often in a year. */
export function scenarioRunOften({ extras, ...scenario }: Scenario, runsPerYear: number): Scenario {
  const { runs: _, doubt: __, ...kept } = extras ?? {}
  return { ...scenario, ...(Object.keys(kept).length === 0 ? {} : { extras: kept }), runsPerYear }
}
