/** The bill as it was asked to be told: with a tax, in other money, in GPU-hours, against the money of a period. */
import type { Option } from '../../recommend/recommendation.ts'
import type { BillPart } from '../../recommend/total-cost/bill-amounts.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { joinWords } from '../../recommend/figure-text.ts'
import type { JobExtras } from '../../scenario/scenario.ts'
import {
  formatCount,
  formatPercent,
  formatUsd,
  formatUsdDifference,
  formatUsdRange,
  formatRuns,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { exchangeText, moneyText } from '../format/told-money.ts'

/** A sentence for each of them that was asked for; dollars and GPU-hours of the whole job at p50. */
export const billLines = (
  { bill, areGpuHoursAsked, periodBudget, runs }: JobExtras,
  best: Option,
): readonly string[] => [
  ...(bill === undefined ? [] : [billSentence(bill, best)]),
  ...(areGpuHoursAsked === undefined ? [] : [hoursSentence(best, runs?.count ?? 1)]),
  ...(periodBudget === undefined ? [] : [budgetSentence(periodBudget, best)]),
]

/** Up to here the hours at their price are the bill, as far as a reader sees. */
const negligibleShare = 0.03
/** Parts of what comes on top that are named: those that are no more than this of it are not. */
const namedShare = 0.08

const partNames: Readonly<Record<BillPart, string>> = {
  minimum: 'hours that are billed unused',
  idle: 'idle time',
  failedRuns: 'failed runs',
  commitment: 'the rest of the commitment',
  storage: 'disk',
  egress: 'traffic',
}

/**
 * "Of the $4.55, $2.43 is GPU time, $2.12 idle time, disk and failed runs.": hours times price is what a reader works
 * out, and wonders about. The two figures add up as they are printed. '' where hardly anything comes on top, and in
 * options of earlier versions.
 */
export function billSplit(option: Option): string {
  const { allInUsd, usd, onTop = [] } = option
  const rest = allInUsd.p50 - usd.p50
  if (!(rest > allInUsd.p50 * negligibleShare) || formatUsd(allInUsd.p50) === formatUsd(usd.p50)) return ''
  const names = onTop.filter((each) => each.usd > rest * namedShare).map(({ part }) => partNames[part])
  if (names.length === 0) return ''
  return `Of the ${formatUsd(allInUsd.p50)}, ${formatUsd(usd.p50)} is ${isOwnedAtPowerCost(option) ? 'the run' : 'GPU time'}, ${formatUsdDifference(allInUsd.p50, usd.p50)} ${joinWords(names)}.`
}

function billSentence({ taxShare, tax, money }: NonNullable<JobExtras['bill']>, { allInUsd }: Option): string {
  const taxed = (usd: number): string => moneyText(usd * (1 + taxShare), money)
  const what =
    taxShare === 0
      ? ''
      : ` with ${formatSignificant(taxShare * 100, 3)}% ${tax}, ${moneyText(allInUsd.p50, money)} without`
  const rate = money === null ? '' : `; at ${exchangeText(money)}, rate of ${money.asOf}`
  return `${taxed(allInUsd.p50)} in total${what} (8 times in 10 ${taxed(allInUsd.p10)} to ${taxed(allInUsd.p90)})${rate}.`
}

function hoursSentence({ hours, gpuCount }: Option, runs: number): string {
  const text = (gpuHours: number): string =>
    gpuHours < 100 ? formatSignificant(gpuHours, 2) : formatCount(Number(gpuHours.toPrecision(2)))
  const [p10, p50, p90] = [hours.p10, hours.p50, hours.p90].map((each) => text(each * gpuCount))
  const all = runs === 1 ? '' : ` a run, about ${text(hours.p50 * gpuCount * runs)} for all ${formatCount(runs)}`
  return `About ${p50} GPU-hours (8 times in 10 ${p10} to ${p90})${all}.`
}

/** Up to here it is a margin for trials and runs that fail. */
const fairTimes = 3

function budgetSentence({ usd, per, runs }: NonNullable<JobExtras['periodBudget']>, { allInUsd }: Option): string {
  const total = allInUsd.p50 * runs
  const range = formatUsdRange({ p10: allInUsd.p10 * runs, p90: allInUsd.p90 * runs })
  const times = usd / total
  const asked = `${formatRuns(runs)} such runs a ${per} cost ${formatUsd(total)} (8 times in 10 ${range})`
  if (times < 1) return `It is too little: ${asked}, and ${formatUsd(usd)} is ${formatPercent(times)} of that.`
  const verdict = times <= fairTimes ? 'It adds up' : 'It is more than the runs take'
  return `${verdict}: ${asked}; ${formatUsd(usd)} is ${formatSignificant(times, 2)} times that. Trials and runs that fail often double or triple the bare runs; what is beyond that should have a name: storage, serving, people, GPUs that are kept reserved.`
}
