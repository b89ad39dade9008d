/** Clicks on elements of messages, modals and the home tab. */
import { findElement, withBlockIds } from '../block-kit/block-ids.ts'
import { messageActionsPayload, viewActionsPayload } from '../delivery/interaction-payloads.ts'
import { asObjects, type JsonObject } from '../json.ts'
import type { LocalSlack } from '../local-slack.ts'
import { homeViewId, homeViewJson, viewJson } from '../web-api/view-json.ts'
import { findMessage, type LocalWorkspace } from '../workspace/workspace.ts'
import { type ActionContext, actorOf, deliverInteraction, responseTarget } from './action-context.ts'

/** `chosen`: what Slack sends along with the action, such as `value` or `selected_option`. */
export type ActionInput = { readonly blockId: string; readonly actionId: string; readonly chosen: JsonObject }

/** A press or a choice in a message. Nothing is sent where the message or the element is gone. */
export async function runMessageAction(
  slack: LocalSlack,
  context: ActionContext,
  ts: string,
  input: ActionInput,
): Promise<void> {
  const message = findMessage(slack.workspace, context.channel, ts)
  const action = message === undefined ? null : actionPayload(withBlockIds(message.blocks), input)
  if (message === undefined || action === null) return
  const [actor, target] = [actorOf(slack, context), responseTarget(slack, context, ts)]
  const payload = messageActionsPayload(slack.workspace, actor, target, message, [action])
  await deliverInteraction(slack, { ...context, thread: message.thread ?? null }, `press ${input.actionId}`, payload)
}

/** `id`: of a modal, or of the home tab. `state`: what the inputs hold. */
export async function runViewAction(
  slack: LocalSlack,
  context: ActionContext,
  id: string,
  input: ActionInput,
  state: JsonObject,
): Promise<void> {
  const open = openView(slack.workspace, context.user, id, state)
  const action = open === null ? null : actionPayload(asObjects(open.view['blocks']), input)
  if (open === null || action === null) return
  const payload = viewActionsPayload(slack.workspace, actorOf(slack, context, open.modal), open.view, [action])
  await deliverInteraction(slack, context, `press ${input.actionId}`, payload)
}

/** Null when there is no such element. */
function actionPayload(blocks: readonly JsonObject[], { blockId, actionId, chosen }: ActionInput): JsonObject | null {
  const element = findElement(blocks, blockId, actionId)
  if (element === null) return null
  const { value, text, type, style } = element
  return {
    type,
    action_id: actionId,
    block_id: blockId,
    action_ts: String(Date.now() / 1000),
    ...(type === 'button' ? { text, value, ...(style === undefined ? {} : { style }) } : {}),
    ...chosen,
  }
}

/** A view that the user has in front of them. `modal`: its id if it is one. */
function openView(
  workspace: LocalWorkspace,
  user: string,
  id: string,
  state: JsonObject,
): { readonly view: JsonObject; readonly modal: string | null } | null {
  const modal = workspace.modals.find((each) => each.user === user && each.id === id)
  if (modal !== undefined) return { view: viewJson(workspace, modal, state), modal: id }
  const home = id === homeViewId(user) ? homeViewJson(workspace, user, state) : null
  return home === null ? null : { view: home, modal: null }
}
