/** What one person sees of the workspace. */
import manifest from '../../../manifest.json' with { type: 'json' }
import { withBlockIds } from '../blocks/block-ids.ts'
import { renderBlocks, renderText } from '../blocks/render-blocks.ts'
import { renderCsvTable } from '../blocks/render-table.ts'
import { type JsonObject, asObject, asObjects, textObjectText } from '../json.ts'
import type { LocalSlack } from '../local-slack.ts'
import { mentionsUser, mrkdwnToText } from '../workspace/mrkdwn.ts'
import type {
  RenderedBlock,
  ClientChannel,
  ClientExchange,
  ClientFile,
  ClientMessage,
  ClientView,
  ClientSnapshot,
} from './client-protocol.ts'
import type { Exchange } from '../delivery/exchange-log.ts'
import { homeViewId } from '../web-api/views.ts'
import type { WorkspaceMessage, LocalWorkspace } from '../workspace/workspace.ts'

export function snapshotFor(user: string, slack: LocalSlack): ClientSnapshot {
  const { workspace, exchanges } = slack
  const { slash_commands: commands, shortcuts } = manifest.features
  const ofKind = (kind: string) =>
    shortcuts
      .filter(({ type }) => type === kind)
      .map(({ name, callback_id: callback, description }) => ({ name, callback, description }))
  return {
    me: user,
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
    commands: commands.map(({ command, description, usage_hint: hint }) => ({ command, description, hint })),
    shortcuts: { message: ofKind('message'), global: ofKind('global') },
    exchanges: exchanges.entries().map(clientExchange),
  }
}

export function channelsFor(user: string, { channels }: LocalWorkspace): readonly ClientChannel[] {
  return [...channels.values()]
    .filter(({ user: owner }) => owner === null || owner === user)
    .map(({ id, name, topic, user: owner, isMember }) => ({ id, name, topic, isDirect: owner !== null, isMember }))
}

/** In one's own conversations, and not whispered to somebody else. */
export function isVisibleTo(
  { channel, onlyFor }: WorkspaceMessage,
  user: string,
  { channels }: LocalWorkspace,
): boolean {
  const owner = channels.get(channel)?.user ?? null
  return (owner === null || owner === user) && (onlyFor === undefined || onlyFor === user)
}

export function clientMessage(user: string, message: WorkspaceMessage, workspace: LocalWorkspace): ClientMessage {
  const { channel, ts, thread = null, onlyFor, isEdited = false, by, text } = message
  const plainText = mrkdwnToText(text, workspace)
  return {
    channel,
    ts,
    thread,
    author: message.user ?? (by === 'slack' ? 'slack' : workspace.bot.user),
    isEphemeral: onlyFor !== undefined,
    isEdited,
    blocks: blocksOf(message, workspace),
    files: filesOf(message, workspace),
    text: plainText,
    editableText: message.user === user ? plainText : null,
    mentionsMe: mentionsUser(text, user) || mentionsUser(JSON.stringify(message.blocks), user),
  }
}

/** A message is drawn once, whoever looks at it: what changes is a new object. */
const renderedBlocks = new WeakMap<WorkspaceMessage, readonly RenderedBlock[]>()

function blocksOf(message: WorkspaceMessage, workspace: LocalWorkspace): readonly RenderedBlock[] {
  const cached = renderedBlocks.get(message)
  if (cached !== undefined) return cached
  const { blocks, text } = message
  const rendered = blocks.length === 0 ? renderText(text, workspace) : renderBlocks(withBlockIds(blocks), workspace)
  renderedBlocks.set(message, rendered)
  return rendered
}

const maxPreviewBytes = 4000

function filesOf({ files = [] }: WorkspaceMessage, { uploads }: LocalWorkspace): readonly ClientFile[] {
  return files.flatMap((id) => {
    const upload = uploads.get(id)
    if (upload === undefined) return []
    const { name, title, alt, type, bytes } = upload
    const isText = type.startsWith('text/') || type === 'application/json'
    const table = type === 'text/csv' ? renderCsvTable(bytes) : null
    const text = isText && table === null ? new TextDecoder().decode(bytes.subarray(0, maxPreviewBytes)) : null
    return [{ id, name, title, alt, isImage: type.startsWith('image/'), bytes: bytes.length, text, table }]
  })
}

/** The windows of a person, the top one last. */
export function modalsFor(user: string, workspace: LocalWorkspace): readonly ClientView[] {
  return workspace.modals
    .filter((modal) => modal.user === user)
    .map(({ id, hash, view, channel }) => clientView({ id, hash, channel }, view, workspace))
}

export function homeFor(user: string, workspace: LocalWorkspace): ClientView | null {
  const view = workspace.homeViews.get(user)
  if (view === undefined) return null
  const blocks = withBlockIds(asObjects(view['blocks']))
  return clientView({ id: homeViewId(user), hash: '', channel: null }, { ...view, blocks }, workspace)
}

function clientView(
  identity: Pick<ClientView, 'id' | 'hash' | 'channel'>,
  view: JsonObject,
  workspace: LocalWorkspace,
): ClientView {
  return {
    ...identity,
    title: textObjectText(view['title']),
    submit: textObjectText(view['submit']),
    close: textObjectText(view['close']),
    blocks: renderBlocks(asObjects(view['blocks']), workspace),
  }
}

/** Without what was sent and answered: that is asked for where somebody wants to see it. */
export function clientExchange({
  id,
  at,
  direction,
  what,
  isGood,
  said,
  milliseconds,
  answered,
}: Exchange): ClientExchange {
  const messages = asObject(asObject(answered)['response_metadata'])['messages']
  const faults = Array.isArray(messages) ? messages.map(String) : []
  return { id, at, direction, what, isGood, said, milliseconds, faults }
}
