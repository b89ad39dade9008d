/** What one person sees of the workspace. */
import manifest from '../../manifest.json' with { type: 'json' }
import { identified } from './blocks.ts'
import { draw, drawText } from './draw.ts'
import { tableOfCsv } from './draw-table.ts'
import { type Json, jsonOf, listOf, wordsOf } from './json.ts'
import type { LocalSlack } from './local-slack.ts'
import { mentions, spoken } from './markup.ts'
import type { Drawn, ShownChannel, ShownExchange, ShownFile, ShownMessage, ShownView, Snapshot } from './shown.ts'
import type { Exchange } from './traffic.ts'
import { homeId } from './web-api/views.ts'
import type { Message, Workspace } from './workspace.ts'

export function snapshotFor(user: string, slack: LocalSlack): Snapshot {
  const { space, traffic } = slack
  const { slash_commands: commands, shortcuts } = manifest.features
  const ofKind = (kind: string) =>
    shortcuts
      .filter(({ type }) => type === kind)
      .map(({ name, callback_id: callback, description }) => ({ name, callback, description }))
  return {
    me: user,
    people: [...space.people.values()],
    bot: { id: space.bot.user, name: space.bot.name },
    team: space.teamName,
    channels: channelsFor(user, space),
    messages: space.posted.filter((message) => isSeen(message, user, space)).map((each) => shownTo(user, each, space)),
    windows: windowsFor(user, space),
    home: homeFor(user, space),
    read: Object.fromEntries(space.read.get(user) ?? []),
    commands: commands.map(({ command, description, usage_hint: hint }) => ({ command, description, hint })),
    shortcuts: { message: ofKind('message'), global: ofKind('global') },
    traffic: traffic.all().map(shownExchange),
  }
}

export function channelsFor(user: string, { channels }: Workspace): readonly ShownChannel[] {
  return [...channels.values()]
    .filter(({ person }) => person === null || person === user)
    .map(({ id, name, topic, person, isMember }) => ({ id, name, topic, isDirect: person !== null, isMember }))
}

/** In one's own conversations, and not whispered to somebody else. */
export function isSeen({ channel, onlyFor }: Message, user: string, { channels }: Workspace): boolean {
  const person = channels.get(channel)?.person ?? null
  return (person === null || person === user) && (onlyFor === undefined || onlyFor === user)
}

export function shownTo(user: string, message: Message, space: Workspace): ShownMessage {
  const { channel, ts, thread = null, onlyFor, isEdited = false, by, text } = message
  const plain = spoken(text, space)
  return {
    channel,
    ts,
    thread,
    author: message.user ?? (by === 'slack' ? 'slack' : space.bot.user),
    isForYou: onlyFor !== undefined,
    isEdited,
    blocks: drawnOf(message, space),
    files: filesOf(message, space),
    text: plain,
    typed: message.user === user ? plain : null,
    isForMe: mentions(text, user) || mentions(JSON.stringify(message.blocks), user),
  }
}

/** A message is drawn once, whoever looks at it: what changes is a new object. */
const drawn = new WeakMap<Message, readonly Drawn[]>()

function drawnOf(message: Message, space: Workspace): readonly Drawn[] {
  const known = drawn.get(message)
  if (known !== undefined) return known
  const { blocks, text } = message
  const made = blocks.length === 0 ? drawText(text, space) : draw(identified(blocks), space)
  drawn.set(message, made)
  return made
}

const longestPreview = 4000

function filesOf({ files = [] }: Message, { uploads }: Workspace): readonly ShownFile[] {
  return files.flatMap((id) => {
    const upload = uploads.get(id)
    if (upload === undefined) return []
    const { name, title, alt, type, bytes } = upload
    const isText = type.startsWith('text/') || type === 'application/json'
    const table = type === 'text/csv' ? tableOfCsv(bytes) : null
    const text = isText && table === null ? new TextDecoder().decode(bytes.subarray(0, longestPreview)) : null
    return [{ id, name, title, alt, isImage: type.startsWith('image/'), bytes: bytes.length, text, table }]
  })
}

/** The windows of a person, the top one last. */
export function windowsFor(user: string, space: Workspace): readonly ShownView[] {
  return space.windows
    .filter((window) => window.user === user)
    .map(({ id, hash, view, channel }) => viewOf({ id, hash, channel }, view, space))
}

export function homeFor(user: string, space: Workspace): ShownView | null {
  const view = space.homes.get(user)
  if (view === undefined) return null
  const blocks = identified(listOf(view['blocks']))
  return viewOf({ id: homeId(user), hash: '', channel: null }, { ...view, blocks }, space)
}

function viewOf(at: Pick<ShownView, 'id' | 'hash' | 'channel'>, view: Json, space: Workspace): ShownView {
  return {
    ...at,
    title: wordsOf(view['title']),
    submit: wordsOf(view['submit']),
    close: wordsOf(view['close']),
    blocks: draw(listOf(view['blocks']), space),
  }
}

/** Without what was sent and answered: that is asked for where somebody wants to see it. */
export function shownExchange({ id, at, way, what, isGood, said, milliseconds, answered }: Exchange): ShownExchange {
  const messages = jsonOf(jsonOf(answered)['response_metadata'])['messages']
  const faults = Array.isArray(messages) ? messages.map(String) : []
  return { id, at, way, what, isGood, said, milliseconds, faults }
}
