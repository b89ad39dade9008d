/** The Web API methods of the fake Slack: arguments in, Slack's answer out. */
import * as z from 'zod'
import { validateMessage, validateView } from '../../../src/presentation/slack/blocks/validator/message-validator.ts'
import { botId, botUser, type Channel, type Posted, type Workspace } from './fake-workspace.ts'

type Args = Record<string, unknown>
type Method = (space: Workspace, args: Args, team: string) => object

const refused = (error: string, messages: readonly string[] = []) => ({
  ok: false,
  error,
  ...(messages.length > 0 ? { response_metadata: { messages } } : {}),
})

export const methods: Readonly<Record<string, Method>> = {
  'auth.test': (_, __, team) => ({
    ok: true,
    url: 'https://fake.slack.com/',
    team: 'Fake',
    user: 'gpucost',
    team_id: team,
    user_id: botUser,
    bot_id: botId,
  }),
  'chat.postMessage': (space, args) => {
    const channel = channelOf(space, String(args['channel']))
    if (typeof channel === 'string') return refused(channel)
    return post(space, args, channel.id)
  },
  'chat.postEphemeral': (space, args) => {
    const channel = channelOf(space, String(args['channel']))
    if (typeof channel === 'string') return refused(channel)
    const user = args['user']
    if (typeof user !== 'string') return refused('invalid_arguments')
    return post(space, args, channel.id, user)
  },
  'chat.update': (space, args) => {
    const at = space.posted.findIndex(({ channel, ts }) => channel === args['channel'] && ts === args['ts'])
    const message = space.posted[at]
    if (message === undefined) return refused('message_not_found')
    const violations = validateMessage(args)
    if (violations.length > 0) return refused('invalid_blocks', violations.map(describe))
    space.posted[at] = { ...message, ...contentOf(args) }
    return { ok: true, channel: message.channel, ts: message.ts, text: args['text'] }
  },
  'files.completeUploadExternal': (space, args) => complete(space, args),
  'functions.completeSuccess': (space, { outputs }) => ended(space, { outputs }),
  'functions.completeError': (space, { error }) => ended(space, { error }),
  'views.open': (space, args) => {
    if (typeof args['trigger_id'] !== 'string') return refused('invalid_trigger_id')
    if (args['trigger_id'].startsWith('expired')) return refused('expired_trigger_id')
    return view(args, (shown) => space.modals.push(shown))
  },
  'views.publish': (space, args) => view(args, (shown) => space.homes.set(String(args['user_id']), shown)),
  'conversations.info': ({ channels }, args) => {
    const channel = channels.get(String(args['channel']))
    if (channel === undefined) return refused('channel_not_found')
    return {
      ok: true,
      channel: {
        id: channel.id,
        is_member: channel.isMember,
        is_archived: channel.isArchived,
        is_ext_shared: channel.isShared,
      },
    }
  },
  'users.info': ({ people }, { user }) => {
    if (people === null) return { ...refused('missing_scope'), needed: 'users:read' }
    return { ok: true, user: { id: user, ...people.get(String(user)) } }
  },
  'conversations.list': ({ channels }) => ({
    ok: true,
    channels: [...channels.values()].map(({ id, isMember }) => ({ id, is_member: isMember })),
    response_metadata: { next_cursor: '' },
  }),
  'conversations.open': (space, args) => ({ ok: true, channel: { id: directChannel(space, String(args['users'])) } }),
  'conversations.history': ({ posted }, args) =>
    page(posted.filter(({ channel, thread }) => channel === args['channel'] && thread === undefined).reverse(), args),
  'conversations.replies': ({ posted }, args) =>
    page(
      posted.filter(({ ts, thread }) => ts === args['ts'] || thread === args['ts']),
      args,
    ),
}

