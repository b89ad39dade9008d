/**
 * Opens a modal. Slack's trigger expires three seconds after the click: an expired one is reported to whoever clicked.
 */
import type { ModalView } from '@slack/types'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import { slackErrorKind } from '../../delivery/slack-errors.ts'
import type { Services } from '../../services.ts'
import type { Destination } from '../../delivery/post-methods.ts'
import { textMessage } from '../../delivery/text-message.ts'

/** Errors other than an expired trigger are thrown. `isAbove`: on top of the window in which the button was pressed. */
export async function openModal(
  view: ModalView,
  trigger: string,
  destination: Destination,
  services: Services,
  isAbove = false,
): Promise<void> {
  const { views } = destination.client
  try {
    await (isAbove ? views.push({ trigger_id: trigger, view }) : views.open({ trigger_id: trigger, view }))
  } catch (error) {
    if (slackErrorKind(error) !== 'expired') throw error
    services.metrics.refused('expired_trigger_id')
    await deliverEphemeral(
      textMessage('That took me too long, and Slack no longer lets me open the window. Please press it again.'),
      destination,
      services,
    )
  }
}
