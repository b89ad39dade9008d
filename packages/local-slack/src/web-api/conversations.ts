/** conversations.*: channels, direct messages, and what was said in them. */
import { type JsonObject, asString } from '../json.ts'
import {
  type LocalWorkspace,
  openDirectChannel,
  type WorkspaceChannel,
  type WorkspaceMessage,
} from '../workspace/workspace.ts'
import { type ApiMethod, apiError } from './api-method.ts'
import { messageJson } from './message-json.ts'

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

export const conversationMethods: Readonly<Record<string, ApiMethod>> = {
  'conversations.info': channelInfo,
  'conversations.list': listChannels,
  'conversations.open': openConversation,
  'conversations.members': listMembers,
  'conversations.join': joinChannel,
  'conversations.history': channelHistory,
  'conversations.replies': threadReplies,
}

const channelJson = ({ id, name, topic, user, isMember, isArchived, isShared }: WorkspaceChannel): JsonObject => ({
  id,
  name,
  is_channel: user === null,
  is_im: user !== null,
  ...(user === null ? {} : { user }),
  is_private: false,
  is_member: isMember,
  is_archived: isArchived,
  is_ext_shared: isShared,
  topic: { value: topic },
})

/** What everybody sees, later than `oldest`, a page at a time; metadata only if `include_all_metadata` asks for it. */
function messagePage(workspace: LocalWorkspace, all: readonly WorkspaceMessage[], args: JsonObject): JsonObject {
  const { oldest = '0', limit = '100', cursor, include_all_metadata: withMetadata } = args
  const visible = all.filter(({ ts, onlyFor }) => onlyFor === undefined && Number(ts) > Number(oldest))
  // What is said meanwhile moves nothing: a page begins after the last message of the one before.
  const start = visible.findIndex(({ ts }) => ts === cursor) + 1
  const page = visible.slice(start, start + Number(limit))
  const hasMore = visible.length > start + page.length
  return {
    ok: true,
    messages: page.map((message) => messageJson(workspace, message, String(withMetadata) === 'true')),
    has_more: hasMore,
    ...(hasMore ? { response_metadata: { next_cursor: page.at(-1)?.ts } } : {}),
  }
}
