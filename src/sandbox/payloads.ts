/** What Slack tells the app, as Slack writes it: commands, events, shortcuts, presses, submissions. */
import { randomUUID } from 'node:crypto'
import { identified } from './blocks.ts'
import { type Json, textOf } from './json.ts'
import { messageJson } from './web-api/lookups.ts'
import { windowJson } from './web-api/views.ts'
import type { Channel, Message, Window, Workspace } from './workspace.ts'

/** The person who did something, and what the click permits. */
export type Act = { readonly user: string; readonly trigger: string }

export type Address = { readonly channel: string; readonly responseUrl: string }

export function commandFields(
  space: Workspace,
  { user, trigger }: Act,
  { channel, responseUrl }: Address,
  said: { readonly command: string; readonly text: string },
): Readonly<Record<string, string>> {
  return {
    team_id: space.team,
    team_domain: space.teamName.toLowerCase(),
    channel_id: channel,
    channel_name: channelName(space.channels.get(channel)),
    user_id: user,
    user_name: handleOf(space, user),
    command: said.command,
    text: said.text,
    api_app_id: space.app,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: trigger,
  }
}

/** An event in its envelope. */
export function eventEnvelope(space: Workspace, inner: Json): Json {
  return {
    team_id: space.team,
    context_team_id: space.team,
    api_app_id: space.app,
    type: 'event_callback',
    event_id: `Ev${randomUUID().replaceAll('-', '').toUpperCase().slice(0, 12)}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: space.team, user_id: space.bot.user, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event: inner,
  }
}

/** What a person said, as an event of the kind `message` or `app_mention`. */
export function messageEvent(space: Workspace, type: 'message' | 'app_mention', message: Message): Json {
  const { channel, ts, text, thread, user } = message
  return {
    type,
    user,
    text,
    ts,
    channel,
    team: space.team,
    event_ts: ts,
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(type === 'message' ? { channel_type: isDirect(space, channel) ? 'im' : 'channel' } : {}),
  }
}

export const homeOpenedEvent = (user: string, channel: string, tab: 'home' | 'messages'): Json => ({
  type: 'app_home_opened',
  user,
  channel,
  tab,
  event_ts: String(Date.now() / 1000),
})

export function shortcutPayload(space: Workspace, act: Act, callback: string): Json {
  return { ...interaction(space, act), type: 'shortcut', callback_id: callback, action_ts: space.nextTs() }
}

export function messageActionPayload(
  space: Workspace,
  act: Act,
  { channel, responseUrl }: Address,
  callback: string,
  message: Message,
): Json {
  return {
    ...interaction(space, act),
    type: 'message_action',
    callback_id: callback,
    action_ts: space.nextTs(),
    message_ts: message.ts,
    response_url: responseUrl,
    channel: { id: channel, name: channelName(space.channels.get(channel)) },
    message: shownMessage(space, message),
  }
}

/** A press on a message. What only one person sees is not sent along. */
export function messagePress(
  space: Workspace,
  act: Act,
  { channel, responseUrl }: Address,
  message: Message,
  actions: readonly Json[],
): Json {
  const { ts, thread, onlyFor } = message
  const isEphemeral = onlyFor !== undefined
  const inThread = thread === undefined ? {} : { thread_ts: thread }
  return {
    ...interaction(space, act),
    type: 'block_actions',
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: isEphemeral, ...inThread },
    channel: { id: channel, name: channelName(space.channels.get(channel)) },
    ...(isEphemeral ? {} : { message: shownMessage(space, message) }),
    state: { values: {} },
    response_url: responseUrl,
    actions,
  }
}

/** A press in a window, or on the home tab. */
export function viewPress(space: Workspace, act: Act, view: Json, actions: readonly Json[]): Json {
  return {
    ...interaction(space, act),
    type: 'block_actions',
    container: { type: 'view', view_id: view['id'] },
    view,
    actions,
  }
}

export type ResponseUrl = {
  readonly block_id: string
  readonly action_id: string
  readonly channel_id: string
  readonly response_url: string
}

export function submissionPayload(
  space: Workspace,
  act: Act,
  window: Window,
  state: Json,
  responseUrls: readonly ResponseUrl[],
): Json {
  const view = windowJson(space, window, state)
  return { ...interaction(space, act), type: 'view_submission', view, response_urls: responseUrls }
}

export function closedPayload(space: Workspace, act: Act, window: Window, isCleared: boolean): Json {
  const view = windowJson(space, window)
  return { ...interaction(space, act), type: 'view_closed', view, is_cleared: isCleared }
}

/** Asks the app for the options of a select. */
export function suggestionPayload(
  space: Workspace,
  act: Act,
  { view, blockId, actionId, typed }: { view: Json; blockId: string; actionId: string; typed: string },
): Json {
  return {
    ...interaction(space, act),
    type: 'block_suggestion',
    container: { type: 'view', view_id: view['id'] },
    view,
    block_id: blockId,
    action_id: actionId,
    value: typed,
  }
}

function interaction(space: Workspace, { user, trigger }: Act): Json {
  const handle = handleOf(space, user)
  return {
    api_app_id: space.app,
    team: { id: space.team, domain: space.teamName.toLowerCase() },
    user: { id: user, name: handle, username: handle, team_id: space.team },
    is_enterprise_install: false,
    enterprise: null,
    trigger_id: trigger,
  }
}

const shownMessage = (space: Workspace, message: Message): Json =>
  messageJson(space, { ...message, blocks: identified(message.blocks) }, true)

export const isDirect = (space: Workspace, channel: string): boolean =>
  (space.channels.get(channel)?.person ?? null) !== null

const channelName = (channel: Channel | undefined): string =>
  channel === undefined ? '' : channel.person === null ? channel.name : 'directmessage'

const handleOf = (space: Workspace, user: string): string => textOf(space.people.get(user)?.handle)
