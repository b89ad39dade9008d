/** Requests as they stand in Slack: asked, changed, and replaced by what became of them. */
import type { WebClient } from '@slack/web-api'
import { approvalDecisionMessage, approvalMessage } from '../../presentation/content/messages/approval-message.ts'
import { renderMessage } from '../../presentation/slack/render-message.ts'
import type { SlackMessage } from '../../presentation/slack/slack-message.ts'
import type { Approval } from '../../store/approvals.ts'
import type { MessageRef } from '../delivery/outbox.ts'
import { sendWithFallback } from '../delivery/rendering-fallback.ts'
import { isTransient, slackErrorCode } from '../delivery/slack-errors.ts'
import { currentTeam } from '../request-scope.ts'
import type { AppDocuments } from '../document-schemas.ts'
import type { Services } from '../services.ts'

export type StoredApproval = Approval<AppDocuments['approval']>

/** `thresholdUsd`: null where it is not shown. */
export function requestMessage(
  { id, by, content: { summary, note, deciders } }: Pick<StoredApproval, 'id' | 'by' | 'content'>,
  thresholdUsd: number | null,
): SlackMessage {
  const requester = by === '' ? null : by
  return renderMessage(approvalMessage({ id, deciders, requester, thresholdUsd, note }, summary))
}

/** What became of it, without buttons; `note`: a sentence more. */
export function decisionMessage({ content, decision }: StoredApproval, note = ''): SlackMessage | null {
  return decision === null ? null : renderMessage(approvalDecisionMessage(content.summary, decision, note))
}

/** Puts a message in the place of each of `refs`. Returns how many were still there: people delete messages. */
export async function replacePosted(
  refs: readonly MessageRef[],
  message: SlackMessage,
  client: WebClient,
  services: Services,
): Promise<number> {
  let replaced = 0
  for (const { channel, ts } of refs) {
    try {
      await sendWithFallback(message, services, ({ text, blocks }) =>
        client.chat.update({ channel, ts, text, blocks: [...blocks] }),
      )
      replaced += 1
    } catch (error) {
      const errorCode = slackErrorCode(error)
      if (errorCode === undefined || isTransient(error)) throw error
      services.log.info({ refused: errorCode }, 'a request for an approval could not be changed where it stood')
    }
  }
  return replaced
}

/** The requests that a newer one has superseded lose their buttons. */
export async function closeSuperseded(
  { channel, thread, at }: StoredApproval,
  client: WebClient,
  services: Services,
): Promise<void> {
  if (thread === null) return
  const earlier = await services.store.of(currentTeam()).approvals.recent({ channel, thread })
  for (const approval of earlier) {
    const isByThis = approval.decision?.is === 'superseded' && approval.decision.at === at
    const message = isByThis ? decisionMessage(approval) : null
    if (message !== null) await replacePosted(approval.content.messages ?? [], message, client, services)
  }
}
