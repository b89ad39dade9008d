/** auth.*, conversations.*, users.*, team.*, bots.*: what there is. */
import { type Json, textOf } from '../json.ts'
import { type Channel, directChannel, type Message, type Person, type Workspace } from '../workspace.ts'
import { type Method, refused } from './method.ts'

const authTest: Method = (_, { space, team }) => ({
  ok: true,
  url: `https://${space.teamName.toLowerCase()}.slack.com/`,
  team: space.teamName,
  user: space.bot.name,
  team_id: team,
  user_id: space.bot.user,
  bot_id: space.bot.id,
})

const info: Method = ({ channel: id }, { space }) => {
  const channel = space.channels.get(textOf(id))
  return channel === undefined ? refused('channel_not_found') : { ok: true, channel: channelJson(channel) }
}

const list: Method = (_, { space }) => ({
  ok: true,
  channels: [...space.channels.values()].map(channelJson),
  response_metadata: { next_cursor: '' },
})

const open: Method = ({ users }, { space }) => ({
  ok: true,
  channel: { id: directChannel(space, textOf(users)) },
})

const members: Method = ({ channel: id }, { space }) => {
  const channel = space.channels.get(textOf(id))
  if (channel === undefined) return refused('channel_not_found')
  const people = channel.person === null ? [...space.people.keys()] : [channel.person]
  return {
    ok: true,
    members: [...people, ...(channel.isMember ? [space.bot.user] : [])],
    response_metadata: { next_cursor: '' },
  }
}

const join: Method = ({ channel: id }, { space }) => {
  const channel = space.channels.get(textOf(id))
  if (channel === undefined) return refused('channel_not_found')
  channel.isMember = true
  space.tell({ is: 'channels' })
  return { ok: true, channel: channelJson(channel) }
}

const history: Method = (args, { space }) => {
  const { channel } = args
  const roots = space.posted.filter((message) => message.channel === channel && message.thread === undefined)
  return page(space, roots.reverse(), args)
}

const replies: Method = (args, { space }) => {
  const { ts: root } = args
  const inThread = space.posted.filter(({ ts, thread }) => ts === root || thread === root)
  return page(space, inThread, args)
}

const userInfo: Method = ({ user: id }, { space }) => {
  const person = space.people.get(textOf(id))
  if (id === space.bot.user) return { ok: true, user: botJson(space) }
  return person === undefined ? refused('user_not_found') : { ok: true, user: personJson(person, space) }
}

const users: Method = (_, { space }) => ({
  ok: true,
  members: [...[...space.people.values()].map((person) => personJson(person, space)), botJson(space)],
  response_metadata: { next_cursor: '' },
})

const teamInfo: Method = (_, { space }) => ({
  ok: true,
  team: { id: space.team, name: space.teamName, domain: space.teamName.toLowerCase() },
})

const botInfo: Method = (_, { space: { bot, app } }) => ({
  ok: true,
  bot: { id: bot.id, app_id: app, user_id: bot.user, name: bot.name, deleted: false },
})

export const lookups: Readonly<Record<string, Method>> = {
  'api.test': () => ({ ok: true }),
  'auth.test': authTest,
  'conversations.info': info,
  'conversations.list': list,
  'conversations.open': open,
  'conversations.members': members,
  'conversations.join': join,
  'conversations.history': history,
  'conversations.replies': replies,
  'users.info': userInfo,
  'users.list': users,
  'team.info': teamInfo,
  'bots.info': botInfo,
}

const channelJson = ({ id, name, topic, person, isMember, isArchived, isShared }: Channel): Json => ({
  id,
  name,
  is_channel: person === null,
  is_im: person !== null,
  ...(person === null ? {} : { user: person }),
  is_private: false,
  is_member: isMember,
  is_archived: isArchived,
  is_ext_shared: isShared,
  topic: { value: topic },
})

const personJson = ({ id, handle, name, title }: Person, { team }: Workspace): Json => ({
  id,
  team_id: team,
  name: handle,
  real_name: name,
  deleted: false,
  is_bot: false,
  tz: 'Etc/UTC',
  profile: { real_name: name, display_name: handle, title },
})

const botJson = ({ team, bot }: Workspace): Json => ({
  id: bot.user,
  team_id: team,
  name: bot.name,
  real_name: bot.name,
  is_bot: true,
  profile: { real_name: bot.name, bot_id: bot.id },
})

/** What everybody sees, since `oldest`; metadata only where it is asked for. */
function page(space: Workspace, all: readonly Message[], args: Json): Json {
  const { oldest = '0', limit = '100', include_all_metadata: wanted } = args
  const found = all.filter(({ ts, onlyFor }) => onlyFor === undefined && Number(ts) > Number(oldest))
  const messages = found
    .slice(0, Number(limit))
    .map((message) => messageJson(space, message, String(wanted) === 'true'))
  return { ok: true, messages, has_more: found.length > messages.length }
}

/** A message as the Web API and the app's listeners see it. */
export function messageJson(space: Workspace, message: Message, withMetadata: boolean): Json {
  const { ts, text, blocks, thread, metadata, user, isEdited } = message
  return {
    type: 'message',
    ts,
    text,
    team: space.team,
    user: user ?? space.bot.user,
    ...(user === undefined ? { bot_id: space.bot.id, app_id: space.app } : {}),
    ...(blocks.length === 0 ? {} : { blocks }),
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(isEdited === true ? { edited: { user: user ?? space.bot.user, ts } } : {}),
    ...(withMetadata && metadata !== undefined ? { metadata } : {}),
  }
}
