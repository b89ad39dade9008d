/** "Incl. 19% VAT?": what a tax adds, and that none is counted. */
import { formatPercent, formatUsd, formatUsdRange } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** `args.moves`: the share; asks for it where it is missing. */
export function taxesAnswer({ recommendation: { best }, args }: QuestionContext): readonly string[] {
  const share = Math.abs(args?.moves ?? 0)
  const notCounted = 'Taxes such as VAT are not counted: prices are as the providers list them.'
  if (share === 0) return [notCounted, 'Say the share to have it added, such as “incl. 19% VAT”.']
  const { p10, p50, p90 } = best.allInUsd
  const taxed = (usd: number): number => usd * (1 + share)
  return [
    `With ${formatPercent(share)} on top: ${formatUsd(taxed(p50))} in total instead of ${formatUsd(p50)} (8 times in 10 ${formatUsdRange({ p10: taxed(p10), p90: taxed(p90) })}).`,
    notCounted,
  ]
}
