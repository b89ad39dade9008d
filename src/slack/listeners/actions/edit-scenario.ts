/**
 * "Edit…" under an answer: opens the form filled with the scenario of its message; its submission is the thread's next
 * revision.
 */
import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt'
import { answerControlIds } from '../../../presentation/content/answer-controls.ts'
import { estimateFormIds } from '../../../presentation/slack/forms/estimate-form.ts'
import { ask } from '../../worker/ask.ts'
import { deliverOutcome } from '../../delivery/deliver-outcome.ts'
import { scenarioOfAction, threadOrTold } from './thread-of-action.ts'
import {
  type PrivateMetadata,
  readPrivateMetadata,
  writePrivateMetadata,
  scenarioFromMetadata,
} from '../views/private-metadata.ts'
import { destinationOf } from './plan-actions.ts'
import { readActionPayload } from './action-payload.ts'
import { readFormSubmission } from '../views/form-submission.ts'
import type { Services } from '../../services.ts'
import { loadRequestContext } from '../../request-context.ts'
import { answerInThread } from '../answer-in-thread.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import { openModal } from '../views/open-modal.ts'

/** Registers the button and the submission of its form. */
export function registerEditAction(app: App, services: Services): void {
  app.action<BlockAction>(answerControlIds.edit, async ({ ack, body, client, respond }) => {
    await ack()
    const action = readActionPayload(body)
    if (action === null) return
    const destination = destinationOf(action, client, respond)
    const actionThread = await threadOrTold(action, destination, services)
    if (actionThread === null) return
    const scenario = scenarioOfAction(actionThread, action)
    const { channel, root, isEphemeral } = action
    const metadata = {
      channel,
      ...(actionThread.thread === null ? {} : { thread: actionThread.thread.thread }),
      ...(isEphemeral ? {} : { root }),
    }
    const start = {
      kind: 'edit',
      scenario,
      privateMetadata: writePrivateMetadata(metadata, scenario),
      note: '',
      destination: null,
    } as const
    await openModal(services.views.estimateForm(start, services.today()), action.trigger, destination, services)
  })
  app.view<ViewSubmitAction>({ callback_id: estimateFormIds.edit, type: 'view_submission' }, async (submission) => {
    const { view, body, client } = submission
    const metadata = readPrivateMetadata(view.private_metadata)
    const scenario = await readFormSubmission(submission, scenarioFromMetadata(metadata), services)
    if (scenario !== null) await answerEditForm(scenario, metadata, body.user.id, client, services)
  })
}

async function answerEditForm(
  scenario: Scenario,
  { channel, thread, root }: PrivateMetadata,
  user: string,
  client: Parameters<typeof destinationOf>[1],
  services: Services,
): Promise<void> {
  // A form that was opened on an answer for one person is answered to that person.
  const answerChannel = channel ?? user
  const destination = {
    client,
    channel: answerChannel,
    user,
    isDirect: answerChannel.startsWith('D') || answerChannel === user,
    ...(root === undefined ? {} : { thread: root }),
  }
  const isPrivate = root === undefined
  const threadAnswer =
    channel === undefined || thread === undefined
      ? null
      : await answerInThread(
          {
            thread: { channel, thread },
            client,
            user,
            answer: (state, requestContext) =>
              ask(services, 'form', { kind: 'scenario', scenario, thread: state }, requestContext),
          },
          services,
        )
  const requestContext = threadAnswer?.requestContext ?? (await loadRequestContext(answerChannel, client, services))
  const outcome =
    threadAnswer?.outcome ?? (await ask(services, 'form', { kind: 'scenario', scenario, thread: null }, requestContext))
  await deliverOutcome(
    { outcome, destination, rules: requestContext.rules, isPrivate, isTurnStored: threadAnswer !== null },
    services,
  )
}
