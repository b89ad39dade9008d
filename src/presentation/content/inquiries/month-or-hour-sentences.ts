/** Whether runs pay for a GPU that is kept all month: their sum by the hour against the month. */
import type { Option } from '../../../recommend/recommendation.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { formatDuration, formatPercent, formatRuns, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

export type MonthBill = {
  readonly perMonth: number
  /** Nobody says how often: it is one run. */
  readonly isOnce: boolean
  /** One run by the hour. */
  readonly best: Option
  readonly termHours: number
}

const figuresOf = ({ perMonth, isOnce, best, termHours }: MonthBill) => {
  const runs = isOnce ? 1 : perMonth
  return {
    runs,
    hours: runs * best.hours.p50,
    usd: runs * best.allInUsd.p50,
    month: termHours * best.gpuCount * best.usdPerGpuHour,
  }
}

/** The answer before the headline. */
export const monthLead = (bill: MonthBill): string => {
  const { usd, month } = figuresOf(bill)
  return usd * retried < month ? 'By the hour' : 'By the month'
}

/** The month of runs, the month of the machine, and from which use the latter pays. */
export function monthSentences(bill: MonthBill, names: DisplayNames): readonly string[] {
  const { runs, hours, usd, month } = figuresOf(bill)
  const { best, termHours } = bill
  const share = hours / termHours
  const use = share < 0.01 ? 'under 1%' : formatPercent(Math.min(1, share))
  return [
    `${runs === 1 ? 'One run is' : `${formatRuns(runs)} runs a month are`} about ${formatDuration(hours)} on ${planName(best, names)}: ${formatUsd(usd)} by the hour, some ${formatUsd(usd * retried)} with retries. Kept all month it is ${formatUsd(month)} at the same ${formatUsdPerHour(best.usdPerGpuHour)} a GPU, paid whether used or not, and you would use ${use} of it: a monthly price would have to be below what the hours come to.`,
    ...(usd * retried < month
      ? [
          'By the hour it may be gone on the day: keep a second seller ready, keep data and environment on a disk that stays, and stop the machine by script.',
        ]
      : []),
  ]
}
/** Over what the runs cost that go well. */
const retried = 1.5
