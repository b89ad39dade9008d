/** chat.*: messages for everybody in a conversation, or for one user. */
import { validateMessage } from '../block-kit/validator.ts'
import { type JsonObject, asObjects, asString } from '../json.ts'
import {
  findMessage,
  type LocalWorkspace,
  openDirectChannel,
  type WorkspaceChannel,
  type WorkspaceMessage,
} from '../workspace/workspace.ts'
import { type ApiMethod, apiError, missingField, violationMessage } from './api-method.ts'

/** Characters of the text of a message. */
const maxTextLength = 40_000

const postMessage: ApiMethod = (args, { workspace }) => {
  const channel = findPostableChannel(workspace, asString(args['channel']))
  if (typeof channel === 'string') return apiError(channel)
  const error = messageError(args)
  if (error !== null) return error
  const { ts, thread } = workspace.postMessage({
    channel: channel.id,
    by: 'api',
    ...messageContent(args, workspace, channel.id),
  })
  const inThread = thread === undefined ? {} : { thread_ts: thread }
  return {
    ok: true,
    channel: channel.id,
    ts,
    message: {
      type: 'message',
      text: args['text'] ?? '',
      ts,
      user: workspace.bot.user,
      bot_id: workspace.bot.id,
      ...inThread,
    },
  }
}

const postEphemeral: ApiMethod = (args, { workspace }) => {
  const channel = findPostableChannel(workspace, asString(args['channel']))
  if (typeof channel === 'string') return apiError(channel)
  const user = asString(args['user'])
  if (user === '') return missingField('user')
  const error = messageError(args)
  if (error !== null) return error
  const content = messageContent(args, workspace, channel.id)
  return {
    ok: true,
    message_ts: workspace.postMessage({ channel: channel.id, by: 'api', onlyFor: user, ...content }).ts,
  }
}

const update: ApiMethod = (args, { workspace }) => {
  const [channel, ts] = [asString(args['channel']), asString(args['ts'])]
  const before = findMessage(workspace, channel, ts)
  if (before === undefined || before.onlyFor !== undefined) return apiError('message_not_found')
  if (before.user !== undefined) return apiError('cant_update_message')
  const next = { ...args, text: args['text'] ?? before.text, blocks: args['blocks'] ?? before.blocks }
  const error = messageError(next)
  if (error !== null) return error
  const { thread: _, ...content } = messageContent(next, workspace, channel)
  const isEdited = content.text !== before.text || JSON.stringify(content.blocks) !== JSON.stringify(before.blocks)
  workspace.updateMessage(channel, ts, { ...content, ...(isEdited ? { isEdited } : {}) })
  return { ok: true, channel, ts, text: content.text }
}

const remove: ApiMethod = (args, { workspace }) => {
  const [channel, ts] = [asString(args['channel']), asString(args['ts'])]
  const message = findMessage(workspace, channel, ts)
  if (message === undefined) return apiError('message_not_found')
  if (message.user !== undefined) return apiError('cant_delete_message')
  workspace.removeMessage(channel, ts)
  return { ok: true, channel, ts }
}

const getPermalink: ApiMethod = (args, { workspace }) => {
  const [channel, ts] = [asString(args['channel']), asString(args['message_ts'])]
  if (findMessage(workspace, channel, ts) === undefined) return apiError('message_not_found')
  return { ok: true, channel, permalink: `https://slack.com/archives/${channel}/p${ts.replace('.', '')}` }
}

export const chatMethods: Readonly<Record<string, ApiMethod>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
}

/** The conversation, or Slack's error when the bot cannot post there. A user's id opens the direct message. */
export function findPostableChannel(workspace: LocalWorkspace, id: string): WorkspaceChannel | string {
  const channel = workspace.channels.get(/^[UW]/.test(id) ? openDirectChannel(workspace, id) : id)
  if (channel === undefined) return 'channel_not_found'
  if (channel.isArchived) return 'is_archived'
  return channel.isMember ? channel : 'not_in_channel'
}

/** Slack's answer to a message that it refuses; null: it is valid. */
export function messageError(args: JsonObject): JsonObject | null {
  const text = asString(args['text'])
  if (text === '' && args['blocks'] === undefined) return apiError('no_text')
  if (text.length > maxTextLength) return apiError('msg_too_long')
  const violations = validateMessage(args)
  return violations.length === 0 ? null : apiError('invalid_blocks', violations.map(violationMessage))
}

type PostedContent = Pick<WorkspaceMessage, 'text' | 'blocks'> & {
  readonly thread?: string
  readonly metadata?: unknown
}

/** The content of a message, from the arguments of a call or the body sent to a response URL. */
export function messageContent(args: JsonObject, workspace: LocalWorkspace, channel: string): PostedContent {
  const thread = asString(args['thread_ts'])
  const parent = findMessage(workspace, channel, thread)
  return {
    text: asString(args['text']),
    blocks: asObjects(args['blocks']),
    ...(thread === '' ? {} : { thread: parent?.thread ?? thread }),
    ...(args['metadata'] === undefined ? {} : { metadata: args['metadata'] }),
  }
}
