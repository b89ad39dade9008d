/** What Slack sends for a slash command and for an event. */
import { randomUUID } from 'node:crypto'
import { type JsonObject, asString } from '../json.ts'
import { fileJson } from '../web-api/message-json.ts'
import {
  isDirectMessage,
  type LocalWorkspace,
  type WorkspaceChannel,
  type WorkspaceMessage,
} from '../workspace/workspace.ts'

/** The user who did something, and the trigger id that came with it. */
export type Actor = { readonly user: string; readonly trigger: string }

export type ResponseTarget = { readonly channel: string; readonly responseUrl: string }

/** Slack's verification token, which signatures have replaced; it still comes with every request. */
export const verificationToken = 'deprecated'

/**
 * The form fields of a slash command, typed by a user in a channel. See
 * docs.slack.dev/interactivity/implementing-slash-commands.
 */
export function commandPayload(
  workspace: LocalWorkspace,
  { user, trigger }: Actor,
  { channel, responseUrl }: ResponseTarget,
  input: { readonly command: string; readonly text: string },
): Readonly<Record<string, string>> {
  const { team, teamName, app, enterprise, isOrgInstall = false } = workspace
  return {
    token: verificationToken,
    team_id: team,
    team_domain: teamName.toLowerCase(),
    ...(enterprise === undefined ? {} : { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    channel_id: channel,
    channel_name: channelName(workspace.channels.get(channel)),
    user_id: user,
    user_name: handleOf(workspace, user),
    command: input.command,
    text: input.text,
    api_app_id: app,
    is_enterprise_install: String(isOrgInstall),
    response_url: responseUrl,
    trigger_id: trigger,
  }
}

/** An event in its envelope. */
export function eventEnvelope(workspace: LocalWorkspace, event: JsonObject): JsonObject {
  const { team, app, bot, enterprise, isOrgInstall = false } = workspace
  return {
    token: verificationToken,
    team_id: team,
    context_team_id: team,
    api_app_id: app,
    type: 'event_callback',
    event_id: `Ev${randomUUID().replaceAll('-', '').toUpperCase().slice(0, 12)}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise?.id ?? null,
        team_id: isOrgInstall ? null : team,
        user_id: bot.user,
        is_bot: true,
        is_enterprise_install: isOrgInstall,
      },
    ],
    is_ext_shared_channel: false,
    event,
  }
}

/** The event for a user's message. */
export function messageEvent(
  workspace: LocalWorkspace,
  type: 'message' | 'app_mention',
  { channel, ts, text, thread, user, files = [] }: WorkspaceMessage,
): JsonObject & { readonly ts: string } {
  const shared = files.flatMap((id) => workspace.uploads.get(id) ?? [])
  return {
    type,
    ...(shared.length > 0 && type === 'message' ? { subtype: 'file_share' } : {}),
    ...(shared.length > 0 ? { files: shared.map(fileJson), upload: false } : {}),
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

/** The event `app_home_opened`, for either tab of the conversation with the app. */
export const appHomeOpenedEvent = (user: string, channel: string, tab: 'home' | 'messages'): JsonObject => ({
  type: 'app_home_opened',
  user,
  channel,
  tab,
  event_ts: String(Date.now() / 1000),
})

/**
 * The name that Slack sends in payloads: `directmessage` for a conversation with the app, empty for an unknown channel.
 */
export const channelName = (channel: WorkspaceChannel | undefined): string =>
  channel === undefined ? '' : channel.user === null ? channel.name : 'directmessage'

/** A user's handle, without the `@`; empty for an unknown user. */
export const handleOf = (workspace: LocalWorkspace, user: string): string => asString(workspace.users.get(user)?.handle)
