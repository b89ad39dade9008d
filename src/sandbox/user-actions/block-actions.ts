/** Presses and submissions: what was clicked or filled in, and what becomes of the window. */
import { type ActionContext, deliverInteraction } from './conversation-actions.ts'
import { findElement, flattenBlocks, withBlockIds } from '../blocks/block-ids.ts'
import { isJsonObject, type JsonObject, asObject, asObjects, parseJsonObject, asString } from '../json.ts'
import type { LocalSlack } from '../local-slack.ts'
import {
  viewClosedPayload,
  messageActionsPayload,
  type ViewResponseUrl,
  viewSubmissionPayload,
  blockSuggestionPayload,
  viewActionsPayload,
} from '../delivery/payloads.ts'
import { addModal, closeModals, viewError, homeViewId, replaceModal, modalJson } from '../web-api/views.ts'
import type { OpenModal, LocalWorkspace } from '../workspace/workspace.ts'

/** What was pressed, and what was chosen with it (`value`, `selected_option`, …). */
export type ActionInput = { readonly blockId: string; readonly actionId: string; readonly chosen: JsonObject }

export async function runMessageAction(
  slack: LocalSlack,
  context: ActionContext,
  ts: string,
  input: ActionInput,
): Promise<void> {
  const { workspace } = slack
  const { user, channel } = context
  const message = workspace.messages.find((each) => each.channel === channel && each.ts === ts)
  const action = message === undefined ? null : actionPayload(withBlockIds(message.blocks), input)
  if (message === undefined || action === null) return
  const actor = { user, trigger: slack.createTriggerId({ user, channel, modal: null }) }
  const responseTarget = { channel, responseUrl: slack.responseUrls.create(channel, user, { ts }) }
  const payload = messageActionsPayload(workspace, actor, responseTarget, message, [action])
  await deliverInteraction(slack, { ...context, thread: message.thread ?? null }, `press ${input.actionId}`, payload)
}

/** In a window, or on the home tab where `id` is that of one. `state`: what the inputs hold. */
export async function runViewAction(
  slack: LocalSlack,
  context: ActionContext,
  id: string,
  input: ActionInput,
  state: JsonObject,
): Promise<void> {
  const { workspace } = slack
  const openView = viewPayload(workspace, context.user, id, state)
  const action = openView === null ? null : actionPayload(asObjects(openView.view['blocks']), input)
  if (openView === null || action === null) return
  const trigger = slack.createTriggerId({ user: context.user, channel: context.channel, modal: openView.modal })
  await deliverInteraction(
    slack,
    context,
    `press ${input.actionId}`,
    viewActionsPayload(workspace, { user: context.user, trigger }, openView.view, [action]),
  )
}

/** Options of an external select: the answer of the app, as it stands. */
export async function loadOptions(
  slack: LocalSlack,
  context: ActionContext,
  id: string,
  input: ActionInput,
  query: string,
): Promise<JsonObject> {
  const openView = viewPayload(slack.workspace, context.user, id, {})
  if (openView === null) return {}
  const actor = {
    user: context.user,
    trigger: slack.createTriggerId({ user: context.user, channel: context.channel, modal: openView.modal }),
  }
  const { blockId, actionId } = input
  const payload = blockSuggestionPayload(slack.workspace, actor, { view: openView.view, blockId, actionId, query })
  const body = await deliverInteraction(slack, context, `options ${actionId}`, payload)
  return parseJsonObject(body ?? '') ?? {}
}

export type SubmissionResult =
  | { readonly is: 'taken' }
  /** By the ids of blocks. */
  | { readonly is: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly is: 'failed' }

export async function submitView(
  slack: LocalSlack,
  user: string,
  id: string,
  state: JsonObject,
): Promise<SubmissionResult> {
  const { workspace } = slack
  const modal = workspace.modals.find((each) => each.user === user && each.id === id)
  if (modal === undefined) return { is: 'failed' }
  const actor = { user, trigger: slack.createTriggerId({ user, channel: modal.channel, modal: id }) }
  const payload = viewSubmissionPayload(workspace, actor, modal, state, responseUrlsFor(slack, modal, state))
  const label = `submission ${asString(modal.view['callback_id'])}`
  const response = await slack.deliver(label, payload, (sender, signal) => sender.interaction(payload, { signal }))
  return response === null
    ? { is: 'failed' }
    : applySubmissionResponse(slack, modal, parseJsonObject(response.body) ?? {})
}

/** What the app wants to happen to the window. */
function applySubmissionResponse(slack: LocalSlack, modal: OpenModal, response: JsonObject): SubmissionResult {
  const { workspace } = slack
  const { id, user, channel } = modal
  const responseAction = response['response_action']
  const view = asObject(response['view'])
  if (responseAction === 'errors') {
    const errors = Object.entries(asObject(response['errors'])).map(([block, message]) => [block, asString(message)])
    return { is: 'errors', errors: Object.fromEntries(errors) }
  }
  const error = responseAction === 'update' || responseAction === 'push' ? viewError(view) : null
  if (error !== null) {
    slack.exchanges.recordRefusal(`response_action ${asString(responseAction)}`, view, error)
    return { is: 'failed' }
  }
  if (responseAction === 'update') replaceModal(workspace, workspace.modals.indexOf(modal), view)
  else if (responseAction === 'push') addModal(workspace, { user, channel, previous: id }, view)
  else if (responseAction === 'clear') closeModals(workspace, user)
  else closeModals(workspace, user, id)
  return { is: 'taken' }
}

/** Closes a window without sending it; the app hears of it where it asked to. */
export async function closeView(slack: LocalSlack, context: ActionContext, id: string): Promise<void> {
  const modal = slack.workspace.modals.find((each) => each.user === context.user && each.id === id)
  if (modal === undefined) return
  closeModals(slack.workspace, context.user, id)
  if (modal.view['notify_on_close'] !== true) return
  const actor = {
    user: context.user,
    trigger: slack.createTriggerId({ user: context.user, channel: context.channel, modal: null }),
  }
  await deliverInteraction(slack, context, 'window closed', viewClosedPayload(slack.workspace, actor, modal, false))
}

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

function viewPayload(
  workspace: LocalWorkspace,
  user: string,
  id: string,
  state: JsonObject,
): { view: JsonObject; modal: string | null } | null {
  const modal = workspace.modals.find((each) => each.user === user && each.id === id)
  if (modal !== undefined) return { view: modalJson(workspace, modal, state), modal: id }
  const home = workspace.homeViews.get(user)
  if (home === undefined || id !== homeViewId(user)) return null
  const blocks = withBlockIds(asObjects(home['blocks']))
  return {
    view: { ...home, id, blocks, team_id: workspace.team, bot_id: workspace.bot.id, state: { values: state } },
    modal: null,
  }
}

/** A conversation that was chosen where `response_url_enabled` stands brings an address to answer at. */
function responseUrlsFor(slack: LocalSlack, modal: OpenModal, state: JsonObject): readonly ViewResponseUrl[] {
  return flattenBlocks(asObjects(modal.view['blocks'])).flatMap((block) => {
    const element = asObject(block['element'])
    if (element['response_url_enabled'] !== true) return []
    const [block_id, action_id] = [asString(block['block_id']), asString(element['action_id'])]
    const elementState = asObject(asObject(state[block_id])[action_id])
    const channel_id = asString(elementState['selected_conversation']) || asString(elementState['selected_channel'])
    if (channel_id === '' || !isJsonObject(element)) return []
    return [{ block_id, action_id, channel_id, response_url: slack.responseUrls.create(channel_id, modal.user) }]
  })
}