/** What everybody sees, since `oldest`; metadata only where it is asked for. */
function page(all: readonly Posted[], { oldest = '0', limit = '100', include_all_metadata: wanted }: Args): object {
  const found = all.filter(({ ts, onlyFor }) => onlyFor === undefined && Number(ts) > Number(oldest))
  const messages = found.slice(0, Number(limit)).map(({ metadata, ...message }) => ({
    type: 'message',
    ...message,
    ...(wanted === 'true' && metadata !== undefined ? { metadata } : {}),
  }))
  return { ok: true, messages, has_more: found.length > messages.length }
}

function ended(space: Workspace, how: object): object {
  space.steps.push(how)
  return { ok: true }
}

/** `files.getUploadURLExternal`: a place for a file. */
export function announce(space: Workspace, args: Args, address: string): object {
  const { filename, length, alt_txt = '' } = args
  if (typeof filename !== 'string' || !(Number(length) > 0)) return refused('invalid_arguments')
  if (String(alt_txt).length > 1000) return refused('alt_txt_too_large')
  const id = `F0${space.uploads.size + 1}`
  space.uploads.set(id, { id, name: filename, title: filename, altText: String(alt_txt), bytes: new Uint8Array() })
  return { ok: true, file_id: id, upload_url: `${address}${id}` }
}

const announced = z.array(z.object({ id: z.string(), title: z.string().default('') }))

function complete(space: Workspace, args: Args): object {
  const files = announced.parse(args['files']).flatMap(({ id, title }) => {
    const upload = space.uploads.get(id)
    return upload === undefined || upload.bytes.length === 0 ? [] : [{ ...upload, title }]
  })
  if (files.length === 0) return refused('file_not_found')
  const channel = channelOf(space, String(args['channel_id']))
  if (typeof channel === 'string') return refused(channel)
  const thread = args['thread_ts']
  const where = typeof thread === 'string' ? { thread } : {}
  space.post({
    channel: channel.id,
    by: 'api',
    text: textOf(args['initial_comment']),
    blocks: [],
    files,
    ...where,
  })
  return { ok: true, files: files.map(({ id, title }) => ({ id, title })) }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The channel, or Slack's word for why the bot cannot speak there. */
function channelOf(space: Workspace, id: string): Channel | string {
  const channel = space.channels.get(/^[UW]/.test(id) ? directChannel(space, id) : id)
  if (channel === undefined) return 'channel_not_found'
  if (channel.isArchived) return 'is_archived'
  return channel.isMember ? channel : 'not_in_channel'
}

/** Speaking to a user opens the conversation with them. */
function directChannel(space: Workspace, user: string): string {
  const id = `D${user.slice(1)}`
  if (!space.channels.has(id)) space.addChannel(id)
  return id
}

function post(space: Workspace, args: Args, channel: string, onlyFor?: string): object {
  if (args['text'] === undefined && args['blocks'] === undefined) return refused('no_text')
  const violations = validateMessage(args)
  if (violations.length > 0) return refused('invalid_blocks', violations.map(describe))
  const { ts } = space.post({ channel, by: 'api', ...contentOf(args), ...(onlyFor === undefined ? {} : { onlyFor }) })
  return onlyFor === undefined
    ? { ok: true, channel, ts, message: { text: args['text'], ts } }
    : { ok: true, message_ts: ts }
}

function view(args: Args, show: (view: object) => void): object {
  const shown = args['view']
  if (typeof shown !== 'object' || shown === null) return refused('invalid_arguments')
  const violations = validateView(shown)
  if (violations.length > 0) return refused('invalid_arguments', violations.map(describe))
  show(shown)
  return { ok: true, view: { id: 'V0FAKE', ...shown } }
}

const shownBlocks = z.array(z.record(z.string(), z.unknown())).default([])

/** What a message shows, out of the arguments of a call or the body for a response address. */
export function contentOf(args: Args) {
  const thread = args['thread_ts']
  return {
    text: typeof args['text'] === 'string' ? args['text'] : '',
    blocks: shownBlocks.parse(args['blocks']),
    ...(typeof thread === 'string' ? { thread } : {}),
    ...(args['metadata'] === undefined ? {} : { metadata: args['metadata'] }),
  }
}

export const describe = (violation: object) => JSON.stringify(violation)
