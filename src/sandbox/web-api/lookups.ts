/** auth.*, conversations.*, users.*, team.*, bots.*: what there is. */
import { type JsonObject, asString } from '../json.ts'
import {
  type WorkspaceChannel,
  openDirectChannel,
  type WorkspaceMessage,
  type WorkspaceUser,
  type LocalWorkspace,
} from '../workspace/workspace.ts'
import { type ApiMethod, apiError } from './api-method.ts'

const authTest: ApiMethod = (_, { workspace, team }) => ({
  ok: true,
  url: `https://${workspace.teamName.toLowerCase()}.slack.com/`,
  team: workspace.teamName,
  user: workspace.bot.name,
  team_id: team,
  user_id: workspace.bot.user,
  bot_id: workspace.bot.id,
})

const channelInfo: ApiMethod = ({ channel: id }, { workspace }) => {
  const channel = workspace.channels.get(asString(id))
  return channel === undefined ? apiError('channel_not_found') : { ok: true, channel: channelJson(channel) }
}

const listChannels: ApiMethod = (_, { workspace }) => ({
  ok: true,
  channels: [...workspace.channels.values()].map(channelJson),
  response_metadata: { next_cursor: '' },
})

const openConversation: ApiMethod = ({ users }, { workspace }) => ({
  ok: true,
  channel: { id: openDirectChannel(workspace, asString(users)) },
})

const listMembers: ApiMethod = ({ channel: id }, { workspace }) => {
  const channel = workspace.channels.get(asString(id))
  if (channel === undefined) return apiError('channel_not_found')
  const userIds = channel.user === null ? [...workspace.users.keys()] : [channel.user]
  return {
    ok: true,
    members: [...userIds, ...(channel.isMember ? [workspace.bot.user] : [])],
    response_metadata: { next_cursor: '' },
  }
}

const joinChannel: ApiMethod = ({ channel: id }, { workspace }) => {
  const channel = workspace.channels.get(asString(id))
  if (channel === undefined) return apiError('channel_not_found')
  channel.isMember = true
  workspace.notify({ is: 'channels' })
  return { ok: true, channel: channelJson(channel) }
}

const channelHistory: ApiMethod = (args, { workspace }) => {
  const { channel } = args
  const topLevel = workspace.messages.filter((message) => message.channel === channel && message.thread === undefined)
  return messagePage(workspace, topLevel.reverse(), args)
}

const threadReplies: ApiMethod = (args, { workspace }) => {
  const { ts: root } = args
  const inThread = workspace.messages.filter(({ ts, thread }) => ts === root || thread === root)
  return messagePage(workspace, inThread, args)
}

const getUser: ApiMethod = ({ user: id }, { workspace }) => {
  const user = workspace.users.get(asString(id))
  if (id === workspace.bot.user) return { ok: true, user: botJson(workspace) }
  return user === undefined ? apiError('user_not_found') : { ok: true, user: userJson(user, workspace) }
}

const listUsers: ApiMethod = (_, { workspace }) => ({
  ok: true,
  members: [...[...workspace.users.values()].map((user) => userJson(user, workspace)), botJson(workspace)],
  response_metadata: { next_cursor: '' },
})

const teamInfo: ApiMethod = (_, { workspace }) => ({
  ok: true,
  team: { id: workspace.team, name: workspace.teamName, domain: workspace.teamName.toLowerCase() },
})

const botInfo: ApiMethod = (_, { workspace: { bot, app } }) => ({
  ok: true,
  bot: { id: bot.id, app_id: app, user_id: bot.user, name: bot.name, deleted: false },
})

export const lookupMethods: Readonly<Record<string, ApiMethod>> = {
  'api.test': () => ({ ok: true }),
  'auth.test': authTest,
  'conversations.info': channelInfo,
  'conversations.list': listChannels,
  'conversations.open': openConversation,
  'conversations.members': listMembers,
  'conversations.join': joinChannel,
  'conversations.history': channelHistory,
  'conversations.replies': threadReplies,
  'users.info': getUser,
  'users.list': listUsers,
  'team.info': teamInfo,
  'bots.info': botInfo,
}

const channelJson = ({ id, name, topic, user, isMember, isArchived, isShared }: WorkspaceChannel): JsonObject => ({
  id,
  name,
  is_channel: user === null,
  is_im: user !== null,
  ...(user === null ? {} : { user: user }),
  is_private: false,
  is_member: isMember,
  is_archived: isArchived,
  is_ext_shared: isShared,
  topic: { value: topic },
})

const userJson = ({ id, handle, name, title }: WorkspaceUser, { team }: LocalWorkspace): JsonObject => ({
  id,
  team_id: team,
  name: handle,
  real_name: name,
  deleted: false,
  is_bot: false,
  tz: 'Etc/UTC',
  profile: { real_name: name, display_name: handle, title },
})

const botJson = ({ team, bot }: LocalWorkspace): JsonObject => ({
  id: bot.user,
  team_id: team,
  name: bot.name,
  real_name: bot.name,
  is_bot: true,
  profile: { real_name: bot.name, bot_id: bot.id },
})

/** What everybody sees, since `oldest`; metadata only where it is asked for. */
function messagePage(workspace: LocalWorkspace, all: readonly WorkspaceMessage[], args: JsonObject): JsonObject {
  const { oldest = '0', limit = '100', include_all_metadata: withMetadata } = args
  const visible = all.filter(({ ts, onlyFor }) => onlyFor === undefined && Number(ts) > Number(oldest))
  const messages = visible
    .slice(0, Number(limit))
    .map((message) => messageJson(workspace, message, String(withMetadata) === 'true'))
  return { ok: true, messages, has_more: visible.length > messages.length }
}

/** A message as the Web API and the app's listeners see it. */
export function messageJson(workspace: LocalWorkspace, message: WorkspaceMessage, withMetadata: boolean): JsonObject {
  const { ts, text, blocks, thread, metadata, user, isEdited } = message
  return {
    type: 'message',
    ts,
    text,
    team: workspace.team,
    user: user ?? workspace.bot.user,
    ...(user === undefined ? { bot_id: workspace.bot.id, app_id: workspace.app } : {}),
    ...(blocks.length === 0 ? {} : { blocks }),
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(isEdited === true ? { edited: { user: user ?? workspace.bot.user, ts } } : {}),
    ...(withMetadata && metadata !== undefined ? { metadata } : {}),
  }
}
