/** What one user sees of the workspace. */
import { withBlockIds } from '../block-kit/block-ids.ts'
import { asObject, asObjects, asString, type JsonObject, textObjectText } from '../json.ts'
import type { Exchange } from '../delivery/exchange-log.ts'
import type { LocalSlack } from '../local-slack.ts'
import { homeViewJson } from '../web-api/view-json.ts'
import { decodeMrkdwn, mentionsUser, mrkdwnToText } from '../workspace/mrkdwn.ts'
import type { LocalWorkspace, WorkspaceMessage } from '../workspace/workspace.ts'
import type {
  ClientChannel,
  ClientExchange,
  ClientFile,
  ClientMessage,
  ClientSnapshot,
  ClientView,
} from './client-protocol.ts'
import { previewCsv } from './csv-preview.ts'

/**
 * Everything that one user's page needs to start: people, channels, messages they may see, views and the app's own
 * commands.
 */
export function snapshotFor(user: string, slack: LocalSlack): ClientSnapshot {
  const { workspace, exchanges, branding } = slack
  const { slash_commands: commands = [], shortcuts = [] } = slack.manifest.features
  const ofKind = (kind: string) =>
    shortcuts
      .filter(({ type }) => type === kind)
      .map(({ name, callback_id: callback, description }) => ({ name, callback, description }))
  return {
    me: user,
    branding,
    users: [...workspace.users.values()],
    bot: { id: workspace.bot.user, name: workspace.bot.name },
    team: workspace.teamName,
    channels: channelsFor(user, workspace),
    messages: workspace.messages
      .filter((message) => isVisibleTo(message, user, workspace))
      .map((each) => clientMessage(user, each, workspace)),
    modals: modalsFor(user, workspace),
    home: homeFor(user, workspace),
    readMarkers: Object.fromEntries(workspace.readMarkers.get(user) ?? []),
    commands: commands.map(({ command, description, usage_hint: hint = '' }) => ({ command, description, hint })),
    shortcuts: { message: ofKind('message'), global: ofKind('global') },
    exchanges: exchanges.entries().map(clientExchange),
  }
}

/** The channels everybody shares, and this user's direct message with the app. */
export function channelsFor(user: string, { channels }: LocalWorkspace): readonly ClientChannel[] {
  return [...channels.values()]
    .filter(({ user: owner }) => owner === null || owner === user)
    .map(({ id, name, topic, user: owner, isMember }) => ({ id, name, topic, isDirect: owner !== null, isMember }))
}

/** Not in direct messages of others, and not ephemeral to somebody else. */
export function isVisibleTo(
  { channel, onlyFor }: WorkspaceMessage,
  user: string,
  { channels }: LocalWorkspace,
): boolean {
  const owner = channels.get(channel)?.user ?? null
  return (owner === null || owner === user) && (onlyFor === undefined || onlyFor === user)
}

/** A message as the page draws it. One without blocks gets a section of its text. */
export function clientMessage(user: string, message: WorkspaceMessage, workspace: LocalWorkspace): ClientMessage {
  const { channel, ts, thread = null, onlyFor, isEdited = false, by, text, blocks } = message
  const textBlock = { type: 'section', block_id: 'text', text: { type: 'mrkdwn', text } }
  return {
    channel,
    ts,
    thread,
    author: message.user ?? (by === 'slack' ? 'slack' : workspace.bot.user),
    isEphemeral: onlyFor !== undefined,
    isEdited,
    blocks: blocks.length > 0 ? withBlockIds(blocks) : text === '' ? [] : [textBlock],
    files: filesOf(message, workspace),
    text: mrkdwnToText(text, workspace),
    editableText: message.user === user ? decodeMrkdwn(text, workspace) : null,
    mentionsMe: mentionsUser(text, user) || mentionsUser(JSON.stringify(blocks), user),
  }
}

/** Bytes of a text file that are shown. */
const maxPreviewBytes = 4000

function filesOf({ files = [] }: WorkspaceMessage, { uploads }: LocalWorkspace): readonly ClientFile[] {
  return files.flatMap((id) => {
    const upload = uploads.get(id)
    if (upload === undefined) return []
    const { name, title, alt, type, bytes } = upload
    const isText = type.startsWith('text/') || type === 'application/json'
    const csv = type === 'text/csv' ? previewCsv(bytes) : null
    const text = isText && csv === null ? new TextDecoder().decode(bytes.subarray(0, maxPreviewBytes)) : null
    return [{ id, name, title, alt, isImage: type.startsWith('image/'), bytes: bytes.length, text, csv }]
  })
}

/** The open modals of a user, the top one last. */
export function modalsFor(user: string, workspace: LocalWorkspace): readonly ClientView[] {
  return workspace.modals
    .filter((modal) => modal.user === user)
    .map(({ id, hash, view, channel }) => clientView({ id, hash, channel }, view))
}

/** The user's home tab; null where the app has not published one. */
export function homeFor(user: string, workspace: LocalWorkspace): ClientView | null {
  const view = homeViewJson(workspace, user)
  return view === null ? null : clientView({ id: asString(view['id']), hash: '', channel: null }, view)
}

function clientView(identity: Pick<ClientView, 'id' | 'hash' | 'channel'>, view: JsonObject): ClientView {
  return {
    ...identity,
    title: textObjectText(view['title']),
    submit: textObjectText(view['submit']),
    close: textObjectText(view['close']),
    blocks: asObjects(view['blocks']),
  }
}

/** Without what was sent and answered: the developer panel asks for those when they are opened. */
export function clientExchange(exchange: Exchange): ClientExchange {
  const { id, at, direction, what, isGood, outcome, milliseconds, answered } = exchange
  const messages = asObject(asObject(answered)['response_metadata'])['messages']
  const errors = Array.isArray(messages) ? messages.map(String) : []
  return { id, at, direction, what, isGood, outcome, milliseconds, errors }
}
