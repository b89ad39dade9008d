/** Several like runs: what they cost and take one after another, on as many machines at once as a deadline asks for. */
import type { Interval } from '../estimate/plan.ts'
import type { JobExtras } from '../scenario/scenario.ts'
import type { Option } from './recommendation.ts'

type RunOfMany = Pick<Option, 'hours' | 'allInUsd' | 'sparedByNext'>
type RunOnRent = RunOfMany & Pick<Option, 'usdPerGpuHour' | 'gpuCount'>
type AtOnce = NonNullable<JobExtras['runs']>['atOnce']

/** `machines`: each the whole plan of one run, on which its share of the runs goes one after another. */
export type RunsTogether = { readonly machines: number; readonly hours: Interval; readonly usd: Interval }

const nothing = { hours: 0, usd: 0 }

/** All `count` runs: most of the start-up, and what stays idle behind the last, are paid once a machine. */
export function runsTogether(run: RunOfMany, count: number, machines = 1): RunsTogether {
  const { hours, allInUsd, sparedByNext: spared = nothing } = run
  const rounds = Math.ceil(count / machines)
  // A run that turns out smaller has no more to spare than its share.
  const hoursAt = (one: number): number => one + (rounds - 1) * (one - spared.hours * Math.min(1, one / hours.p50))
  const usdAt = (one: number): number => one * count - spared.usd * Math.min(1, one / allInUsd.p50) * (count - machines)
  return {
    machines,
    hours: { p10: hoursAt(hours.p10), p50: hoursAt(hours.p50), p90: hoursAt(hours.p90) },
    usd: { p10: usdAt(allInUsd.p10), p50: usdAt(allInUsd.p50), p90: usdAt(allInUsd.p90) },
  }
}

/** The fewest machines at once that are done by then, in the middle of the range or at its top; null: not even one for each run. */
export function machinesWithin(
  { hours, sparedByNext: spared = nothing }: RunOfMany,
  count: number,
  deadlineHours: number,
  at: 'p50' | 'p90',
): number | null {
  const { [at]: first } = hours
  if (first > deadlineHours) return null
  const next = Math.max(1e-9, first - spared.hours)
  return Math.ceil(count / (1 + Math.floor((deadlineHours - first) / next)))
}

/** Hours of a machine before people begin: it starts, and the model is on it. */
export const setUpHours = 0.5
/** A longer time is until a day, and no session. */
const longestSession = 24

/** Hours for which each of the people keeps a machine; null: as long as the run takes. */
export const sessionHours = (atOnce: AtOnce, deadlineHours: number | null): number | null =>
  atOnce === 'session' && deadlineHours !== null && deadlineHours <= longestSession ? deadlineHours : null

/** As a scenario asks for them: all at once, on one machine, or on as many as its deadline takes. */
export function runsAsAsked(
  run: RunOnRent,
  count: number,
  deadlineHours: number | null,
  atOnce?: AtOnce,
): RunsTogether {
  const session = sessionHours(atOnce, deadlineHours)
  if (session !== null) {
    const rent = count * run.gpuCount * run.usdPerGpuHour * (session + setUpHours)
    const { hours } = run
    return { machines: count, hours, usd: { p10: rent, p50: rent, p90: rent } }
  }
  if (atOnce !== undefined) return runsTogether(run, count, count)
  const machines = deadlineHours === null ? 1 : machinesWithin(run, count, deadlineHours, 'p50')
  return runsTogether(run, count, machines ?? count)
}

/** What runs cost that a scenario asks for: together, or each by itself in every period; one where it asks for none. */
export function usdOfRuns(runs: JobExtras['runs'], deadlineHours: number | null, run: RunOnRent): Interval {
  if (runs?.per === null) return runsAsAsked(run, runs.count, deadlineHours, runs.atOnce).usd
  const { p10, p50, p90 } = run.allInUsd
  const times = runs?.count ?? 1
  return { p10: p10 * times, p50: p50 * times, p90: p90 * times }
}
