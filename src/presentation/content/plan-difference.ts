/** Two plans in figures: what changed from one to the other. */
import type { Option } from '../../recommend/recommendation.ts'
import { type DisplayNames, planInFull } from '../format/display-names.ts'
import {
  formatDuration,
  formatGib,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdDifference,
  roundHours,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'

/**
 * "Total cost: $1,340 → $815 (−$521, −39%)", and the same of plan, time and memory per GPU, each a line. `isWish`: the plan
 * was asked to meet something; what is undone or measured asks nothing of it.
 */
export function differenceLines(
  before: Option,
  after: Option,
  names: DisplayNames,
  isWish: boolean,
): readonly string[] {
  const plan = (option: Option) => planInFull(option, names)
  const told = [
    dataLine(before, after),
    plan(before) === plan(after) ? '' : `Plan: ${plan(before)} → ${plan(after)}`,
    differenceLine('Total cost', before.allInUsd.p50, after.allInUsd.p50, formatUsd, formatUsdDifference),
    differenceLine('Time', before.hours.p50, after.hours.p50, formatDuration, (one, other) =>
      formatDuration(Math.abs(roundHours(one) - roundHours(other))),
    ),
    differenceLine('Memory per GPU', before.peakMemoryGiB.p50, after.peakMemoryGiB.p50, formatGib, (one, other) =>
      formatGib(Math.abs(roundTenths(one) - roundTenths(other))),
    ),
  ].filter((text) => text !== '')
  return told.every((text) => text.endsWith(unchanged))
    ? [
        `The plan stays as it is${isWish ? ', and meets that' : ''}: ${formatUsd(after.allInUsd.p50)}, ${formatDuration(after.hours.p50)}, ${formatGib(after.peakMemoryGiB.p50)} per GPU`,
      ]
    : told
}
const unchanged = ', unchanged'

/** More or less data is told first, or what it costs would pass for what the GPUs do; '' where it is the same. */
function dataLine(before: Option, after: Option): string {
  const [former, current] = [tokensOf(before), tokensOf(after)]
  if (!(Math.abs(Math.log(current / former)) > dataTolerance)) return ''
  return `Data: about ${formatRoughly(former).replace(/ tokens?$/, '')} → ${formatRoughly(current)}, so cost and time are of another job`
}

/** Rounding of hours and speeds aside. */
const dataTolerance = 0.05

const tokensOf = ({ tokensPerSecond, hours, startupHours, interruption }: Option): number =>
  tokensPerSecond.p50 * 3600 * (interruption?.workHours ?? hours.p50 - startupHours)

/** Worked back from speed and time, it is known to two digits. */
const formatRoughly = (tokens: number): string => formatTokens(Number(tokens.toPrecision(2)))

/** GiB as they are printed. */
const roundTenths = (size: number): number => (size < 99.95 ? Math.round(size * 10) / 10 : Math.round(size))

function differenceLine(
  label: string,
  before: number,
  after: number,
  format: (value: number) => string,
  formatDifference: (one: number, other: number) => string,
): string {
  if (format(before) === format(after)) return `${label}: ${format(after)}${unchanged}`
  const factor = before > 0 && after > 0 ? after / before : 1
  // Beyond that an amount to the cent says less than its size.
  if (factor >= hundredfold) return `${label}: ${format(before)} → ${format(after)} (more than 100 times as much)`
  if (factor <= 1 / hundredfold) return `${label}: ${format(before)} → ${format(after)} (less than a hundredth)`
  const sign = after < before ? '−' : '+'
  const amounts = [`${sign}${formatDifference(after, before)}`, before > 0 ? relativeChange(after / before) : '']
  return `${label}: ${format(before)} → ${format(after)} (${amounts.filter((words) => words !== '').join(', ')})`
}

const hundredfold = 100

/** "−39%", "+12%", "5.4 times as much". */
function relativeChange(factor: number): string {
  if (!Number.isFinite(factor)) return ''
  if (factor >= 2.5) return `${formatSignificant(factor, 2)} times as much`
  const share = formatPercent(Math.abs(factor - 1))
  return share.startsWith('under') ? share : `${factor < 1 ? '−' : '+'}${share}`
}
