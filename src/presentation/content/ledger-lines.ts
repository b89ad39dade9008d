/** The ledger in lines: a month, runs that were spent, and how far off the estimates were. */
import { type EstimateError, type LedgerMonth, type LedgerRow, type LedgerRun } from '../../team/ledger.ts'
import { emptySpec } from '../../scenario/scenario.ts'
import { type DisplayNames, planName } from '../format/display-names.ts'
import { formatPercent, formatUsd, formatUsdSum, formatCounted } from '../format/number-format.ts'
import { describeJob } from './scenario-summary.ts'

/** "Spent: $1,214.10 in 2 runs", … ; the last is the sum of those before it, against the budget. */
export function monthLines(ledger: LedgerMonth): readonly string[] {
  const { month, budgetUsd, workspaceBudgetUsd, channelBudgets, committed, unbilled, spent, forecastUsd } = ledger
  const name = monthName(month)
  const none =
    workspaceBudgetUsd === undefined
      ? channelBudgets === undefined
        ? 'none is set'
        : `none is set for the workspace; ${formatUsdSum(channelBudgets.usd)} for ${formatCounted(channelBudgets.channels, 'channel')}`
      : `none is set for this channel; ${formatUsdSum(workspaceBudgetUsd)} for the whole workspace, of which owners see on the Home tab what is left`
  const left = budgetUsd === null ? 0 : budgetLeft(budgetUsd, ledger)
  const against =
    budgetUsd === null
      ? ''
      : left < 0
        ? `: ${formatUsdSum(-left)} over the budget`
        : `: ${formatUsdSum(left)} of the budget left`
  return [
    budgetUsd === null ? `Budget of ${name}: ${none}` : `Budget of ${name}: ${formatUsdSum(budgetUsd)}`,
    `Spent: ${formatUsdSum(spent.usd)} in ${formatCounted(spent.runs, 'run')}`,
    `Committed (approved or running, not reported spent): ${formatUsdSum(committed.usd)} in ${formatCounted(committed.plans, 'plan')}${unbilled === undefined ? '' : `; ${formatUsdSum(unbilled.usd)} of it by the hours of ${formatCounted(unbilled.runs, 'run')} that ended without a bill`}`,
    `Forecast (spent and committed): ${formatUsdSum(forecastUsd)}${against}`,
  ]
}

/** What is neither spent nor committed, to the cent; below nothing where the budget is exceeded. */
export const budgetLeft = (budgetUsd: number, { forecastUsd }: LedgerMonth): number =>
  Math.round((budgetUsd - forecastUsd) * 100) / 100

/** "November 2026". */
export function monthName(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  return Number.isNaN(date.getTime())
    ? month
    : date.toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' })
}

/** "Llama 3.3 70B on 2B tokens, 8 × H100 SXM". */
export function runJob(
  { model, params, tokens, ...plan }: Omit<LedgerRun['run'], 'stack'>,
  names: DisplayNames,
): string {
  return `${describeJob({ ...emptySpec, model, params, tokens }, names)}, ${planName(plan, names)}`
}

/** What a row is about. */
export function rowJob({ estimate, approval, spent }: LedgerRow, names: DisplayNames): string {
  const scenario = estimate?.scenario ?? approval?.content.scenario
  if (scenario !== undefined) return describeJob(scenario.spec, names)
  return spent === null ? '' : runJob(spent.run, names)
}

/** "+8% over 3 runs: $1,090 spent, $1,010 estimated". */
export function errorText({ runs, spentUsd, estimatedUsd }: EstimateError): string {
  const amounts = `${formatUsdSum(spentUsd)} spent, ${formatUsdSum(estimatedUsd)} estimated`
  return `${deviationText(spentUsd, estimatedUsd)} over ${formatCounted(runs, 'run')}: ${amounts}`
}

/** "+8%", "as expected". */
export function deviationText(spent: number, expected: number): string {
  if (!(expected > 0)) return `${formatUsd(spent)} more`
  const share = spent / expected - 1
  return Math.abs(share) < 0.005 ? 'as expected' : `${share < 0 ? '−' : '+'}${formatPercent(share)}`
}
