/** What a thread keeps beside its plan, in words: so many runs of it, credits that pay for it. */
import type { Option } from '../../recommend/recommendation.ts'
import { statedPriceOf } from '../../recommend/total-cost/stated-market.ts'
import { runsAsAsked } from '../../recommend/runs-together.ts'
import { roundUsd } from '../../recommend/figure-text.ts'
import { type PlanSeries, workShare } from '../../scenario/plan-terms.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { isRemarkOnPeople, isSensitiveDataRemark } from '../../scenario/sensitive-data.ts'
import { describeChanges } from './scenario-summary.ts'
import type { DisplayNames } from '../format/display-names.ts'
import {
  formatCount,
  formatPercent,
  formatRuns,
  formatUsd,
  formatUsdDifference,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'

/** "10 of 20 runs stopped at 25%" */
export const stoppedWords = ({ count, stopped }: PlanSeries): string =>
  stopped === undefined
    ? `${formatCount(count)} runs`
    : `${formatCount(Math.round(count * stopped.share))} of ${formatCount(count)} runs stopped at ${formatPercent(stopped.at)}`

/** Empty where the plan is one run that nothing but money pays for. */
export function planTermsLines({ series, credits, extras, spec }: Scenario, best: Option): readonly string[] {
  // The words of the first text say the same.
  const isSaid = series?.stopped === undefined && extras?.runs?.count === series?.count
  return [
    ...(series === undefined || isSaid ? [] : [seriesLine(series, spec.deadlineHours, best)]),
    ...(credits === undefined || credits.provider !== best.provider ? [] : [creditsLine(credits.usd, best)]),
  ]
}

function seriesLine(series: PlanSeries, deadlineHours: number | null, best: Option): string {
  const { count, stopped } = series
  const { usd: whole } = runsAsAsked(best, count, deadlineHours)
  if (stopped === undefined)
    return `${formatCount(count)} such runs cost ${formatUsd(whole.p50)} in all (8 times in 10 ${formatUsdRange(whole)}).`
  return `${formatCount(count)} such runs, with ${stoppedWords(series)}, cost about ${formatUsd(whole.p50 * workShare(series))} in all, instead of ${formatUsd(whole.p50)}.`
}

/** Of the figures as they are printed. */
export function creditsLine(usd: number, { allInUsd: { p50 } }: Option): string {
  const left = roundUsd(usd) - roundUsd(p50)
  return left < 0
    ? `The ${formatUsd(usd)} of credits there pay for a part: ${formatUsdDifference(usd, p50)} of the ${formatUsd(p50)} is left to pay.`
    : `The ${formatUsd(usd)} of credits there pay for all ${formatUsd(p50)}: nothing is left to pay, and ${formatUsdDifference(usd, p50)} of them remain.`
}

/** Terms that are new, as a change of the plan is told; empty for none. */
export function changedTerms(before: Scenario | null, after: Scenario, names: DisplayNames): readonly string[] {
  const { series, credits, runsPerYear } = after
  return [
    ...changedPrice(before, after, names),
    ...changedPeople(before, after),
    ...(runsPerYear === undefined || runsPerYear === before?.runsPerYear
      ? []
      : [`${formatRuns(Number(runsPerYear.toPrecision(3)))} runs a year`]),
    ...(series === undefined || JSON.stringify(series) === JSON.stringify(before?.series)
      ? []
      : [stoppedWords(series)]),
    ...(credits === undefined || JSON.stringify(credits) === JSON.stringify(before?.credits)
      ? []
      : [`${formatUsd(credits.usd)} of credits at ${names.provider(credits.provider)}`]),
  ]
}

/** Whose the data are, where that was not known before. */
function changedPeople(before: Scenario | null, { notes }: Scenario): readonly string[] {
  const [was, is] = [before?.notes.find(isRemarkOnPeople), notes.find(isRemarkOnPeople)]
  if (is === was) return []
  if (is === undefined || !isSensitiveDataRemark(is)) return ['data that names nobody']
  return was !== undefined && isSensitiveDataRemark(was) ? [] : ['data that may be personal or confidential']
}

/** A price of the asker's own that holds from now on, or that is of other GPUs than those of the plan by now. */
function changedPrice(before: Scenario | null, after: Scenario, names: DisplayNames): readonly string[] {
  const [was, is] = [before === null ? null : statedPriceOf(before), statedPriceOf(after)]
  if (JSON.stringify(was) === JSON.stringify(is)) return []
  if (is !== null) return [`your ${formatUsdPerHour(is.usdPerGpuHour)} a GPU`]
  if (was === null) return []
  // Undone is what was told; a change of the plan leaves the price behind.
  const [seller] = was.providers ?? []
  const at = seller === undefined ? '' : ` at ${names.provider(seller)}`
  const of =
    after.price === undefined || before === null
      ? 'gone'
      : `for ${describeChanges(['gpus'], before, names).join(', ')}${at}`
  return [`list prices (your ${formatUsdPerHour(was.usdPerGpuHour)} a GPU was ${of})`]
}
