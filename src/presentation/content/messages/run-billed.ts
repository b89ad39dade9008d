/** What an hour of a run costs by its bill so far, beside what was planned. */
import type { RunState } from '../../../team/run-state.ts'
import { formatUsd, formatUsdDifference, formatUsdPerHour } from '../../format/number-format.ts'
import { roundUsd } from '../../../recommend/figure-text.ts'
import { type Line, line, strong } from '../message-content.ts'

/** As in the report of a sum: less than this is as planned. */
const noDeviation = 0.005

/** Nothing where no bill was told. `usd`: what the whole comes to at that. */
export function billedLines({ planned, paidUsdPerHour }: RunState, usd: number): readonly Line[] {
  if (paidUsdPerHour === null) return []
  const { p50 } = planned.usd
  const isAsPlanned = Math.abs(usd / roundUsd(p50) - 1) < noDeviation
  const apart = isAsPlanned
    ? 'as planned'
    : `${formatUsdDifference(usd, p50)} ${usd > p50 ? 'more' : 'less'} than planned`
  const hour = planned.usdPerHour === undefined ? '' : ` (${formatUsdPerHour(planned.usdPerHour)} in the plan)`
  return [
    line(
      strong(
        `By the bill so far ${formatUsdPerHour(paidUsdPerHour)}${hour}: about ${formatUsd(usd)} in all, ${apart}.`,
      ),
    ),
  ]
}
