/** chat.*: messages, for everybody or for one person. */
import { validateMessage } from '../../reply/limits.ts'
import { type Json, listOf, textOf } from '../json.ts'
import { type Channel, directChannel, type Message, type Workspace } from '../workspace.ts'
import { type Method, refused, said } from './method.ts'

/** A message that is all text may be this long. */
const longestText = 40_000

const postMessage: Method = (args, { space }) => {
  const channel = openChannel(space, textOf(args['channel']))
  if (typeof channel === 'string') return refused(channel)
  const fault = faultOf(args)
  if (fault !== null) return fault
  const { ts, thread } = space.post({ channel: channel.id, by: 'api', ...contentOf(args, space, channel.id) })
  const inThread = thread === undefined ? {} : { thread_ts: thread }
  return {
    ok: true,
    channel: channel.id,
    ts,
    message: { type: 'message', text: args['text'] ?? '', ts, user: space.bot.user, bot_id: space.bot.id, ...inThread },
  }
}

const postEphemeral: Method = (args, { space }) => {
  const channel = openChannel(space, textOf(args['channel']))
  if (typeof channel === 'string') return refused(channel)
  const user = textOf(args['user'])
  if (user === '') return refused('invalid_arguments', ['[ERROR] missing required field: user'])
  const fault = faultOf(args)
  if (fault !== null) return fault
  const content = contentOf(args, space, channel.id)
  return { ok: true, message_ts: space.post({ channel: channel.id, by: 'api', onlyFor: user, ...content }).ts }
}

const update: Method = (args, { space }) => {
  const [channel, ts] = [textOf(args['channel']), textOf(args['ts'])]
  const before = space.posted.find((message) => message.channel === channel && message.ts === ts)
  if (before === undefined || before.onlyFor !== undefined) return refused('message_not_found')
  if (before.user !== undefined) return refused('cant_update_message')
  const next = { ...args, text: args['text'] ?? before.text, blocks: args['blocks'] ?? before.blocks }
  const fault = faultOf(next)
  if (fault !== null) return fault
  const { thread: _, ...content } = contentOf(next, space, channel)
  const isEdited = content.text !== before.text || JSON.stringify(content.blocks) !== JSON.stringify(before.blocks)
  space.change(channel, ts, { ...content, ...(isEdited ? { isEdited } : {}) })
  return { ok: true, channel, ts, text: content.text }
}

const remove: Method = (args, { space }) => {
  const [channel, ts] = [textOf(args['channel']), textOf(args['ts'])]
  const message = space.posted.find((each) => each.channel === channel && each.ts === ts)
  if (message === undefined) return refused('message_not_found')
  if (message.user !== undefined) return refused('cant_delete_message')
  space.remove(channel, ts)
  return { ok: true, channel, ts }
}

const getPermalink: Method = (args, { space }) => {
  const [channel, ts] = [textOf(args['channel']), textOf(args['message_ts'])]
  const isThere = space.posted.some((message) => message.channel === channel && message.ts === ts)
  if (!isThere) return refused('message_not_found')
  return { ok: true, channel, permalink: `https://slack.com/archives/${channel}/p${ts.replace('.', '')}` }
}

export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
}

/** The conversation, or Slack's word for why the bot cannot speak there. Speaking to a person opens theirs. */
export function openChannel(space: Workspace, id: string): Channel | string {
  const channel = space.channels.get(/^[UW]/.test(id) ? directChannel(space, id) : id)
  if (channel === undefined) return 'channel_not_found'
  if (channel.isArchived) return 'is_archived'
  return channel.isMember ? channel : 'not_in_channel'
}

/** Slack's answer to a message that it would not take; null: it would. */
export function faultOf(args: Json): Json | null {
  const text = textOf(args['text'])
  if (text === '' && args['blocks'] === undefined) return refused('no_text')
  if (text.length > longestText) return refused('msg_too_long')
  const violations = validateMessage(args)
  return violations.length === 0 ? null : refused('invalid_blocks', violations.map(said))
}

/** What a message shows, out of the arguments of a call or of what was sent to a response address. */
export function contentOf(args: Json, space: Workspace, channel: string): Pick<Message, 'text' | 'blocks'> & Rest {
  const thread = textOf(args['thread_ts'])
  const named = space.posted.find((message) => message.channel === channel && message.ts === thread)
  return {
    text: textOf(args['text']),
    blocks: listOf(args['blocks']),
    ...(thread === '' ? {} : { thread: named?.thread ?? thread }),
    ...(args['metadata'] === undefined ? {} : { metadata: args['metadata'] }),
  }
}

type Rest = { readonly thread?: string; readonly metadata?: unknown }
