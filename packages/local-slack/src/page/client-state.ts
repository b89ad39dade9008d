/** The state of the page: how updates change it, and what is derived from it. */
import { readKeyOf } from '../read-key.ts'
import type { ClientMessage, ClientSnapshot, ClientUpdate } from '../client/client-protocol.ts'

export type ClientState = ClientSnapshot

/** The state after an update of the server; null until the first snapshot has come. */
export function applyUpdate(state: ClientState | null, update: ClientUpdate): ClientState | null {
  if (update.is === 'snapshot') return update.snapshot
  if (state === null) return null
  switch (update.is) {
    case 'message':
      return { ...state, messages: upsertMessage(state.messages, update.message) }
    case 'removed':
      return {
        ...state,
        messages: state.messages.filter(({ channel, ts }) => channel !== update.channel || ts !== update.ts),
      }
    case 'modals':
      return { ...state, modals: update.modals }
    case 'home':
      return { ...state, home: update.home }
    case 'channels':
      return { ...state, channels: update.channels }
    case 'read':
      return { ...state, readMarkers: update.readMarkers }
    case 'exchange':
      return { ...state, exchanges: [...state.exchanges, update.exchange].slice(-200) }
  }
}

function upsertMessage(messages: readonly ClientMessage[], message: ClientMessage): readonly ClientMessage[] {
  const index = messages.findIndex(({ channel, ts }) => channel === message.channel && ts === message.ts)
  return index < 0 ? [...messages, message] : messages.with(index, message)
}

/** The messages of a channel outside of threads, the oldest first. */
export const channelMessages = ({ messages }: ClientState, channel: string): readonly ClientMessage[] =>
  messages.filter((message) => message.channel === channel && message.thread === null)

/** The replies of one thread, the oldest first, without its root. */
export const repliesTo = ({ messages }: ClientState, channel: string, root: string): readonly ClientMessage[] =>
  messages.filter((message) => message.channel === channel && message.thread === root)

const isUnread = ({ author, ts }: ClientMessage, { me, readMarkers }: ClientState, readKey: string): boolean =>
  author !== me && ts > (readMarkers[readKey] ?? '')

/** How many messages of a channel the viewer has not read, and whether one of them mentions the viewer. */
export function channelUnread(
  state: ClientState,
  channel: string,
): { readonly count: number; readonly mentionsMe: boolean } {
  const unread = channelMessages(state, channel).filter((message) => isUnread(message, state, channel))
  return { count: unread.length, mentionsMe: unread.some(({ mentionsMe }) => mentionsMe) }
}

/** How many replies of a thread the viewer has not read. */
export const unreadReplies = (state: ClientState, channel: string, root: string): number =>
  repliesTo(state, channel, root).filter((message) => isUnread(message, state, readKeyOf(channel, root))).length

export type ThreadSummary = {
  readonly channel: string
  readonly root: ClientMessage
  readonly replies: readonly ClientMessage[]
  /** Unread replies in a thread that the viewer takes part in or is mentioned in; 0 in other threads. */
  readonly unread: number
}

/** All threads, the one with the latest reply first. */
export function listThreads(state: ClientState): readonly ThreadSummary[] {
  const roots = state.messages.filter(({ thread }) => thread === null)
  return roots
    .flatMap((root) => {
      const { channel, ts } = root
      const replies = repliesTo(state, channel, ts)
      if (replies.length === 0) return []
      const isMine = [root, ...replies].some(({ author, mentionsMe }) => author === state.me || mentionsMe)
      return [{ channel, root, replies, unread: isMine ? unreadReplies(state, channel, ts) : 0 }]
    })
    .sort((one, other) => lastTs(other).localeCompare(lastTs(one)))
}

const lastTs = ({ replies }: ThreadSummary): string => replies.at(-1)?.ts ?? ''

/** The display name of a user, of the bot, or of Slack; the id of somebody unknown. */
export function authorName({ users, bot }: ClientState, author: string): string {
  if (author === bot.id) return bot.name
  if (author === 'slack') return 'Slack'
  return users.find(({ id }) => id === author)?.name ?? author
}

/** Such as `#general`; for the direct message with the app, its name. */
export function channelTitle(state: ClientState, channel: string): string {
  const info = state.channels.find(({ id }) => id === channel)
  if (info === undefined) return channel
  return info.isDirect ? state.bot.name : `#${info.name}`
}
