/** "Share to channel": posts the plan of its message as a message of its own, with a thread of its own. */
import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { answerControlIds } from '../../../presentation/content/answer-controls.ts'
import { conversationInput } from '../../../presentation/slack/forms/input-blocks.ts'
import { readFormState } from '../../../presentation/slack/forms/form-state.ts'
import { withSharedByLine } from '../../../presentation/content/messages/asked-by-line.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import { ask } from '../../worker/ask.ts'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import { deliverOutcome } from '../../delivery/deliver-outcome.ts'
import { scenarioOfAction, threadForgottenText, threadOrTold } from './thread-of-action.ts'
import { readPrivateMetadata, writePrivateMetadata, scenarioFromMetadata } from '../views/private-metadata.ts'
import { destinationOf } from './plan-actions.ts'
import { readActionPayload } from './action-payload.ts'
import type { Services } from '../../services.ts'
import { loadRequestContext } from '../../request-context.ts'
import type { Destination } from '../../delivery/post-methods.ts'
import { openModal } from '../views/open-modal.ts'
import { textMessage } from '../../delivery/text-message.ts'

const callbackId = 'share_estimate'
const destinationBlockId = 'place'

/** Registers the button and the window that asks where to; the latter where the plan stands in this channel already. */
export function registerShareActions(app: App, services: Services): void {
  app.action<BlockAction>(answerControlIds.share, async ({ ack, body, client, respond }) => {
    await ack()
    const action = readActionPayload(body)
    if (action === null) return
    const destination = destinationOf(action, client, respond)
    const actionThread = await threadOrTold(action, destination, services)
    if (actionThread === null) return
    const scenario = scenarioOfAction(actionThread, action)
    const isInChannel = !action.isEphemeral && action.root === action.ts
    // It stands in this channel already, or this is no channel: then somewhere else is meant.
    if (isInChannel || action.isDirect) return openModal(shareModal(scenario), action.trigger, destination, services)
    await shareScenario(
      scenario,
      { client, channel: action.channel, user: action.user, respond, fallback: 'in_channel' },
      services,
    )
  })
  app.view<ViewSubmitAction>(
    { callback_id: callbackId, type: 'view_submission' },
    async ({ ack, view, body, client, respond }) => {
      const channel = readFormState(view.state.values).conversation(destinationBlockId)
      const scenario = scenarioFromMetadata(readPrivateMetadata(view.private_metadata))
      if (channel === null)
        return ack({ response_action: 'errors', errors: { [destinationBlockId]: 'Choose a channel.' } })
      await ack()
      const respondOption = (body.response_urls ?? []).length > 0 ? { respond } : {}
      const destination = { client, channel, user: body.user.id, ...respondOption, fallback: 'in_channel' } as const
      if (scenario === null)
        return void (await deliverEphemeral(textMessage(threadForgottenText), destination, services))
      await shareScenario(scenario, destination, services)
    },
  )
}

/** Answered anew under the rules of where it goes: what one channel has settled says nothing in another. */
async function shareScenario(scenario: Scenario, destination: Destination, services: Services): Promise<void> {
  const requestContext = await loadRequestContext(destination.channel, destination.client, services)
  const askedScenario = withoutDefaults(scenario)
  const outcome = await ask(
    services,
    'button',
    { kind: 'scenario', scenario: askedScenario, thread: null },
    requestContext,
  )
  const sharedOutcome =
    'content' in outcome ? { ...outcome, content: withSharedByLine(outcome.content, destination.user) } : outcome
  await deliverOutcome({ outcome: sharedOutcome, destination, rules: requestContext.rules }, services)
}

/** The scenario without what a channel or workspace filled in. */
function withoutDefaults({ spec, setBy: said, ...rest }: Scenario): Scenario {
  const isDefault = (field: string) => Object.entries(said).some(([name, by]) => name === field && by !== 'asked')
  const cleared = Object.fromEntries(Object.keys(spec).flatMap((field) => (isDefault(field) ? [[field, null]] : [])))
  return {
    ...rest,
    spec: { ...spec, ...cleared },
    setBy: Object.fromEntries(Object.entries(said).filter(([, by]) => by === 'asked')),
  }
}

function shareModal(scenario: Scenario): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: writePrivateMetadata({}, scenario),
    title: { type: 'plain_text', text: 'Share the estimate' },
    submit: { type: 'plain_text', text: 'Share' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      conversationInput(
        destinationBlockId,
        { label: 'Where?', hint: 'The estimate is worked out anew under the settings of that channel.' },
        null,
      ),
    ],
  }
}
