/** Open plans on the Home tab: what waits, what was approved and not spent, and what else was asked for last. */
import type { KnownBlock } from '@slack/types'
import type { Option } from '../../../../recommend/recommendation.ts'
import { isMoreExpensive } from '../../../../team/approval.ts'
import type { LedgerRow } from '../../../../team/ledger.ts'
import { rowJob } from '../../../content/ledger-lines.ts'
import { planAndProvider } from '../../../format/display-names.ts'
import { formatDuration, formatUsd } from '../../../format/number-format.ts'
import { permalinkOf } from '../../../format/permalink.ts'
import type { RenderContext } from '../../../render-context.ts'
import { bulletLines, headerBlock, sectionBlock } from '../../blocks/layout-blocks.ts'
import { escapeMrkdwn } from '../../blocks/mrkdwn.ts'

export type OpenPlan = {
  readonly row: LedgerRow
  /** At the prices of today; null: no plan meets it any more, or it was not looked at. */
  readonly today: Pick<Option, 'allInUsd'> | null
  /** In so many threads the same was asked for, with the same plan; absent: in one. */
  readonly threads?: number
}

/** One line for each plan, linked to its message where it has one. */
export function plansSection(plans: readonly OpenPlan[], { names }: Pick<RenderContext, 'names'>): KnownBlock[] {
  const lines = plans.map(({ row, today, threads = 1 }) => {
    const job = escapeMrkdwn(rowJob(row, names))
    const { estimate } = row
    const permalink = permalinkOf(row)
    const linked = permalink === null ? `*${job}*` : `*<${permalink}|${job.replaceAll('|', '¦')}>*`
    if (estimate === null) return `${linked}  ${statusText(row)}`
    const { headline } = estimate
    const plan = planAndProvider(headline, names)
    const figures = `${formatDuration(headline.hours.p50)}, ${formatUsd(headline.usd.p50)} in total on ${headline.today}${todayText(headline.usd.p50, today)}${threads === 1 ? '' : `, asked for in ${threads} threads`}`
    return `${linked}  ${escapeMrkdwn(plan)}, ${figures}. ${statusText(row)}`
  })
  return [headerBlock('Open plans'), sectionBlock(lines.length === 0 ? ['None.'] : bulletLines(lines))]
}

/** Said where it differs: the figure of the plan stands before it. */
function todayText(planned: number, today: OpenPlan['today']): string {
  if (today === null) return ''
  const usd = today.allInUsd.p50
  return isMoreExpensive(usd, planned) || isMoreExpensive(planned, usd) ? `, ${formatUsd(usd)} at today’s prices` : ''
}

function statusText({ status, approval, run }: LedgerRow): string {
  if (status === 'running' && run !== null) return `It runs, and comes to about ${formatUsd(run.usd)}.`
  if (status === 'unbilled' && run !== null)
    return `It has ended, at about ${formatUsd(run.usd)} by its hours: its bill is still to be told in its thread.`
  if (status === 'waiting' && approval !== null) {
    const deciders = approval.content.deciders.map((decider) => `<@${decider}>`).join(' or ')
    return `Waits for ${deciders === '' ? 'an approval' : deciders}.`
  }
  const decision = approval?.decision
  if (decision?.is === 'approved' && approval !== null)
    return `Approved by <@${decision.by}>, ${formatUsd(approval.usd)}.`
  return decision?.is === 'declined' ? `Declined by <@${decision.by}>.` : ''
}
