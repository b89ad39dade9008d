/** What a run comes to against the budget and the deadline that its plan was asked for. */
import type { RunForecast, RunState } from '../../../team/run-state.ts'
import { formatDuration, formatUsd } from '../../format/number-format.ts'
import { type Line, line, strong } from '../message-content.ts'

type RunLimit = {
  readonly name: string
  readonly limit: number
  /** What is expected now, and what 9 in 10 stay under where nothing but the plan tells. */
  readonly expected: number | null
  readonly high: number
  readonly format: (value: number) => string
}

/** Nothing is said of a limit that is kept, at the high end too, nor of one that nobody set. */
export function runLimitLines(state: RunState, forecast: RunForecast): readonly Line[] {
  const { planned, phase, billUsd, ranOn } = state
  const isOver = phase === 'done' || phase === 'stopped'
  const usdNow = isOver ? (billUsd ?? forecast.usdSoFar) : ranOn === null ? (forecast.usd ?? planned.usd.p50) : null
  const hoursNow = isOver ? forecast.hoursSoFar : ranOn === null ? (forecast.hours ?? planned.hours.p50) : null
  const limits: readonly RunLimit[] = [
    ...limitOf(state, 'budgetUsd').map((limit) => ({
      name: `the ${formatUsd(limit)} budget`,
      limit,
      expected: usdNow,
      high: isOver || forecast.usd !== null ? 0 : planned.usd.p90,
      format: formatUsd,
    })),
    ...limitOf(state, 'deadlineHours').map((limit) => ({
      name: `the deadline of ${formatDuration(limit)}`,
      limit,
      expected: hoursNow,
      high: isOver || forecast.hours !== null ? 0 : planned.hours.p90,
      format: formatDuration,
    })),
  ]
  return limits.flatMap((each) => limitLine(each, isOver))
}

/** The limit as the plan keeps it; empty where nobody set one. */
function limitOf({ planned: { spec } }: RunState, field: 'budgetUsd' | 'deadlineHours'): readonly number[] {
  const value = spec?.[field]
  return typeof value === 'number' ? [value] : []
}

function limitLine({ name, limit, expected, high, format }: RunLimit, isOver: boolean): readonly Line[] {
  if (expected === null) return []
  if (expected > limit) {
    const apart = format(expected - limit)
    return [line(strong(isOver ? `Over ${name} by ${apart}.` : `Over ${name}: ${format(expected)} expected.`))]
  }
  return high > limit ? [line(`Expected inside ${name}; the top of the range, ${format(high)}, is over it.`)] : []
}
