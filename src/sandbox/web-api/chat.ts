/** chat.*: messages, for everybody or for one person. */
import { validateMessage } from '../../presentation/slack/blocks/validator/message-validator.ts'
import { type JsonObject, asObjects, asString } from '../json.ts'
import {
  type WorkspaceChannel,
  openDirectChannel,
  type WorkspaceMessage,
  type LocalWorkspace,
} from '../workspace/workspace.ts'
import { type ApiMethod, apiError, violationMessage } from './api-method.ts'

/** A message that is all text may be this long. */
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
  if (user === '') return apiError('invalid_arguments', ['[ERROR] missing required field: user'])
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
  const before = workspace.messages.find((message) => message.channel === channel && message.ts === ts)
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
  const message = workspace.messages.find((each) => each.channel === channel && each.ts === ts)
  if (message === undefined) return apiError('message_not_found')
  if (message.user !== undefined) return apiError('cant_delete_message')
  workspace.removeMessage(channel, ts)
  return { ok: true, channel, ts }
}

const getPermalink: ApiMethod = (args, { workspace }) => {
  const [channel, ts] = [asString(args['channel']), asString(args['message_ts'])]
  const exists = workspace.messages.some((message) => message.channel === channel && message.ts === ts)
  if (!exists) return apiError('message_not_found')
  return { ok: true, channel, permalink: `https://slack.com/archives/${channel}/p${ts.replace('.', '')}` }
}

export const chatMethods: Readonly<Record<string, ApiMethod>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
}

/** The conversation, or Slack's word for why the bot cannot speak there. Speaking to a person opens theirs. */
export function findPostableChannel(workspace: LocalWorkspace, id: string): WorkspaceChannel | string {
  const channel = workspace.channels.get(/^[UW]/.test(id) ? openDirectChannel(workspace, id) : id)
  if (channel === undefined) return 'channel_not_found'
  if (channel.isArchived) return 'is_archived'
  return channel.isMember ? channel : 'not_in_channel'
}

/** Slack's answer to a message that it would not take; null: it would. */
export function messageError(args: JsonObject): JsonObject | null {
  const text = asString(args['text'])
  if (text === '' && args['blocks'] === undefined) return apiError('no_text')
  if (text.length > maxTextLength) return apiError('msg_too_long')
  const violations = validateMessage(args)
  return violations.length === 0 ? null : apiError('invalid_blocks', violations.map(violationMessage))
}

/** What a message shows, out of the arguments of a call or of what was sent to a response address. */
export function messageContent(
  args: JsonObject,
  workspace: LocalWorkspace,
  channel: string,
): Pick<WorkspaceMessage, 'text' | 'blocks'> & MessageExtras {
  const thread = asString(args['thread_ts'])
  const parent = workspace.messages.find((message) => message.channel === channel && message.ts === thread)
  return {
    text: asString(args['text']),
    blocks: asObjects(args['blocks']),
    ...(thread === '' ? {} : { thread: parent?.thread ?? thread }),
    ...(args['metadata'] === undefined ? {} : { metadata: args['metadata'] }),
  }
}

type MessageExtras = { readonly thread?: string; readonly metadata?: unknown }
