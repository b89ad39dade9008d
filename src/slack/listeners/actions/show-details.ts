/** "Details" under an answer: opens the bill, the ranges and what its plan rests on, in a modal. */
import type { App, BlockAction } from '@slack/bolt'
import { answerControlIds } from '../../../presentation/content/answer-controls.ts'
import { detailsView } from '../../../presentation/slack/views/details-view.ts'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import { threadForgottenText, threadOfAction } from './thread-of-action.ts'
import { destinationOf } from './plan-actions.ts'
import { readActionPayload } from './action-payload.ts'
import type { Services } from '../../services.ts'
import { loadRequestContext } from '../../request-context.ts'
import type { ThreadRef } from '../../../store/threads.ts'
import { currentTeam } from '../../request-scope.ts'
import { openModal } from '../views/open-modal.ts'
import { textMessage } from '../../delivery/text-message.ts'

/** The figures are those of the message's own prices. */
export function registerDetailsAction(app: App, services: Services): void {
  app.action<BlockAction>(answerControlIds.details, async ({ ack, body, client, respond }) => {
    await ack()
    const action = readActionPayload(body)
    if (action === null) return
    const destination = destinationOf(action, client, respond)
    const actionThread = await threadOfAction(action, services)
    const thread = actionThread?.thread ?? null
    const requestContext = await loadRequestContext(
      action.channel,
      client,
      services,
      thread?.thread ?? null,
      thread === null ? null : await shownAt(thread, action.ts, services),
    )
    const details =
      actionThread === null ? null : services.engine.planDetails(actionThread.state, action.scenario, requestContext)
    const problemText =
      actionThread === null
        ? threadForgottenText
        : 'No plan meets the question as it stands now, so there is none to open.'
    if (details === null) return void (await deliverEphemeral(textMessage(problemText), destination, services))
    await openModal(detailsView(details), action.trigger, destination, services)
  })
}

/** Plans of a thread among which that of a message is looked for. */
const maxPlans = 50

/** When the plan of a message was shown, as an ISO time: its bill rests on nothing that was told later. Null: not known. */
async function shownAt({ channel, thread }: ThreadRef, message: string, { store }: Services): Promise<string | null> {
  const plans = await store.of(currentTeam()).estimates.recent({ channel, thread, limit: maxPlans })
  return plans.find((plan) => plan.message === message)?.at ?? null
}
