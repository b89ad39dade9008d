/** "Worst case, in dollars?", "budget me three goes, worst case": the high end as one figure. */
import { formatCount, formatDuration, formatPercent, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** A run that breaks off halfway and is begun anew. */
const half = 0.5

/** Dollars and hours that 9 in 10 runs stay under, of all runs where several are asked for. */
export function worstCaseAnswer({ recommendation: { best }, args }: QuestionContext): readonly string[] {
  const { hours, usd, allInUsd } = best
  const { count, per } = args?.runs ?? { count: 1, per: null }
  if (count > 1)
    return [
      `${formatUsd(allInUsd.p90 * count)}${per === null ? '' : ` a ${per}`} for ${formatCount(count)} runs that all come to the high end, ${formatUsd(allInUsd.p90)} and ${formatDuration(hours.p90)} each, start-up included; ${formatUsd(allInUsd.p50 * count)} is expected.`,
      'That all of them do is unlikely, and a run that fails mostly stops early and costs less. A first try on a tenth of the data shows the usual mistakes for a tenth of the GPU time.',
    ]
  const margin = args?.moves ?? 0
  if (margin > 0)
    return [
      `${formatUsd(allInUsd.p50 * (1 + margin))} in total with ${formatPercent(margin)} on top of the ${formatUsd(allInUsd.p50)} that is expected.`,
      `9 in 10 comparable runs stay under ${formatUsd(allInUsd.p90)}${allInUsd.p90 > allInUsd.p50 * (1 + margin) ? ', which is more than that margin covers' : ', which that margin covers'}.`,
    ]
  return [
    `${formatUsd(allInUsd.p90)} and ${formatDuration(hours.p90)}: 9 in 10 comparable runs take no more. Expected are ${formatUsd(allInUsd.p50)} and ${formatDuration(hours.p50)}.`,
    `Should it break off halfway and begin anew on top: ${formatUsd(allInUsd.p90 + usd.p90 * half)} and ${formatDuration(hours.p90 * (1 + half))}.`,
    'Not in it: taxes, people’s time, and machines that nobody switches off.',
  ]
}
