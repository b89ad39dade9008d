/** "1 vs 3, pros and cons": two rows of the card's table, by their places. */
import type { Option } from '../../recommend/recommendation.ts'
import { type CardRow, cardRows } from '../content/card-rows.ts'
import { costDifference, hoursOf, timeDifference, usdOf } from '../content/contrast-words.ts'
import { optionRows } from '../content/option-rows.ts'
import { planInFull } from '../format/display-names.ts'
import {
  formatDuration,
  formatDurationRange,
  formatMemoryUseBriefly,
  formatUsd,
  formatUsdRange,
} from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** `subjectText`: "options 1 and 3". */
export function rowsApartAnswer(context: QuestionContext): readonly string[] {
  const {
    subjectText,
    scenario: { spec },
    recommendation,
    renderContext: { names },
  } = context
  const rows = cardRows(optionRows(recommendation, names), recommendation, names, spec)
  const places = (/^options (\S+) and (\S+)$/u.exec(subjectText)?.slice(1) ?? []).map((name) => placeOf(name, rows))
  const line = (place: number, row: CardRow): string => `${place} (${row.label}): ${planInFull(row.option, names)}`
  const asked = places.flatMap((place) => {
    const row = rows[place - 1]
    return row === undefined ? [] : [{ place, row }]
  })
  const [one, other] = asked
  if (one !== undefined && one.place === other?.place)
    return [`Both are one plan here: ${line(one.place, one.row)}, ${figuresOf(one.row.option)}.`]
  if (one === undefined || other === undefined) {
    const shown = rows.map((row, at) => `${line(at + 1, row)}, ${figuresOf(row.option)}`)
    return rows.length === 0
      ? ['The card has one plan alone: nothing else is both priced and worth a line.']
      : [
          `There is no row ${places.find((place) => place > rows.length) ?? ''}: the card has ${rows.length}.`,
          `${shown.join('; ')}.`,
        ]
  }
  const sides = [one, other].map(
    ({ place, row }) =>
      `${line(place, row)}, ${figuresOf(row.option)}, ${memoryOf(row.option)}${risksOf(row, recommendation.savings)}.`,
  )
  return [verdictOf(one, other), ...sides]
}

/** Of a place, or of what a row is called: the first is the one that is recommended. */
function placeOf(name: string, rows: readonly CardRow[]): number {
  if (/^\d$/u.test(name)) return Number(name)
  if (!/^(?:cheap|fast|quick)/u.test(name)) return 1
  const least = (of: (option: Option) => number): number =>
    rows.reduce((best, { option }, at) => (of(option) < of(rows[best]?.option ?? option) ? at : best), 0) + 1
  return name.startsWith('cheap') ? least(usdOf) : least(hoursOf)
}

const figuresOf = ({ hours, allInUsd }: Option): string =>
  `${formatDuration(hours.p50)} (${formatDurationRange(hours)}) and ${formatUsd(allInUsd.p50)} in total (${formatUsdRange(allInUsd)})`

const memoryOf = ({ peakMemoryGiB, usableMemoryGiB }: Option): string =>
  `${formatMemoryUseBriefly(peakMemoryGiB.p50, usableMemoryGiB)} on each GPU`

type Savings = QuestionContext['recommendation']['savings']

/** What money and time do not tell of it. */
function risksOf({ option, risk }: CardRow, savings: Savings = []): string {
  const told = savings.find((saving) => saving.option === option)?.risk
  const several =
    option.nodes > 1
      ? [`${option.nodes} machines that must be free at once`]
      : option.gpuCount > 1
        ? [`${option.gpuCount} GPUs that must be free in one machine`]
        : []
  const risks = told !== undefined ? [told] : (option.risks ?? (risk === '' ? [] : [risk]))
  const all = [...risks, ...several]
  return all.length === 0 ? '' : `; ${all.join(', ')}`
}

type PlacedRow = { readonly place: number; readonly row: CardRow }

/** Which is better in what, and from which price of an hour on the dearer one is worth it. */
function verdictOf(one: PlacedRow, other: PlacedRow): string {
  const [first, second] = [one.row.option, other.row.option]
  const [dollars, hours] = [usdOf(second) - usdOf(first), hoursOf(second) - hoursOf(first)]
  const apart =
    `${other.place} is ${costDifference(second, first)} and ${timeDifference(second, first)} than ${one.place}`
      .replace('as much and as long than', 'as dear and as long as')
      .replace('is as much and', 'costs as much and is')
  if (dollars === 0 && hours === 0) return `${apart}: take the one whose seller you know.`
  if (dollars * hours >= 0)
    return `${apart}: take ${dollars + hours < 0 ? other.place : one.place}, unless its risk speaks against it.`
  const [fast, cheap] = hours < 0 ? [other.place, one.place] : [one.place, other.place]
  return `${apart}: take ${fast} if an hour is worth more than ${formatUsd(Math.abs(dollars / hours))} to you, else ${cheap}, unless its risk speaks against it.`
}
