/** A run that comes again, by the month and the year, and what spot saves of it. */
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

const [weeksOfYear, monthsOfYear, mostWeeksOfMonth] = [52, 12, 5]

/** `seller`: whose price it is, where none was told. */
export function regularRunSentences({
  hours,
  timesAYear,
  count,
  usdPerGpuHour,
  seller,
  spotUsd,
}: {
  readonly hours: number
  readonly timesAYear: number
  readonly count: number
  readonly usdPerGpuHour: number
  readonly seller: string | null
  readonly spotUsd: number | null
}): readonly string[] {
  const sumsAt = (usd: number) => {
    const run = hours * count * usd
    return { run, year: run * timesAYear, month: (run * timesAYear) / monthsOfYear }
  }
  const sums = sumsAt(usdPerGpuHour)
  const isWeekly = timesAYear === weeksOfYear
  const spot = spotUsd === null ? null : sumsAt(spotUsd)
  const saved = spot === null ? 0 : sums.year - spot.year
  return [
    `${money(sums.month)} a month on average and ${money(sums.year)} a year, ${money(sums.run)} a run: ${formatSignificant(hours, 3)} h × ${formatCount(count)} ${count === 1 ? 'GPU' : 'GPUs'} × ${formatUsdPerHour(usdPerGpuHour)}${seller === null ? '' : ` (the lowest on record, ${seller})`}, ${formatCount(Math.round(timesAYear))} times a year.`,
    ...(isWeekly
      ? [
          `A month with five of them is ${money(sums.run * mostWeeksOfMonth)}, one with four ${money(sums.run * (mostWeeksOfMonth - 1))}.`,
        ]
      : []),
    ...(spot === null || spotUsd === null
      ? []
      : [
          spotUsd >= usdPerGpuHour
            ? `Spot at ${formatUsdPerHour(spotUsd)} saves nothing.`
            : `Spot at ${formatUsdPerHour(spotUsd)}: ${money(spot.run)} a run, ${money(spot.year)} a year, so it saves ${money(saved)} a year (${formatPercent(1 - spotUsd / usdPerGpuHour)}), ${money(saved / monthsOfYear)} a month, before what interruptions cost. Worth it if the job resumes from checkpoints already and nothing waits for it at a fixed hour; it does not pay for days of an engineer’s work. Stop one run by hand first, and see that it resumes.`,
        ]),
    `Each start bills some minutes more than ${formatDuration(hours)}, and disk that is kept between the runs is extra; stop the machines by a script when a run ends.`,
  ]
}

/** In cents as far as they show. */
const money = (usd: number): string => (usd < 1000 ? `$${usd.toFixed(2)}`.replace(/\.00$/u, '') : formatUsd(usd))
