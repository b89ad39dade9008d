/** The request to whoever approves spending, and what became of it. */
import { formatDurationRange, formatUsd, formatUsdRange } from '../../format/number-format.ts'
import { toOneLine } from '../../format/truncate.ts'
import type { RenderContext } from '../../render-context.ts'
import type { AnsweredScenario } from '../advisor-answer.ts'
import {
  type ButtonControl,
  joinSpans,
  line,
  lines,
  mention,
  type MessageContent,
  notesBlock,
  type Span,
  strong,
  textBlock,
} from '../message-content.ts'
import { describePrice, optionHeadline } from '../recommendation-summary.ts'
import { describeJob } from '../scenario-summary.ts'

/** Ids of the buttons; their value is the id of the approval. */
export const approvalControlIds = { approve: 'approve_spending', decline: 'decline_spending' } as const

export type ApprovalMessageInput = {
  readonly id: string
  /** User ids of those who may decide; at least one. */
  readonly deciders: readonly string[]
  /** Null: a workflow. */
  readonly requester: string | null
  /** Null: it is not shown. */
  readonly thresholdUsd: number | null
  /** What has changed since the plan was made, or since this was asked; '' for nothing. */
  readonly note: string
}

/** The plan in one paragraph, stored with the request as it was shown. */
export function approvalSummary(
  { scenario, recommendation: { best } }: AnsweredScenario,
  renderContext: RenderContext,
): string {
  const { names } = renderContext
  const ranges = `${formatDurationRange(best.hours)}, ${formatUsdRange(best.allInUsd)}`
  return `${describeJob(scenario.spec, names)}. ${optionHeadline(best, names)} (${ranges}). Price: ${describePrice(best, renderContext, false)}.`
}

/** `summary`: the plan in one line. US dollars. */
export function approvalMessage(
  { id, deciders, requester, thresholdUsd, note }: ApprovalMessageInput,
  summary: string,
): MessageContent {
  const reason = thresholdUsd === null ? '.' : `: it is above ${formatUsd(thresholdUsd)}.`
  const request = [
    ...people(deciders),
    ', ',
    requester === null ? 'a workflow' : mention(requester),
    ` asks you to approve this plan${reason}`,
  ]
  const button = (controlId: string, label: string): ButtonControl => ({
    kind: 'button',
    id: controlId,
    label,
    value: id,
  })
  const noteLines = note === '' ? [] : [line(note)]
  return {
    text: [line(...request, ` ${summary}`), ...noteLines],
    blocks: [
      textBlock([line(...request), line(strong(toOneLine(summary, maxSummaryLength))), ...noteLines]),
      {
        kind: 'controls',
        id: 'approval',
        controls: [
          { ...button(approvalControlIds.approve, 'Approve'), isPrimary: true },
          button(approvalControlIds.decline, 'Decline'),
        ],
      },
      notesBlock(
        lines([
          deciders.length > 1
            ? 'One of you decides. Nothing is rented by this app: the decision is kept in the audit trail.'
            : 'Nothing is rented by this app: the decision is kept in the audit trail.',
        ]),
      ),
    ],
  }
}

const people = (users: readonly string[]): readonly Span[] => joinSpans(users.map(mention), ' or ')

const maxSummaryLength = 600

const decisionWords = { approved: 'Approved', declined: 'Declined', superseded: 'Superseded' } as const

/** The request once it was decided, without buttons. `at`: ISO time. `note`: a sentence more; '' for none. */
export function approvalDecisionMessage(
  summary: string,
  decision: { readonly is: 'approved' | 'declined' | 'superseded'; readonly by: string; readonly at: string },
  note = '',
): MessageContent {
  const word = decisionWords[decision.is]
  const day = decision.at.slice(0, 10)
  const by =
    decision.is === 'superseded'
      ? [strong(word), ' on ', day, ': ', mention(decision.by), ' asked for another plan of this thread.']
      : [strong(word), ' by ', mention(decision.by), ` on ${day}.`]
  const noteLines = note === '' ? [] : [line(note)]
  const headline = decision.is === 'superseded' ? `${word}: ` : ''
  return {
    text: [
      decision.is === 'superseded'
        ? line(`${headline}${summary}`)
        : line(`${word} by `, mention(decision.by), `: ${summary}`),
      ...noteLines,
    ],
    blocks: [textBlock([line(...by), line(toOneLine(summary, maxSummaryLength)), ...noteLines])],
  }
}
