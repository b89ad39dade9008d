/** A Slack workspace in memory: people, conversations, messages, windows, home tabs, and who has read what. */
import type { JsonObject } from '../json.ts'

export type WorkspaceUser = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly title: string
}

/** `isShared`: another company is in it, by Slack Connect. `isMember`: the bot is. */
export type WorkspaceChannel = {
  readonly id: string
  readonly name: string
  readonly topic: string
  /** Whose conversation with the bot it is; null: it is a channel. */
  readonly user: string | null
  isMember: boolean
  isArchived: boolean
  isShared: boolean
}

export type WorkspaceMessage = {
  readonly channel: string
  readonly ts: string
  readonly text: string
  readonly blocks: readonly JsonObject[]
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
export type OpenModal = {
  readonly id: string
  readonly user: string
  /** Changes with every update. */
  readonly hash: string
  /** The conversation in front of which it was opened. */
  readonly channel: string | null
  /** The first window of the pile. */
  readonly root: string
  readonly previous: string | null
  readonly view: JsonObject
}

export type WorkspaceFile = {
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
export type WorkspaceChange =
  | { readonly is: 'message'; readonly message: WorkspaceMessage }
  | { readonly is: 'removed'; readonly message: WorkspaceMessage }
  | { readonly is: 'windows'; readonly user: string }
  | { readonly is: 'home'; readonly user: string }
  | { readonly is: 'channels' }
  | { readonly is: 'read'; readonly user: string }

export type WorkspaceIdentity = {
  readonly team: string
  readonly teamName: string
  readonly app: string
  readonly bot: { readonly id: string; readonly user: string; readonly name: string }
}

export type LocalWorkspace = WorkspaceIdentity & {
  readonly users: Map<string, WorkspaceUser>
  readonly channels: Map<string, WorkspaceChannel>
  /** Everything that somebody can see, in order. */
  readonly messages: WorkspaceMessage[]
  /** Home tabs by person, as published. */
  readonly homeViews: Map<string, JsonObject>
  /** All open windows; the last one of a person is on top. */
  readonly modals: OpenModal[]
  readonly uploads: Map<string, WorkspaceFile>
  /** Until which time stamp a person has read a conversation or, under `conversation root`, a thread. */
  readonly readMarkers: Map<string, Map<string, string>>
  readonly addChannel: (id: string, state?: Partial<Omit<WorkspaceChannel, 'id'>>) => void
  /** A time stamp that no other message has. */
  readonly nextTs: () => string
  readonly postMessage: (message: Omit<WorkspaceMessage, 'ts'>) => WorkspaceMessage
  /** Null where there is no such message. */
  readonly updateMessage: (channel: string, ts: string, content: Partial<WorkspaceMessage>) => WorkspaceMessage | null
  readonly removeMessage: (channel: string, ts: string) => WorkspaceMessage | null
  readonly notify: (change: WorkspaceChange) => void
  /** Returns how to stop listening. */
  readonly subscribe: (listener: (change: WorkspaceChange) => void) => () => void
}

export function createWorkspace(identity: WorkspaceIdentity): LocalWorkspace {
  const channels = new Map<string, WorkspaceChannel>()
  const messages: WorkspaceMessage[] = []
  const listeners = new Set<(change: WorkspaceChange) => void>()
  let lastMicroseconds = 0
  const notify = (change: WorkspaceChange) => {
    for (const listener of listeners) listener(change)
  }
  const nextTs = () => {
    // Microseconds since 1970, each once: Slack names a message by the time at which it took it.
    lastMicroseconds = Math.max(lastMicroseconds + 1, Date.now() * 1000)
    return (lastMicroseconds / 1e6).toFixed(6)
  }
  const indexOf = (channel: string, ts: string) =>
    messages.findIndex((message) => message.channel === channel && message.ts === ts)
  return {
    ...identity,
    users: new Map(),
    channels,
    messages,
    homeViews: new Map(),
    modals: [],
    uploads: new Map(),
    readMarkers: new Map(),
    addChannel: (id, state = {}) => {
      const defaults = { name: id.slice(2).toLowerCase(), topic: '', user: null }
      channels.set(id, { id, ...defaults, isMember: true, isArchived: false, isShared: false, ...state })
      notify({ is: 'channels' })
    },
    nextTs,
    postMessage: (message) => {
      const posted = { ...message, ts: nextTs() }
      messages.push(posted)
      notify({ is: 'message', message: posted })
      return posted
    },
    updateMessage: (channel, ts, content) => {
      const index = indexOf(channel, ts)
      const before = messages[index]
      if (before === undefined) return null
      const after = { ...before, ...content }
      messages[index] = after
      notify({ is: 'message', message: after })
      return after
    },
    removeMessage: (channel, ts) => {
      const [message = null] = indexOf(channel, ts) < 0 ? [] : messages.splice(indexOf(channel, ts), 1)
      if (message !== null) notify({ is: 'removed', message })
      return message
    },
    notify,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The conversation between the bot and a person, opened where there was none. */
export function openDirectChannel(workspace: LocalWorkspace, user: string): string {
  const id = `D${user.slice(1)}`
  if (!workspace.channels.has(id))
    workspace.addChannel(id, { name: workspace.users.get(user)?.handle ?? user, user: user })
  return id
}

/** Notes that a person has seen everything up to `ts` of a conversation, or of the thread `root` in it. */
export function markRead(workspace: LocalWorkspace, user: string, readKey: string, ts: string): void {
  const markers = workspace.readMarkers.get(user) ?? new Map<string, string>()
  workspace.readMarkers.set(user, markers)
  if (ts <= (markers.get(readKey) ?? '')) return
  markers.set(readKey, ts)
  workspace.notify({ is: 'read', user })
}
