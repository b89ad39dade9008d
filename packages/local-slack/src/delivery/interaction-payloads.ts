/** What Slack sends for shortcuts, clicks, and submitted and closed modals. */
import { withBlockIds } from '../block-kit/block-ids.ts'
import type { JsonObject } from '../json.ts'
import { messageJson } from '../web-api/message-json.ts'
import { viewJson } from '../web-api/view-json.ts'
import type { LocalWorkspace, OpenModal, WorkspaceMessage } from '../workspace/workspace.ts'
import { type Actor, channelName, handleOf, type ResponseTarget, verificationToken } from './event-payloads.ts'

/** The payload of a global shortcut. */
export function globalShortcutPayload(workspace: LocalWorkspace, actor: Actor, callbackId: string): JsonObject {
  return {
    ...commonFields(workspace, actor),
    type: 'shortcut',
    callback_id: callbackId,
    action_ts: workspace.nextTs(),
  }
}

/** The payload of a shortcut on a message, which it carries whole. */
export function messageShortcutPayload(
  workspace: LocalWorkspace,
  actor: Actor,
  { channel, responseUrl }: ResponseTarget,
  callbackId: string,
  message: WorkspaceMessage,
): JsonObject & { readonly message: JsonObject; readonly message_ts: string } {
  return {
    ...commonFields(workspace, actor),
    type: 'message_action',
    callback_id: callbackId,
    action_ts: workspace.nextTs(),
    message_ts: message.ts,
    response_url: responseUrl,
    channel: { id: channel, name: channelName(workspace.channels.get(channel)) },
    message: interactionMessage(workspace, message),
  }
}

/** A click under a message. Of an ephemeral message Slack does not send the content along. */
export function messageActionsPayload(
  workspace: LocalWorkspace,
  actor: Actor,
  { channel, responseUrl }: ResponseTarget,
  message: WorkspaceMessage,
  actions: readonly JsonObject[],
): JsonObject {
  const { ts, thread, onlyFor } = message
  const isEphemeral = onlyFor !== undefined
  const inThread = thread === undefined ? {} : { thread_ts: thread }
  return {
    ...commonFields(workspace, actor),
    type: 'block_actions',
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: isEphemeral, ...inThread },
    channel: { id: channel, name: channelName(workspace.channels.get(channel)) },
    ...(isEphemeral ? {} : { message: interactionMessage(workspace, message) }),
    state: { values: {} },
    response_url: responseUrl,
    actions,
  }
}

/** A click in a modal or on the home tab. */
export function viewActionsPayload(
  workspace: LocalWorkspace,
  actor: Actor,
  view: JsonObject,
  actions: readonly JsonObject[],
): JsonObject {
  return {
    ...commonFields(workspace, actor),
    type: 'block_actions',
    container: { type: 'view', view_id: view['id'] },
    view,
    actions,
  }
}

export type ViewResponseUrl = {
  readonly block_id: string
  readonly action_id: string
  readonly channel_id: string
  readonly response_url: string
}

/** `view` with its state. */
export function viewSubmissionPayload(
  workspace: LocalWorkspace,
  actor: Actor,
  view: JsonObject,
  responseUrls: readonly ViewResponseUrl[],
): JsonObject {
  return { ...commonFields(workspace, actor), type: 'view_submission', view, response_urls: responseUrls }
}

/** The payload of a modal that was closed; `isCleared`: with all modals of its stack. */
export function viewClosedPayload(
  workspace: LocalWorkspace,
  actor: Actor,
  modal: OpenModal,
  isCleared: boolean,
): JsonObject {
  const view = viewJson(workspace, modal)
  return { ...commonFields(workspace, actor), type: 'view_closed', view, is_cleared: isCleared }
}

function commonFields(workspace: LocalWorkspace, { user, trigger }: Actor): JsonObject {
  const { team, teamName, app, enterprise = null, isOrgInstall = false } = workspace
  const handle = handleOf(workspace, user)
  return {
    token: verificationToken,
    api_app_id: app,
    team: { id: team, domain: teamName.toLowerCase() },
    user: { id: user, name: handle, username: handle, team_id: team },
    is_enterprise_install: isOrgInstall,
    enterprise,
    trigger_id: trigger,
  }
}

const interactionMessage = (workspace: LocalWorkspace, message: WorkspaceMessage): JsonObject =>
  messageJson(workspace, { ...message, blocks: withBlockIds(message.blocks) }, true)
