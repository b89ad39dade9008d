/** What people around a run cost: labels by hand, and the work that a run must save. Rates are rules of thumb (recalled, 2026-12). */
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Dollars of a simple label by the crowd, and of one by somebody who knows the field: from and to. */
const [ofCrowd, ofExpert] = [
  [0.02, 0.2],
  [0.5, 3],
] as const
const [fewestRows, usdOfWork] = [20, 40]

/** "What do 5k labels cost?": of the rows that are named, else of those of the plan. */
function labelling({ args, scenario: { corpus }, recommendation: { best } }: QuestionContext): string {
  const named = args?.numbers?.find(({ value }) => value >= fewestRows)?.value
  const rows = named ?? corpus?.examples ?? null
  const [count, of] = rows === null ? [1000, 'each 1,000 examples'] : [rows, `${formatCount(rows)} examples`]
  const range = ([low, high]: readonly [number, number]): string =>
    `${formatUsd(low * count)} to ${formatUsd(high * count)}`
  return `More than the training, as a rule: about ${range(ofCrowd)} for ${of} by crowd workers, ${range(ofExpert)} by people who know the field; the run is ${formatUsd(best.allInUsd.p50)}. I recommend no firm.`
}

/** Hours of work that cost as much as the run. */
const hoursOfWork = ({ recommendation: { best } }: QuestionContext): string =>
  formatDuration(best.allInUsd.p50 / usdOfWork)

/** What each word in braces of data/questions stands for, of people. */
export const peopleFigures: Readonly<Record<string, (context: QuestionContext) => string>> = { labelling, hoursOfWork }
