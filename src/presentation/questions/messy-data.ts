/** What data that are worse than was thought do to the bill, and what a named share of them does. */
import { formatCount, formatDuration, formatPercent, formatTokens, formatUsd } from '../format/number-format.ts'
import { atPart } from './data-verdict.ts'
import type { QuestionContext } from './question-context.ts'

/** A share by which cleaning changes the count of tokens: a rule of thumb. */
const usualShare = 0.2

/** "What if 30 % drops out?", "what if the data is messier than we think?" */
export function messyData(context: QuestionContext): string {
  const { args, totalCost, scenario, recommendation } = context
  const { best } = recommendation
  const share = args?.junk ?? Math.abs(args?.moves ?? usualShare)
  const isMore = (args?.moves ?? 0) > 0 && args?.isDropped !== true
  const tokens = scenario.spec.tokens ?? 0
  const part = isMore ? 1 + share : 1 - share
  const then = atPart(context, part)
  const isNamed = args?.junk !== undefined || args?.moves !== undefined
  const half = atPart(context, 1 / 2)
  const failed = totalCost?.bill.parts.find(({ id }) => id === 'failed')?.usd ?? null
  const change = `${formatDuration(then.hours)} and ${formatUsd(then.usd)} instead of ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)}`
  return [
    isNamed
      ? `${change}, if ${formatPercent(share)} ${isMore ? 'come on top' : 'are thrown away'}: ${formatTokens(tokens * part)} ${isMore ? 'instead of' : 'are left of'} ${formatTokens(tokens)}, and hours follow them while start-up and disk stay.`
      : `It costs tries rather than tokens: what cleaning throws away makes the run cheaper, with ${formatPercent(share)} less ${change}.`,
    `A try that stops halfway because of bad rows costs about ${formatUsd(half.usd - (best.allInUsd.p50 - best.usd.p50))} of GPU time${failed === null ? '' : `, and ${formatUsd(failed)} of the total is set aside for such`}.`,
    `Rows that are longer than ${formatCount(best.sequenceLength)} tokens are cut off, and errors and duplicates that stay are learned. Clean and count a sample of some hundred rows before the machine is rented.`,
  ].join(' ')
}
