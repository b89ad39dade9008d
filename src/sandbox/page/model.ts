/** What the page knows, how it changes with what it is told, and what can be read out of it. */
import type { ShownMessage, Snapshot, Told } from '../shown.ts'

export type State = Snapshot

export function changed(state: State | null, told: Told): State | null {
  if (told.is === 'everything') return told.snapshot
  if (state === null) return null
  switch (told.is) {
    case 'message':
      return { ...state, messages: withMessage(state.messages, told.message) }
    case 'removed':
      return {
        ...state,
        messages: state.messages.filter(({ channel, ts }) => channel !== told.channel || ts !== told.ts),
      }
    case 'windows':
      return { ...state, windows: told.windows }
    case 'home':
      return { ...state, home: told.home }
    case 'channels':
      return { ...state, channels: told.channels }
    case 'read':
      return { ...state, read: told.read }
    case 'exchange':
      return { ...state, traffic: [...state.traffic, told.exchange].slice(-200) }
  }
}

function withMessage(messages: readonly ShownMessage[], message: ShownMessage): readonly ShownMessage[] {
  const at = messages.findIndex(({ channel, ts }) => channel === message.channel && ts === message.ts)
  return at < 0 ? [...messages, message] : messages.with(at, message)
}

export const rootsIn = ({ messages }: State, channel: string): readonly ShownMessage[] =>
  messages.filter((message) => message.channel === channel && message.thread === null)

export const repliesTo = ({ messages }: State, channel: string, root: string): readonly ShownMessage[] =>
  messages.filter((message) => message.channel === channel && message.thread === root)

/** Under which name the reading of a conversation or of a thread in it is kept. */
export const readingPlace = (channel: string, root: string | null): string =>
  root === null ? channel : `${channel} ${root}`

const isNew = ({ author, ts }: ShownMessage, { me, read }: State, place: string): boolean =>
  author !== me && ts > (read[place] ?? '')

export function unreadIn(state: State, channel: string): { readonly count: number; readonly isForMe: boolean } {
  const fresh = rootsIn(state, channel).filter((message) => isNew(message, state, channel))
  return { count: fresh.length, isForMe: fresh.some(({ isForMe }) => isForMe) }
}

export const unreadReplies = (state: State, channel: string, root: string): number =>
  repliesTo(state, channel, root).filter((message) => isNew(message, state, readingPlace(channel, root))).length

export type Thread = {
  readonly channel: string
  readonly root: ShownMessage
  readonly replies: readonly ShownMessage[]
  /** Replies that concern the reader: in a thread that she is part of, or named in. */
  readonly unread: number
}

/** Every thread, the one with the latest reply first. */
export function threadsOf(state: State): readonly Thread[] {
  const roots = state.messages.filter(({ thread }) => thread === null)
  return roots
    .flatMap((root) => {
      const { channel, ts } = root
      const replies = repliesTo(state, channel, ts)
      if (replies.length === 0) return []
      const isMine = [root, ...replies].some(({ author, isForMe }) => author === state.me || isForMe)
      return [{ channel, root, replies, unread: isMine ? unreadReplies(state, channel, ts) : 0 }]
    })
    .sort((one, other) => lastTs(other).localeCompare(lastTs(one)))
}

const lastTs = ({ replies }: Thread): string => replies.at(-1)?.ts ?? ''

export function nameOf({ people, bot }: State, author: string): string {
  if (author === bot.id) return bot.name
  if (author === 'slack') return 'Slack'
  return people.find(({ id }) => id === author)?.name ?? author
}

/** `#training`, or the app's name for the conversation with it. */
export function titleOf(state: State, channel: string): string {
  const found = state.channels.find(({ id }) => id === channel)
  if (found === undefined) return channel
  return found.isDirect ? state.bot.name : `#${found.name}`
}
