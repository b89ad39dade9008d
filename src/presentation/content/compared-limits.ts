/** What all versions of a comparison were asked to keep to: the place with its sellers, the time, the sum. */
import type { Option } from '../../recommend/recommendation.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { capitalized, exactUsdText } from '../../recommend/figure-text.ts'
import { formatDuration, formatUsd } from '../format/number-format.ts'
import type { DisplayNames } from '../format/display-names.ts'

/** A version with its plan; null where none was found. */
type ComparedVersion = { readonly name: string; readonly scenario: Scenario; readonly option: Option | null }

/** A sentence for each limit that all have alike; none where a version has no plan, whose reason is told there. */
export function comparedLimits(compared: readonly ComparedVersion[], names: DisplayNames): readonly string[] {
  const [first] = compared
  const planned = compared.flatMap(({ name, option }) => (option === null ? [] : [{ name, option }]))
  if (first === undefined || planned.length < compared.length) return []
  const { region, deadlineHours, budgetUsd } = first.scenario.spec
  const isShared = (field: 'region' | 'deadlineHours' | 'budgetUsd'): boolean =>
    compared.every(({ scenario }) => scenario.spec[field] === first.scenario.spec[field])
  const sellers = [...new Set(planned.map(({ option }) => names.provider(option.provider)))]
  return [
    ...(region !== null && isShared('region')
      ? [
          `In ${names.place(region)}, at ${sellers.join(' and ')}: order the machines in a region there, and sign its data-processing agreement where the data are of people.`,
        ]
      : []),
    ...(deadlineHours !== null && isShared('deadlineHours')
      ? [
          limitSentence(
            `your ${formatDuration(deadlineHours)}`,
            planned.map(({ name, option }) => ({ name, ...option.hours })),
            deadlineHours,
            formatDuration,
          ),
        ]
      : []),
    ...(budgetUsd !== null && isShared('budgetUsd')
      ? [
          limitSentence(
            `your ${exactUsdText(budgetUsd)}`,
            planned.map(({ name, option }) => ({ name, ...option.allInUsd })),
            budgetUsd,
            formatUsd,
          ),
        ]
      : []),
  ]
}

function limitSentence(
  limit: string,
  figures: readonly { readonly name: string; readonly p50: number; readonly p90: number }[],
  most: number,
  text: (value: number) => string,
): string {
  if (figures.every(({ p90 }) => p90 <= most)) return `All are inside ${limit}, even at the top of their ranges.`
  const each = figures.map(({ name, p50, p90 }) =>
    p90 <= most
      ? `${name} is inside, at the top of its range too`
      : p50 <= most
        ? `${name} may go over (${text(p90)} at the top of its range)`
        : `${name} is over (${text(p50)})`,
  )
  return `${capitalized(limit)}: ${each.join('; ')}.`
}
