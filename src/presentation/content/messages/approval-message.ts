/** The request to whoever approves spending, and what became of it. */
import { formatDurationRange, formatUsd, formatUsdDifference, formatUsdRange } from '../../format/number-format.ts'
import { toOneLine } from '../../format/truncate.ts'
import type { RenderContext } from '../../render-context.ts'
import type { AnsweredScenario } from '../advisor-answer.ts'
import {
  type ButtonControl,
  line,
  lines,
  mention,
  type MessageContent,
  notesBlock,
  strong,
  textBlock,
} from '../message-content.ts'
import { optionHeadline } from '../recommendation-summary.ts'
import { describeJob } from '../scenario-summary.ts'

/** Ids of the buttons; their value is the id of the approval. */
export const approvalControlIds = { approve: 'approve_spending', decline: 'decline_spending' } as const

export type ApprovalMessageInput = {
  readonly id: string
  /** User ids. */
  readonly approver: string
  /** Null: a workflow. */
  readonly requester: string | null
  readonly thresholdUsd: number
}

/** The plan in one paragraph, stored with the request as it was shown. */
export function approvalSummary(
  { scenario, recommendation: { best } }: AnsweredScenario,
  { names }: RenderContext,
): string {
  const ranges = `${formatDurationRange(best.hours)}, ${formatUsdRange(best.allInUsd)}`
  return `${describeJob(scenario.spec, names)}. ${optionHeadline(best, names)} (${ranges}).`
}

export function approvalMessage(
  { id, approver, requester, thresholdUsd }: ApprovalMessageInput,
  summary: string,
): MessageContent {
  const request = [
    mention(approver),
    ', ',
    requester === null ? 'a workflow' : mention(requester),
    ` asks you to approve this plan: it is above ${formatUsd(thresholdUsd)}.`,
  ]
  const button = (controlId: string, label: string): ButtonControl => ({
    kind: 'button',
    id: controlId,
    label,
    value: id,
  })
  return {
    text: [line(...request, ` ${summary}`)],
    blocks: [
      textBlock([line(...request), line(strong(toOneLine(summary, maxSummaryLength)))]),
      {
        kind: 'controls',
        id: 'approval',
        controls: [
          { ...button(approvalControlIds.approve, 'Approve'), isPrimary: true },
          button(approvalControlIds.decline, 'Decline'),
        ],
      },
      notesBlock(lines(['Nothing is rented by this app: an approval is a word in this thread, and is kept with it.'])),
    ],
  }
}

const maxSummaryLength = 600

/** The request once it was decided. `at`: ISO time. */
export function approvalDecisionMessage(
  summary: string,
  decision: { readonly is: 'approved' | 'declined'; readonly by: string; readonly at: string },
): MessageContent {
  const word = decision.is === 'approved' ? 'Approved' : 'Declined'
  return {
    text: [line(`${word} by `, mention(decision.by), `: ${summary}`)],
    blocks: [
      textBlock([
        line(strong(word), ' by ', mention(decision.by), ` on ${decision.at.slice(0, 10)}.`),
        line(toOneLine(summary, maxSummaryLength)),
      ]),
    ],
  }
}

/** For the approver, who pressed "Approve" of a plan whose price is another one by now. `value`: what its buttons send; `usd`: of the whole bill. */
export function staleApprovalMessage(
  value: string,
  asked: { readonly usd: number; readonly at: string },
  now: { readonly usd: number; readonly today: string },
): MessageContent {
  const direction = now.usd > asked.usd ? 'more' : 'less'
  const sentence = `This plan rests on the prices of ${asked.at.slice(0, 10)}: ${formatUsd(asked.usd)}. At the prices of ${now.today} it is ${formatUsd(now.usd)}, ${formatUsdDifference(now.usd, asked.usd)} ${direction}. Nothing is approved yet.`
  return {
    text: [line(sentence)],
    blocks: [
      textBlock([line(sentence)]),
      {
        kind: 'controls',
        id: 'approval',
        controls: [
          {
            kind: 'button',
            id: approvalControlIds.approve,
            label: `Approve at ${formatUsd(now.usd)}`,
            value,
            isPrimary: true,
          },
          { kind: 'button', id: approvalControlIds.decline, label: 'Decline', value },
        ],
      },
    ],
  }
}
