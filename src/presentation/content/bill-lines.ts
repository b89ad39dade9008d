/** The bill as it was asked to be told: with a tax, in other money, in GPU-hours, against the money of a period. */
import type { Option } from '../../recommend/recommendation.ts'
import type { JobExtras } from '../../scenario/scenario.ts'
import { formatCount, formatPercent, formatUsd, formatUsdRange } from '../format/number-format.ts'
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
  const asked = `${formatCount(runs)} such runs a ${per} cost ${formatUsd(total)} (8 times in 10 ${range})`
  if (times < 1) return `It is too little: ${asked}, and ${formatUsd(usd)} is ${formatPercent(times)} of that.`
  const verdict = times <= fairTimes ? 'It adds up' : 'It is more than the runs take'
  return `${verdict}: ${asked}; ${formatUsd(usd)} is ${formatSignificant(times, 2)} times that. Trials and runs that fail often double or triple the bare runs; what is beyond that should have a name: storage, serving, people, GPUs that are kept reserved.`
}
