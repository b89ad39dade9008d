/** What Slack tells the app, as Slack writes it: commands, events, shortcuts, presses, submissions. */
import { randomUUID } from 'node:crypto'
import { withBlockIds } from '../blocks/block-ids.ts'
import { type JsonObject, asString } from '../json.ts'
import { messageJson } from '../web-api/lookups.ts'
import { modalJson } from '../web-api/views.ts'
import type { WorkspaceChannel, WorkspaceMessage, OpenModal, LocalWorkspace } from '../workspace/workspace.ts'

/** The person who did something, and what the click permits. */
export type Actor = { readonly user: string; readonly trigger: string }

export type ResponseTarget = { readonly channel: string; readonly responseUrl: string }

export function commandPayload(
  workspace: LocalWorkspace,
  { user, trigger }: Actor,
  { channel, responseUrl }: ResponseTarget,
  input: { readonly command: string; readonly text: string },
): Readonly<Record<string, string>> {
  return {
    team_id: workspace.team,
    team_domain: workspace.teamName.toLowerCase(),
    channel_id: channel,
    channel_name: channelName(workspace.channels.get(channel)),
    user_id: user,
    user_name: handleOf(workspace, user),
    command: input.command,
    text: input.text,
    api_app_id: workspace.app,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: trigger,
  }
}

/** An event in its envelope. */
export function eventEnvelope(workspace: LocalWorkspace, event: JsonObject): JsonObject {
  return {
    team_id: workspace.team,
    context_team_id: workspace.team,
    api_app_id: workspace.app,
    type: 'event_callback',
    event_id: `Ev${randomUUID().replaceAll('-', '').toUpperCase().slice(0, 12)}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.team,
        user_id: workspace.bot.user,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event: event,
  }
}

/** What a person said, as an event of the kind `message` or `app_mention`. */
export function messageEvent(
  workspace: LocalWorkspace,
  type: 'message' | 'app_mention',
  message: WorkspaceMessage,
): JsonObject {
  const { channel, ts, text, thread, user } = message
  return {
    type,
    user,
    text,
    ts,
    channel,
    team: workspace.team,
    event_ts: ts,
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(type === 'message' ? { channel_type: isDirectMessage(workspace, channel) ? 'im' : 'channel' } : {}),
  }
}

export const appHomeOpenedEvent = (user: string, channel: string, tab: 'home' | 'messages'): JsonObject => ({
  type: 'app_home_opened',
  user,
  channel,
  tab,
  event_ts: String(Date.now() / 1000),
})

export function globalShortcutPayload(workspace: LocalWorkspace, actor: Actor, callbackId: string): JsonObject {
  return {
    ...interactionFields(workspace, actor),
    type: 'shortcut',
    callback_id: callbackId,
    action_ts: workspace.nextTs(),
  }
}

export function messageShortcutPayload(
  workspace: LocalWorkspace,
  actor: Actor,
  { channel, responseUrl }: ResponseTarget,
  callbackId: string,
  message: WorkspaceMessage,
): JsonObject {
  return {
    ...interactionFields(workspace, actor),
    type: 'message_action',
    callback_id: callbackId,
    action_ts: workspace.nextTs(),
    message_ts: message.ts,
    response_url: responseUrl,
    channel: { id: channel, name: channelName(workspace.channels.get(channel)) },
    message: interactionMessage(workspace, message),
  }
}

/** A press on a message. What only one person sees is not sent along. */
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
    ...interactionFields(workspace, actor),
    type: 'block_actions',
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: isEphemeral, ...inThread },
    channel: { id: channel, name: channelName(workspace.channels.get(channel)) },
    ...(isEphemeral ? {} : { message: interactionMessage(workspace, message) }),
    state: { values: {} },
    response_url: responseUrl,
    actions,
  }
}

/** A press in a window, or on the home tab. */
export function viewActionsPayload(
  workspace: LocalWorkspace,
  actor: Actor,
  view: JsonObject,
  actions: readonly JsonObject[],
): JsonObject {
  return {
    ...interactionFields(workspace, actor),
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

export function viewSubmissionPayload(
  workspace: LocalWorkspace,
  actor: Actor,
  modal: OpenModal,
  state: JsonObject,
  responseUrls: readonly ViewResponseUrl[],
): JsonObject {
  const view = modalJson(workspace, modal, state)
  return { ...interactionFields(workspace, actor), type: 'view_submission', view, response_urls: responseUrls }
}

export function viewClosedPayload(
  workspace: LocalWorkspace,
  actor: Actor,
  modal: OpenModal,
  isCleared: boolean,
): JsonObject {
  const view = modalJson(workspace, modal)
  return { ...interactionFields(workspace, actor), type: 'view_closed', view, is_cleared: isCleared }
}

/** Asks the app for the options of a select. */
export function blockSuggestionPayload(
  workspace: LocalWorkspace,
  actor: Actor,
  { view, blockId, actionId, query }: { view: JsonObject; blockId: string; actionId: string; query: string },
): JsonObject {
  return {
    ...interactionFields(workspace, actor),
    type: 'block_suggestion',
    container: { type: 'view', view_id: view['id'] },
    view,
    block_id: blockId,
    action_id: actionId,
    value: query,
  }
}

function interactionFields(workspace: LocalWorkspace, { user, trigger }: Actor): JsonObject {
  const handle = handleOf(workspace, user)
  return {
    api_app_id: workspace.app,
    team: { id: workspace.team, domain: workspace.teamName.toLowerCase() },
    user: { id: user, name: handle, username: handle, team_id: workspace.team },
    is_enterprise_install: false,
    enterprise: null,
    trigger_id: trigger,
  }
}

const interactionMessage = (workspace: LocalWorkspace, message: WorkspaceMessage): JsonObject =>
  messageJson(workspace, { ...message, blocks: withBlockIds(message.blocks) }, true)

export const isDirectMessage = (workspace: LocalWorkspace, channel: string): boolean =>
  (workspace.channels.get(channel)?.user ?? null) !== null

const channelName = (channel: WorkspaceChannel | undefined): string =>
  channel === undefined ? '' : channel.user === null ? channel.name : 'directmessage'

const handleOf = (workspace: LocalWorkspace, user: string): string => asString(workspace.users.get(user)?.handle)
