/** "Request approval" under a plan: whoever approves is asked for the plan of that very message. */
import type { App, BlockAction } from '@slack/bolt'
import { requestApprovalId } from '../../../presentation/content/messages/approval-offer.ts'
import { requestForEstimate } from '../../approvals/request-for-estimate.ts'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import { textMessage } from '../../delivery/text-message.ts'
import type { Services } from '../../services.ts'
import { readActionPayload } from './action-payload.ts'
import { destinationOf } from './plan-actions.ts'

/** What stands in the way of a request is told to whoever pressed, privately. */
export function registerRequestApproval(app: App, services: Services): void {
  app.action<BlockAction>(requestApprovalId, async ({ ack, body, client, respond }) => {
    await ack()
    const action = readActionPayload(body)
    if (action === null) return
    const destination = destinationOf(action, client, respond)
    const said = await requestForEstimate(action.value, destination, services)
    if (said !== null) await deliverEphemeral(textMessage(said), destination, services)
  })
}
