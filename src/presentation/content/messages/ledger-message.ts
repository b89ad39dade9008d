/** What was spent in a month and what it comes to: asked for with "digest" or "what did we spend this month". */
import type { SpendingComparison } from '../../../team/digest-contents.ts'
import type { LedgerMonth } from '../../../team/ledger.ts'
import { formatUsdSum } from '../../format/number-format.ts'
import { budgetLeft, monthLines, monthName } from '../ledger-lines.ts'
import {
  bullets,
  headingBlock,
  line,
  lineWithCode,
  type MessageContent,
  notesBlock,
  strong,
  textBlock,
} from '../message-content.ts'
import { spendingLines } from '../spending-lines.ts'

export type SpendingReport = {
  readonly month: LedgerMonth
  /** The runs of the month, the newest first. */
  readonly runs: readonly SpendingComparison[]
  /** Whose: "this channel", "the workspace", "you". */
  readonly of: 'channel' | 'workspace' | 'person'
  /** What the budget still allows is what was asked. */
  readonly asksLeft?: boolean
}

const owners = { channel: 'this channel', workspace: 'the workspace', person: 'your own plans' } as const

/** The spending of one month. US dollars. */
export function ledgerMessage({ month, runs, of, asksLeft = false }: SpendingReport): MessageContent {
  const name = monthName(month.month)
  const title = asksLeft
    ? leftText(month)
    : runs.length === 0
      ? `Nothing was reported spent in ${name}`
      : `${formatUsdSum(month.spent.usd)} spent in ${name}`
  const items = spendingLines(runs)
  const figures = monthLines(month)
  const note = lineWithCode(
    `Of ${owners[of]}; by person and by stack, on the Home tab. What a run cost is told in its thread: \`spent $612\`.`,
  )
  return {
    text: [line(title), ...bullets(items), ...bullets(figures), note],
    blocks: [
      headingBlock(title),
      ...(items.length === 0 ? [] : [textBlock([line(strong('Spent and expected, in total')), ...bullets(items)])]),
      textBlock([line(strong('The month')), ...bullets(figures)]),
      notesBlock([note]),
    ],
  }
}

/** "$1,185.90 of the $2,500 budget of November 2026 is left". */
function leftText(ledger: LedgerMonth): string {
  const { budgetUsd, forecastUsd } = ledger
  const name = monthName(ledger.month)
  if (budgetUsd === null) return `No budget of ${name} is set here; ${formatUsdSum(forecastUsd)} is spent or committed`
  const left = budgetLeft(budgetUsd, ledger)
  const budget = `the ${formatUsdSum(budgetUsd)} budget of ${name}`
  return left < 0 ? `${formatUsdSum(-left)} over ${budget}` : `${formatUsdSum(left)} of ${budget} is left`
}

/** The month, and below it what moved in the week. */
export const withWeekBelow = (month: MessageContent, week: MessageContent): MessageContent => ({
  text: [...month.text, ...week.text],
  blocks: [...month.blocks, ...week.blocks],
})
