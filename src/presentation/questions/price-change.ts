/** "What if prices drop 20%?": what is paid by the hour moves, disk and traffic stay. */
import { roundUsd } from '../../recommend/figure-text.ts'
import { formatPercent, formatUsd, formatUsdDifference } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Parts of a bill that are not paid by the hour of a GPU. */
const otherParts: ReadonlySet<string> = new Set(['disk', 'storage', 'egress', 'traffic', 'download'])

/** `args.moves`: a share, negative for a drop; asks for it where it is missing. */
export function priceChangeAnswer({ recommendation: { best }, totalCost, args }: QuestionContext): readonly string[] {
  const moves = args?.moves
  if (moves === undefined || moves <= -1)
    return ['Say by how much, such as “what if prices drop 20 %?”; “today’s prices” works the plan out anew.']
  const fixed = (totalCost?.bill.parts ?? [])
    .filter(({ id }) => otherParts.has(id))
    .reduce((sum, { usd }) => sum + (usd ?? 0), 0)
  const before = best.allInUsd.p50
  const after = fixed + (before - fixed) * (1 + moves)
  const change = `${formatPercent(Math.abs(moves))} ${moves < 0 ? 'lower' : 'higher'}`
  const direction = roundUsd(after) < roundUsd(before) ? 'less' : 'more'
  const isDiscount = args?.isDiscount === true
  return [
    `With prices ${change} this plan costs ${formatUsd(after)} in total instead of ${formatUsd(before)}: ${formatUsdDifference(after, before)} ${direction}.`,
    isDiscount
      ? 'The plan itself stays at list prices: an owner can enter rates of your own in the app’s settings, and every plan is reckoned with them.'
      : 'The hours stay the same, and so does the order of the plans where all prices move alike.',
  ]
}
