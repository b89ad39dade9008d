/** What a goal leaves aside: "fastest" what costs more than its time is worth, "cheapest" what saves money at a risk. */
import { shortRisk } from '../../recommend/explain/risk-words.ts'
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { type DisplayNames, planAndProvider } from '../format/display-names.ts'
import { formatDuration, formatUsd } from '../format/number-format.ts'

/** Less than a fifth sooner is within what the estimate does not know. */
const noticeablySooner = 0.8
/** Nor does anybody join machines for minutes: starting them varies by as much. */
const leastSavedHours = 0.25

/** Of "fastest": the plan on more machines that is done clearly sooner; undefined: there is none, or nobody asked for it. */
export function soonestOf(
  { spec }: { readonly spec: Pick<Scenario['spec'], 'objective'> },
  { best, options }: Pick<Recommendation, 'best' | 'options'>,
): Option | undefined {
  if (spec.objective !== 'fastest') return undefined
  const [soonest] = options
    .filter(({ risks = [] }) => risks.length === 0)
    .toSorted((one, other) => one.hours.p50 - other.hours.p50)
  const isSooner =
    soonest !== undefined &&
    soonest.hours.p50 <= noticeablySooner * best.hours.p50 &&
    best.hours.p50 - soonest.hours.p50 >= leastSavedHours
  return isSooner ? soonest : undefined
}

/** What `soonestOf` comes to, where the time that it saves costs more than it is taken to be worth. */
export function fasterLine(scenario: Scenario, recommendation: Recommendation, names: DisplayNames): readonly string[] {
  const soonest = soonestOf(scenario, recommendation)
  if (soonest === undefined) return []
  const plan = planAndProvider(soonest, names)
  return [
    `Sooner, for more than the time is taken to be worth: ${plan}, ${formatDuration(soonest.hours.p50)}, ${formatUsd(soonest.allInUsd.p50)}.`,
  ]
}

/** Of "cheapest", below a change, which has no table: what costs less at a risk that was not asked for. */
export function cheaperLine({ spec }: Scenario, { best, savings = [] }: Recommendation): readonly string[] {
  if (spec.objective !== 'cheapest') return []
  const less = savingsBelow(best, savings)
  return less.length === 0 ? [] : [`Cheaper at a risk: ${less.join(', ')}.`]
}

/** "FP8 $776", "spot $982": what costs less than a plan, and at which risk. */
export const savingsBelow = (
  { allInUsd }: Option,
  savings: NonNullable<Recommendation['savings']>,
): readonly string[] =>
  savings
    .filter(({ option }) => option.allInUsd.p50 < allInUsd.p50)
    .toSorted((one, other) => one.option.allInUsd.p50 - other.option.allInUsd.p50)
    .map(({ kind, option }) => `${shortRisk[kind][0]} ${formatUsd(option.allInUsd.p50)}`)
