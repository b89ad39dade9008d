/** The question to whoever approves spending, and what became of it. Mentions are Slack's own ids. */
import type { Button } from '@slack/types'
import type { SlackMessage } from '../slack-message.ts'
import { contextBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import { formatDurationRange, formatUsd, formatUsdRange } from '../../format/number-format.ts'
import type { AnsweredScenario } from './difference-message.ts'
import type { RenderContext } from '../../render-context.ts'
import { escapeMrkdwn, toOneLine } from '../blocks/mrkdwn.ts'
import { describeJob } from '../../content/scenario-summary.ts'
import { optionHeadline } from '../../content/recommendation-summary.ts'

/** Ids of the buttons; their value is the id of the approval. */
export const approvalActionIds = { approve: 'approve_spending', decline: 'decline_spending' } as const

export type ApprovalMessageInput = {
  readonly id: string
  /** Ids of users. */
  readonly approver: string
  /** Null: a workflow. */
  readonly requester: string | null
  readonly thresholdUsd: number
}

/** What the approver is shown, kept as it was asked: plain, unescaped. */
export function approvalSummary(
  { scenario, recommendation: { best } }: AnsweredScenario,
  { names }: RenderContext,
): string {
  const ranges = `${formatDurationRange(best.hours)}, ${formatUsdRange(best.usd)}`
  return `${describeJob(scenario.spec, names)}. ${optionHeadline(best, names)} (${ranges}).`
}

export function approvalMessage(
  { id, approver, requester, thresholdUsd }: ApprovalMessageInput,
  summary: string,
): SlackMessage {
  const asker = requester === null ? 'a workflow' : `<@${requester}>`
  const requestText = `<@${approver}>, ${asker} asks you to approve this plan: it is above ${formatUsd(thresholdUsd)}.`
  const button = (action: string, text: string, style?: 'primary' | 'danger'): Button => ({
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text },
    value: id,
    ...(style === undefined ? {} : { style }),
  })
  return {
    text: `${requestText} ${escapeMrkdwn(summary)}`,
    blocks: [
      sectionBlock([requestText, `*${escapeMrkdwn(toOneLine(summary, 600))}*`]),
      {
        type: 'actions',
        block_id: 'approval',
        elements: [
          button(approvalActionIds.approve, 'Approve', 'primary'),
          button(approvalActionIds.decline, 'Decline'),
        ],
      },
      contextBlock(['Nothing is rented by this app: an approval is a word in this thread, and is kept with it.']),
    ],
  }
}

/** The same message once it was decided. `at`: ISO time. */
export function approvalDecisionMessage(
  summary: string,
  decision: { readonly is: 'approved' | 'declined'; readonly by: string; readonly at: string },
): SlackMessage {
  const word = decision.is === 'approved' ? 'Approved' : 'Declined'
  const line = `*${word}* by <@${decision.by}> on ${decision.at.slice(0, 10)}.`
  return {
    text: `${word} by <@${decision.by}>: ${escapeMrkdwn(summary)}`,
    blocks: [sectionBlock([line, escapeMrkdwn(toOneLine(summary, 600))])],
  }
}
