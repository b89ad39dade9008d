/** The reported cost of a run, set against what was expected. */
import {
  formatCount,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
  formatUsdSum,
  isInUsdRange,
} from '../../format/number-format.ts'
import { roundUsd } from '../../../recommend/figure-text.ts'
import type { PlanOfRun } from '../../../team/run-state.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { line, lines, type MessageContent, notesBlock, sentenceMessage, strong, textBlock } from '../message-content.ts'

/** From here on a share is said as so many times. */
const manyTimes = 3

/** The plan that the money was spent on. */
type Expected = Pick<PlanOfRun, 'usd' | 'plan' | 'spec'>

/** What a run has cost when a share of it is done, and what that makes of the whole. */
export function spendingSoFarMessage(
  dollars: number,
  share: number,
  { usd: expected, plan }: Expected,
): MessageContent {
  const { p50 } = expected
  const whole = dollars / share
  const isInside = isInUsdRange(whole, expected)
  const verdict = isInside ? 'as expected' : whole > p50 ? 'over what was planned' : 'under what was planned'
  const noted = `${formatUsdSum(dollars)} for ${formatPercent(share)}: about ${formatUsd(whole)} in total at this rate, ${verdict}.`
  const expectation = `Planned was ${formatUsd(p50)} in total (${formatUsdRange(expected)}) on ${plan}; ${formatUsd(whole - dollars)} are still to come.`
  return notedMessage(noted, expectation)
}

const notedMessage = (noted: string, expectation: string): MessageContent => ({
  text: lines([`${noted} ${expectation}`]),
  blocks: [textBlock([line(strong(noted))]), notesBlock(lines([expectation]))],
})

/** GPU-hours of a bill, and those that were planned. */
export type BilledHours = { readonly billed: number; readonly planned: number }

const hoursSentence = (dollars: number, { billed, planned }: BilledHours): string =>
  ` That is ${formatUsdPerHour(dollars / billed)} a GPU; ${formatCount(Math.round(billed))} GPU-hours, ${formatCount(Math.round(planned))} are planned.`

/** What was told: the whole job or, `isSoFar`, what it has cost while it goes on or after so many `failures`. */
type ToldSpending = { readonly usd: number; readonly isSoFar?: true; readonly failures?: number }

/** A sum beside what was expected. */
export function spendingMessage(
  told: ToldSpending,
  { usd: expected, plan, spec }: Expected,
  hours: BilledHours | null = null,
): MessageContent {
  const { usd: dollars, isSoFar = false, failures } = told
  const { p10, p50 } = expected
  if (failures !== undefined) return sentenceMessage(failedSentence(dollars, failures, expected, plan))
  if (isSoFar && dollars < p10 && !isInUsdRange(dollars, expected)) {
    const share = `Noted: ${formatUsdSum(dollars)} spent so far, ${formatPercent(dollars / p50)} of the ${formatUsd(p50)} that is planned (${formatUsdRange(expected)}).`
    return sentenceMessage(`${share} Say how far the run is, such as “38% done”, to know what it comes to.`)
  }
  if (isSoFar) {
    const times = dollars > manyTimes * p50 ? `, ${formatSignificant(dollars / p50, 2)} times the whole plan` : ''
    const over = `Noted: ${formatUsdSum(dollars)} spent so far${times}, and the run goes on; planned was ${formatUsd(p50)} in total (${formatUsdRange(expected)}) on ${plan}.`
    return sentenceMessage(`${over} Say how far it is, such as “38% done”, to know what it comes to.`)
  }
  // Of the figures that are printed: the card of the run says the same.
  const deviation = Math.abs(dollars / roundUsd(p50) - 1)
  const direction = dollars < p50 ? 'less' : 'more'
  const comparison =
    deviation < 0.005
      ? 'as expected'
      : dollars > manyTimes * p50
        ? `${formatSignificant(dollars / p50, 2)} times what was expected`
        : `${formatPercent(deviation)} ${direction} than expected`
  const position = isInUsdRange(dollars, expected) ? 'inside' : 'outside'
  const noted = `Noted: ${formatUsdSum(dollars)} spent, ${comparison}.`
  const expectation = `Expected was ${formatUsd(p50)} in total (${formatUsdRange(expected)}); ${formatUsdSum(dollars)} lies ${position} that range. The plan was ${plan}.${overBudgetSentence(dollars, spec)}${hours === null ? '' : hoursSentence(dollars, hours)}`
  return notedMessage(noted, expectation)
}

/** "$210 spent over 3 failed tries, 5.4 times the $39 planned for the whole run" */
function failedSentence(dollars: number, failures: number, expected: Expected['usd'], plan: string): string {
  const tries = failures === 1 ? 'one failed try' : `${formatCount(failures)} failed tries`
  const share =
    dollars > expected.p50 * 1.05
      ? `${formatSignificant(dollars / expected.p50, 2)} times the ${formatUsd(expected.p50)}`
      : `${formatPercent(dollars / expected.p50)} of the ${formatUsd(expected.p50)}`
  return `Noted: ${formatUsdSum(dollars)} spent over ${tries}, ${share} (${formatUsdRange(expected)}) that one whole run is planned at on ${plan}. Each try that begins anew pays again for what was done before: go on from the last checkpoint, and find what breaks it first. Say where it broke off, such as “crashed at 62%”, to know what is left.`
}

/** How far it is over the budget that the plan was asked for; empty where it is inside, or there is none. */
function overBudgetSentence(dollars: number, spec: Expected['spec']): string {
  const budget = spec?.['budgetUsd']
  return typeof budget === 'number' && dollars > budget
    ? ` It is ${formatUsd(dollars - budget)} over the ${formatUsd(budget)} budget.`
    : ''
}
