/** A bill in three figures, each with what it assumes, in sentences. */
import type { Option } from '../../../recommend/recommendation.ts'
import type { ThreeBills } from '../../../recommend/inquiries/three-figures.ts'
import { type DisplayNames, planInFull } from '../../format/display-names.ts'
import { formatCount, formatCounted, formatUsd } from '../../format/number-format.ts'

export type ThreeFiguresOfJob = {
  readonly bills: ThreeBills
  readonly best: Option
  readonly count: number
  readonly per: 'month' | 'quarter' | 'year' | null
  readonly tries: number
  readonly isCeiling: boolean
  /** Data were counted from the size of files: what kind of files they are decides. */
  readonly isOfFiles: boolean
}

/** The three sums, before the plan. */
export function threeFiguresLead({ bills, per, isCeiling }: ThreeFiguresOfJob): string {
  const period = per === null ? '' : ` a ${per}`
  return isCeiling
    ? `Not to exceed: ${rounded(bills.high)}${period} (expected ${rounded(bills.expected)}, low ${rounded(bills.low)})`
    : `Low ${rounded(bills.low)}, expected ${rounded(bills.expected)}, high ${rounded(bills.high)}${period}`
}

/** What each of them rests on, and what is in none. */
export function threeFiguresSentences(figures: ThreeFiguresOfJob, names: DisplayNames): readonly string[] {
  const { bills, count, tries, best, isOfFiles } = figures
  const runs = formatCounted(count, 'run')
  const high =
    bills.large === null
      ? `${formatCount(tries + 1)} tries of each, at the high end of its range`
      : `${formatCount(tries)} tries of each at the prices of a large cloud (${planInFull(bills.large, names)}), at the high end of its range`
  const files = isOfFiles
    ? ' If the size is that of PDF or Word files, the text in them is far less, and so are all three.'
    : ''
  const without = 'In none of them: people, hosting the model, preparing the data.'
  if (figures.isCeiling)
    return [
      `${rounded(bills.high)} is ${high}; expected are ${formatCount(tries)} tries at ${formatUsd(best.allInUsd.p50)}, for the first run is seldom the last. ${without}${files}`,
    ]
  return [
    `Low, ${rounded(bills.low)}: ${runs}, right at the first try, at the low end of its range (${formatUsd(best.allInUsd.p10)}).`,
    `Expected, ${rounded(bills.expected)}: ${formatCount(tries)} tries of each, a pilot or a repeat, at ${formatUsd(best.allInUsd.p50)}: the first run is seldom the last.`,
    `High, ${rounded(bills.high)}: ${high}.`,
    `${without} Plan with the expected one and have the high one approved.${files}`,
  ]
}

/** Figures for a budget are round. */
function rounded(usd: number): string {
  const step = usd < 100 ? 1 : usd < 1000 ? 10 : usd < 10_000 ? 100 : 1000
  return formatUsd(Math.ceil(usd / step) * step)
}
