/** What of a bill stood idle, and how long what is left of a sum lasts. */
import type { IdleSum, UsedUpSum } from '../../../language/inquiries/spent-sum.ts'
import { hoursOfMonth, hoursOfWeek } from '../../../scenario/hours-of-time.ts'
import { formatCount, formatPercent } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

const moneyOf =
  (sign: string) =>
  (value: number): string =>
    `${sign}${formatCount(Math.round(value))}`

/** The share of the bill, and what the word may mean. */
export function idleSumSentences({ sum: { amount, sign }, idleShare, isByUse }: IdleSum): readonly string[] {
  const money = moneyOf(sign)
  const idle = `${formatPercent(idleShare)} of ${money(amount)}`
  return isByUse
    ? [
        `At most ${money(amount * idleShare)}: ${idle}, if ${formatPercent(1 - idleShare)} is the share of the paid hours in which a job ran.`,
        `Ask which figure it is. Hours without a job are lost money; the utilisation of a dashboard says how often some kernel ran, and 35-50 % of the peak (MFU) is a good run: neither of those is idle time.`,
        'Have the hours paid set against the hours with a job, from the usage export and the job log. Some of the gap is never saved (set-up, debugging, evaluation); machines that stop by themselves after half an hour without a job save the most of it.',
      ]
    : [
        `${money(amount * idleShare)}: ${idle}, if every hour cost the same.`,
        'Some of it is never saved (set-up, debugging, evaluation); nights and weekends are: let machines stop by themselves after half an hour without a job. A reserved machine costs the same idle or not, so there only a shorter term or more work helps.',
      ]
}

/** How fast it went, and how long the rest lasts or what it leaves a month. */
export function usedUpSumSentences({ whole: { amount, sign }, gone, hours, left }: UsedUpSum): readonly string[] {
  const money = moneyOf(sign)
  const rest = amount - gone
  const [unit, ofUnit] =
    hours < hoursOfMonth * 2 ? (['week', hoursOfWeek] as const) : (['month', hoursOfMonth] as const)
  const pace = (gone / hours) * ofUnit
  const count = (value: number): string => `${formatSignificant(value / ofUnit, 2)} ${unit}s`
  if (left === null)
    return [
      `In about ${count(rest / (gone / hours))} at that pace: ${money(rest)} of ${money(amount)} are left, and ${money(gone)} in ${count(hours)} is ${money(pace)} a ${unit}.`,
      'Credits often have a date on which they end whatever is left: look it up. Disks and snapshots go on taking from it while no machine runs.',
    ]
  const each = (rest / left) * ofUnit
  const verdict =
    each >= pace
      ? `that is no less than the ${money(pace)} so far, so it lasts`
      : `${money(pace)} went so far, so ${formatPercent(1 - each / pace)} less has to do`
  return [
    `${money(each)} a ${unit}: ${money(rest)} of ${money(amount)} are left for ${count(left)}; ${verdict}.`,
    'Counted from January, with the months of the calendar year.',
  ]
}
