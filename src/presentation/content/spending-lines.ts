/** Runs with what was spent and expected, and their sum: the figures above it add up to it. */
import type { SpendingComparison } from '../../team/digest-contents.ts'
import { roundUsd } from '../../recommend/figure-text.ts'
import { sumOfBills, sumOfPrinted } from '../../team/ledger.ts'
import { formatCount, formatUsd, formatUsdSum } from '../format/number-format.ts'
import { deviationText } from './ledger-lines.ts'

/** Runs that are told one by one; the rest are one line, so that the sum still adds up. */
const maxRuns = 6

/** One line for each run, the first few of many, in dollars. */
export function spendingLines(runs: readonly SpendingComparison[]): readonly string[] {
  const shown = runs.length > maxRuns + 1 ? runs.slice(0, maxRuns) : runs
  const rest = runs.slice(shown.length)
  const items = shown.map(({ job, expectedUsd, spentUsd }) => {
    return `${job}: ${formatUsdSum(spentUsd)} spent, ${formatUsd(expectedUsd)} expected (${deviationText(spentUsd, roundUsd(expectedUsd))})`
  })
  return [
    ...items,
    ...(rest.length === 0 ? [] : [`${formatCount(rest.length)} more: ${together(rest)}`]),
    ...(runs.length < 2 ? [] : [`${runs.length === 2 ? 'Both' : `All ${runs.length}`} together: ${together(runs)}`]),
  ]
}

function together(runs: readonly SpendingComparison[]): string {
  const spent = sumOfBills(runs.map(({ spentUsd }) => spentUsd))
  const expected = sumOfPrinted(runs.map(({ expectedUsd }) => expectedUsd))
  return `${formatUsdSum(spent)} spent, ${formatUsdSum(expected)} expected (${deviationText(spent, expected)})`
}
