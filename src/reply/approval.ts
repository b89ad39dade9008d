/** The question to whoever approves spending, and what became of it. Mentions are Slack's own ids. */
import type { Button } from '@slack/types'
import type { Message } from './message.ts'
import { context, section } from './blocks.ts'
import { durationRange, usd, usdRange } from './format.ts'
import type { Answered } from './difference.ts'
import type { Manner } from './manner.ts'
import { escape, oneLine } from './mrkdwn.ts'
import { jobWords } from './asked.ts'
import { headlineOf } from './summary.ts'

/** Ids of the buttons; their value is the id of the approval. */
export const approvalActions = { approve: 'approve_spending', decline: 'decline_spending' } as const

export type ApprovalAsked = {
  readonly id: string
  /** Ids of users. */
  readonly approver: string
  readonly by: string
  readonly thresholdUsd: number
}

/** What the approver is shown, kept as it was asked: plain, unescaped. */
export function approvalSummary({ scenario, recommendation: { best } }: Answered, { names }: Manner): string {
  const ranges = `${durationRange(best.hours)}, ${usdRange(best.usd)}`
  return `${jobWords(scenario.spec, names)}. ${headlineOf(best, names)} (${ranges}).`
}

export function approvalMessage({ id, approver, by, thresholdUsd }: ApprovalAsked, summary: string): Message {
  const ask = `<@${approver}>, <@${by}> asks you to approve this plan: it is above ${usd(thresholdUsd)}.`
  const button = (action: string, text: string, style?: 'primary' | 'danger'): Button => ({
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text },
    value: id,
    ...(style === undefined ? {} : { style }),
  })
  return {
    text: `${ask} ${escape(summary)}`,
    blocks: [
      section([ask, `*${escape(oneLine(summary, 600))}*`]),
      {
        type: 'actions',
        block_id: 'approval',
        elements: [button(approvalActions.approve, 'Approve', 'primary'), button(approvalActions.decline, 'Decline')],
      },
      context(['Nothing is rented by this app: an approval is a word in this thread, and is kept with it.']),
    ],
  }
}

/** The same message once it was decided. `at`: ISO time. */
export function approvedMessage(
  summary: string,
  decision: { readonly is: 'approved' | 'declined'; readonly by: string; readonly at: string },
): Message {
  const word = decision.is === 'approved' ? 'Approved' : 'Declined'
  const line = `*${word}* by <@${decision.by}> on ${decision.at.slice(0, 10)}.`
  return {
    text: `${word} by <@${decision.by}>: ${escape(summary)}`,
    blocks: [section([line, escape(oneLine(summary, 600))])],
  }
}
