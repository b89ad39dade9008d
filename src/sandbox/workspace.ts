/** A Slack workspace in memory: people, conversations, messages, windows, home tabs, and who has read what. */
import type { Json } from './json.ts'

export type Person = { readonly id: string; readonly handle: string; readonly name: string; readonly title: string }

/** `isShared`: another company is in it, by Slack Connect. `isMember`: the bot is. */
export type Channel = {
  readonly id: string
  readonly name: string
  readonly topic: string
  /** Whose conversation with the bot it is; null: it is a channel. */
  readonly person: string | null
  isMember: boolean
  isArchived: boolean
  isShared: boolean
}

export type Message = {
  readonly channel: string
  readonly ts: string
  readonly text: string
  readonly blocks: readonly Json[]
  /** The root of the thread that it is a reply in. */
  readonly thread?: string
  readonly metadata?: unknown
  /** Only this person sees it. */
  readonly onlyFor?: string
  /** How it came: by the Web API, through a response address, out of a person's hands, or from Slack itself. */
  readonly by: 'api' | 'response' | 'person' | 'slack'
  /** The person who wrote it; absent: the bot. */
  readonly user?: string
  readonly isEdited?: boolean
  /** Ids of files. */
  readonly files?: readonly string[]
}

/** A window that is open for a person, above another one or alone. */
export type Window = {
  readonly id: string
  readonly user: string
  /** Changes with every update. */
  readonly hash: string
  /** The conversation in front of which it was opened. */
  readonly channel: string | null
  /** The first window of the pile. */
  readonly root: string
  readonly previous: string | null
  readonly view: Json
}

export type Upload = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly alt: string
  readonly type: string
  readonly bytes: Uint8Array
  /** It was said what it is for: it can be shown. */
  readonly isComplete: boolean
}

/** What somebody who looks on hears about. */
export type Change =
  | { readonly is: 'message'; readonly message: Message }
  | { readonly is: 'removed'; readonly message: Message }
  | { readonly is: 'windows'; readonly user: string }
  | { readonly is: 'home'; readonly user: string }
  | { readonly is: 'channels' }
  | { readonly is: 'read'; readonly user: string }

export type Identity = {
  readonly team: string
  readonly teamName: string
  readonly app: string
  readonly bot: { readonly id: string; readonly user: string; readonly name: string }
}

export type Workspace = Identity & {
  readonly people: Map<string, Person>
  readonly channels: Map<string, Channel>
  /** Everything that somebody can see, in order. */
  readonly posted: Message[]
  /** Home tabs by person, as published. */
  readonly homes: Map<string, Json>
  /** All open windows; the last one of a person is on top. */
  readonly windows: Window[]
  readonly uploads: Map<string, Upload>
  /** Until which time stamp a person has read a conversation or, under `conversation root`, a thread. */
  readonly read: Map<string, Map<string, string>>
  readonly addChannel: (id: string, state?: Partial<Omit<Channel, 'id'>>) => void
  /** A time stamp that no other message has. */
  readonly nextTs: () => string
  readonly post: (message: Omit<Message, 'ts'>) => Message
  /** Null where there is no such message. */
  readonly change: (channel: string, ts: string, content: Partial<Message>) => Message | null
  readonly remove: (channel: string, ts: string) => Message | null
  readonly tell: (change: Change) => void
  /** Returns how to stop listening. */
  readonly listen: (hear: (change: Change) => void) => () => void
}

export function createWorkspace(identity: Identity): Workspace {
  const channels = new Map<string, Channel>()
  const posted: Message[] = []
  const listeners = new Set<(change: Change) => void>()
  let last = 0
  const tell = (change: Change) => {
    for (const hear of listeners) hear(change)
  }
  const nextTs = () => {
    // Microseconds since 1970, each once: Slack names a message by the time at which it took it.
    last = Math.max(last + 1, Date.now() * 1000)
    return (last / 1e6).toFixed(6)
  }
  const indexOf = (channel: string, ts: string) =>
    posted.findIndex((message) => message.channel === channel && message.ts === ts)
  return {
    ...identity,
    people: new Map(),
    channels,
    posted,
    homes: new Map(),
    windows: [],
    uploads: new Map(),
    read: new Map(),
    addChannel: (id, state = {}) => {
      const still = { name: id.slice(2).toLowerCase(), topic: '', person: null }
      channels.set(id, { id, ...still, isMember: true, isArchived: false, isShared: false, ...state })
      tell({ is: 'channels' })
    },
    nextTs,
    post: (message) => {
      const kept = { ...message, ts: nextTs() }
      posted.push(kept)
      tell({ is: 'message', message: kept })
      return kept
    },
    change: (channel, ts, content) => {
      const at = indexOf(channel, ts)
      const before = posted[at]
      if (before === undefined) return null
      const after = { ...before, ...content }
      posted[at] = after
      tell({ is: 'message', message: after })
      return after
    },
    remove: (channel, ts) => {
      const [message = null] = indexOf(channel, ts) < 0 ? [] : posted.splice(indexOf(channel, ts), 1)
      if (message !== null) tell({ is: 'removed', message })
      return message
    },
    tell,
    listen: (hear) => {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}

/** The conversation between the bot and a person, opened where there was none. */
export function directChannel(space: Workspace, user: string): string {
  const id = `D${user.slice(1)}`
  if (!space.channels.has(id)) space.addChannel(id, { name: space.people.get(user)?.handle ?? user, person: user })
  return id
}

/** Notes that a person has seen everything up to `ts` of a conversation, or of the thread `root` in it. */
export function markRead(space: Workspace, user: string, place: string, ts: string): void {
  const of = space.read.get(user) ?? new Map<string, string>()
  space.read.set(user, of)
  if (ts <= (of.get(place) ?? '')) return
  of.set(place, ts)
  space.tell({ is: 'read', user })
}
