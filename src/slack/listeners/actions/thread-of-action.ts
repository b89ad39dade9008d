/**
 * The stored thread of a pressed message; where none is stored, a thread made from the scenario that the message
 * carries.
 */
import { currentScenario } from '../../../language/replies/revision-history.ts'
import { changedFields, type Scenario } from '../../../scenario/scenario.ts'
import type { ThreadRef } from '../../../store/threads.ts'
import { newThread, type ThreadState } from '../../../conversation/thread-state.ts'
import { currentTeam } from '../../request-scope.ts'
import { withPinnedPrices } from '../pinned-prices.ts'
import { type ActionPayload, storedThreadOf } from './action-payload.ts'
import type { Destination } from '../../delivery/post-methods.ts'
import type { Services } from '../../services.ts'
import { deliverEphemeral } from '../../delivery/deliver.ts'
import { textMessage } from '../../delivery/text-message.ts'

export type ActionThread = {
  readonly state: ThreadState
  /** Null: it is not remembered. */
  readonly thread: ThreadRef | null
}

/** Null where neither store nor message knows what it was about. */
export async function threadOfAction(action: ActionPayload, services: Services): Promise<ActionThread | null> {
  const thread = await storedThreadOf(action, services)
  const state = thread === null ? null : await services.store.of(currentTeam()).threads.read(thread)
  if (state !== null) return { state: await withPinnedPrices(state, services), thread }
  const { scenario } = action
  if (scenario === null) return null
  return { state: newThread(scenario), thread: null }
}

/** The same; where it is null, whoever pressed is told so. */
export async function threadOrTold(
  action: ActionPayload,
  destination: Destination,
  services: Services,
): Promise<ActionThread | null> {
  const found = await threadOfAction(action, services)
  if (found === null) await deliverEphemeral(textMessage(threadForgottenText), destination, services)
  return found
}

/** What the pressed message answers: the revision of the thread that says the same, or what the message carries. */
export function scenarioOfAction({ state }: ActionThread, { scenario }: ActionPayload): Scenario {
  const { conversation } = state
  if (scenario === null) return currentScenario(conversation)
  return conversation.revisions.findLast(({ spec }) => changedFields(spec, scenario.spec).length === 0) ?? scenario
}

export const threadForgottenText =
  'I no longer remember what this was about. Ask again with `/gpucost`, and its buttons will work.'
