/** "Approve" and "Decline" under a request. */
import type { App, BlockAction } from '@slack/bolt'
import { approvalControlIds } from '../../../presentation/content/messages/approval-message.ts'
import { decideApproval } from '../../approvals/decide-approval.ts'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import { textMessage } from '../../delivery/text-message.ts'
import type { Services } from '../../services.ts'
import { readActionPayload } from './action-payload.ts'
import { destinationOf } from './plan-actions.ts'

/** Whoever may not decide is told so, privately. */
export function registerApprovalActions(app: App, services: Services): void {
  for (const [actionId, decision] of [
    [approvalControlIds.approve, 'approved'],
    [approvalControlIds.decline, 'declined'],
  ] as const) {
    app.action<BlockAction>(actionId, async ({ ack, body, client, respond }) => {
      await ack()
      const action = readActionPayload(body)
      if (action === null) return
      const { value: id, channel, ts } = action
      const destination = destinationOf(action, client, respond)
      const said = await decideApproval({ id, decision, pressedOn: { channel, ts } }, destination, services)
      if (said !== null) await deliverEphemeral(textMessage(said), destination, services)
    })
  }
}
