/** The controls under an answer that ask something of its plan: a change, a question, a file, a comparison. */
import type { App, BlockAction, RespondFn } from '@slack/bolt'
import { actionControlPattern } from '../../../presentation/content/answer-controls.ts'
import { controlActionIn } from '../../../presentation/content/control-action.ts'
import type { ConversationRequest } from '../../../conversation/request.ts'
import type { ThreadState } from '../../../conversation/thread-state.ts'
import { ask } from '../../worker/ask.ts'
import { type OutcomeDelivery, deliverOutcome } from '../../delivery/deliver-outcome.ts'
import { threadOrTold } from './thread-of-action.ts'
import { type ActionPayload, readActionPayload } from './action-payload.ts'
import { deleteOriginal } from './not-for-app.ts'
import { replaceEphemeral } from './replace-ephemeral.ts'
import type { Services } from '../../services.ts'
import { loadRequestContext } from '../../request-context.ts'
import { answerInThread } from '../answer-in-thread.ts'
import type { Destination } from '../../delivery/post-methods.ts'

/** One listener for all of them: what a control does is in its value. */
export function registerPlanActions(app: App, services: Services): void {
  app.action<BlockAction>(actionControlPattern, async ({ ack, body, client, respond }) => {
    await ack()
    const action = readActionPayload(body)
    if (action !== null && action.value !== '')
      await answerAmendAction(action, destinationOf(action, client, respond), services)
  })
}

/** Where an answer to the press belongs. */
export function destinationOf(action: ActionPayload, client: Destination['client'], respond: RespondFn): Destination {
  const { channel, user, root, ts, isEphemeral, isDirect } = action
  // The message that begins a thread is pressed in its channel, where the response is seen.
  const pressed = root === ts ? {} : { pressedIn: root }
  const destination = { client, channel, user, respond, isDirect, ...pressed }
  return isEphemeral ? destination : { ...destination, thread: root }
}

/** About the plan that the message shows. Controls of earlier releases carry the reply that a person would have typed. */
function requestOf(thread: ThreadState, { value, scenario }: ActionPayload): ConversationRequest {
  const action = controlActionIn(value)
  if (action === null) return { kind: 'reply', text: value, isAddressed: true, thread }
  return { kind: 'action', action, thread, ...(scenario === null ? {} : { scenario }) }
}

/** A reading of a reply is applied: everybody in the thread sees the answer, and the question goes away. */
async function applyReading(
  { outcome, destination, rules }: Omit<OutcomeDelivery, 'isPrivate' | 'isTurnStored'>,
  services: Services,
): Promise<void> {
  const { respond, ...inThread } = destination
  await deliverOutcome({ outcome, destination: inThread, rules, isTurnStored: true }, services)
  await deleteOriginal(respond, services)
}

async function answerAmendAction(action: ActionPayload, destination: Destination, services: Services): Promise<void> {
  const actionThread = await threadOrTold(action, destination, services)
  if (actionThread === null) return
  const { state, thread } = actionThread
  const asker = { client: destination.client, user: action.user }
  const threadAnswer =
    thread === null
      ? null
      : await answerInThread(
          {
            ...asker,
            thread,
            answer: (currentState, requestContext) =>
              ask(services, 'button', requestOf(currentState, action), requestContext),
          },
          services,
        )
  const requestContext =
    threadAnswer?.requestContext ?? (await loadRequestContext(action.channel, destination.client, services))
  const outcome = threadAnswer?.outcome ?? (await ask(services, 'button', requestOf(state, action), requestContext))
  const { rules } = requestContext
  if (action.isEphemeral && thread !== null && thread.thread === action.key)
    return applyReading({ outcome, destination: { ...destination, thread: thread.thread }, rules }, services)
  if (action.isEphemeral)
    return replaceEphemeral({ outcome, destination, action, rules, isTurnStored: threadAnswer !== null }, services)
  await deliverOutcome({ outcome, destination, rules, isTurnStored: threadAnswer !== null }, services)
}
