/** "Approve" and "Decline" under a request: the named approver decides, once, and the request says so from then on. */
import type { App, BlockAction } from '@slack/bolt'
import {
  approvalControlIds,
  approvalDecisionMessage,
  staleApprovalMessage,
} from '../../../presentation/content/messages/approval-message.ts'
import { renderMessage } from '../../../presentation/slack/render-message.ts'
import { tellPeople } from '../../authority/announce-change.ts'
import { loadPersonRole } from '../../authority/people.ts'
import { currentTeam } from '../../request-scope.ts'
import { deliverEphemeral, deliverMessage } from '../../delivery/deliver.ts'
import { destinationOf } from './plan-actions.ts'
import { type ActionPayload, readActionPayload } from './action-payload.ts'
import { noteApproval, staleApproval } from '../../runs/note-approval.ts'
import { sendWithFallback } from '../../delivery/rendering-fallback.ts'
import type { Services } from '../../services.ts'
import type { Destination } from '../../delivery/post-methods.ts'
import { textMessage } from '../../delivery/text-message.ts'

export function registerApprovalActions(app: App, services: Services): void {
  for (const [actionId, decision] of [
    [approvalControlIds.approve, 'approved'],
    [approvalControlIds.decline, 'declined'],
  ] as const) {
    app.action<BlockAction>(actionId, async ({ ack, body, client, respond }) => {
      await ack()
      const action = readActionPayload(body)
      if (action !== null) await decideApproval(action, decision, destinationOf(action, client, respond), services)
    })
  }
}

async function decideApproval(
  { value, user, channel, ts: pressedTs }: ActionPayload,
  decision: 'approved' | 'declined',
  destination: Destination,
  services: Services,
): Promise<void> {
  const { approvals } = services.store.of(currentTeam())
  // Behind the id: the day on which the approver was told that the price is another one now, and the request's message.
  const [id = '', toldOn, ts = pressedTs] = value.split('@')
  const approval = await approvals.read(id)
  if (approval === null)
    return void (await deliverEphemeral(textMessage('This request is no longer kept.'), destination, services))
  if (approval.approver !== user) {
    return void (await deliverEphemeral(
      textMessage(`Only <@${approval.approver}> can decide this.`),
      destination,
      services,
    ))
  }
  if ((await loadPersonRole(user, destination.client, services)) === 'outsider') {
    const text = 'Guests and people of other companies cannot approve spending. Ask an owner to name somebody else.'
    return void (await deliverEphemeral(textMessage(text), destination, services))
  }
  const stale = decision === 'approved' && approval.decision === null ? await staleApproval(approval, services) : null
  if (stale !== null && stale.today !== toldOn) {
    const message = renderMessage(staleApprovalMessage(`${id}@${stale.today}@${ts}`, approval, stale))
    return void (await (destination.isDirect === true
      ? deliverMessage(message, destination, services)
      : deliverEphemeral(message, destination, services)))
  }
  const result = await approvals.decide(id, user, decision)
  const finalDecision = result?.approval.decision ?? approval.decision
  if (finalDecision === null) return
  await sendWithFallback(
    renderMessage(approvalDecisionMessage(approval.content.summary, finalDecision)),
    services,
    ({ text, blocks }) => destination.client.chat.update({ channel, ts, text, blocks: [...blocks] }),
  )
  if (result?.isFirst === true && decision === 'approved')
    await noteApproval(result.approval, user, destination.client, services)
  // Asked by direct message, the request does not stand where whoever asked would see it decided.
  const isElsewhere = approval.channel !== channel && approval.by !== ''
  if (isElsewhere && result?.isFirst === true) {
    const { text } = renderMessage(approvalDecisionMessage(approval.content.summary, finalDecision))
    await tellPeople([approval.by], text, { client: destination.client, user }, services)
  }
}
