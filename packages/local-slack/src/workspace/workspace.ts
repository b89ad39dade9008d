/** A Slack workspace in memory: users, conversations, messages, views, files, and who has read what. */
import type { JsonObject } from '../json.ts'

export type WorkspaceUser = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly title: string
  /** What `users.info` says beside these, such as `is_admin` or `is_restricted`. */
  readonly flags?: Readonly<Record<string, boolean>>
}

export type WorkspaceChannel = {
  readonly id: string
  readonly name: string
  readonly topic: string
  /** The user of a direct message with the bot; null: a channel. */
  readonly user: string | null
  /** Of the bot. */
  isMember: boolean
  isArchived: boolean
  /** With another company, by Slack Connect. */
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
  /** The only user who sees it: it is ephemeral. */
  readonly onlyFor?: string
  /** Posted by the Web API, through a response URL, by a user, or by Slack itself. */
  readonly by: 'api' | 'response' | 'user' | 'slack'
  /** The user who wrote it; absent: the bot. */
  readonly user?: string
  readonly isEdited?: boolean
  /** Ids of files. */
  readonly files?: readonly string[]
}

/** An open modal, alone or on top of another one. */
export type OpenModal = {
  readonly id: string
  readonly user: string
  /** Changes with every update. */
  readonly hash: string
  /** The conversation in front of which it was opened. */
  readonly channel: string | null
  /** The bottom view of the stack. */
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
  /** The user who sent it; absent: the bot. */
  readonly user?: string
  /** The upload was completed: it can be shown. */
  readonly isComplete: boolean
}

export type WorkspaceChange =
  | { readonly is: 'message'; readonly message: WorkspaceMessage }
  | { readonly is: 'removed'; readonly message: WorkspaceMessage }
  | { readonly is: 'modals'; readonly user: string }
  | { readonly is: 'home'; readonly user: string }
  | { readonly is: 'channels' }
  | { readonly is: 'read'; readonly user: string }

export type WorkspaceIdentity = {
  readonly team: string
  readonly teamName: string
  readonly app: string
  readonly bot: { readonly id: string; readonly user: string; readonly name: string }
  /** The Enterprise organization that the workspace belongs to. */
  readonly enterprise?: { readonly id: string; readonly name: string }
  /** The app was installed for the whole organization, with one token for all its workspaces. */
  readonly isOrgInstall?: boolean
}

type ChannelState = Partial<Omit<WorkspaceChannel, 'id'>>

export type WorkspaceOptions = WorkspaceIdentity & {
  readonly users?: readonly WorkspaceUser[]
  /** By id. A channel has the bot as a member unless it says otherwise. */
  readonly channels?: Readonly<Record<string, ChannelState>>
}

/** One workspace in memory; it changes, and tells its listeners of each change. */
export type LocalWorkspace = WorkspaceIdentity & {
  readonly users: Map<string, WorkspaceUser>
  readonly channels: Map<string, WorkspaceChannel>
  /** In the order in which they were posted. */
  readonly messages: WorkspaceMessage[]
  /** Published home tabs by user. */
  readonly homeViews: Map<string, JsonObject>
  /** Open modals; the last one of a user is on top. */
  readonly modals: OpenModal[]
  /** Every view that was ever opened or pushed, as the app sent it. */
  readonly openedViews: JsonObject[]
  /** How the app completed workflow steps: `{ outputs }` or `{ error }`. */
  readonly functionResults: JsonObject[]
  readonly uploads: Map<string, WorkspaceFile>
  /** By user and read key: the time stamp up to which a conversation or thread was read. */
  readonly readMarkers: Map<string, Map<string, string>>
  readonly addChannel: (id: string, state?: ChannelState) => void
  /** A time stamp that no other message has. */
  readonly nextTs: () => string
  readonly postMessage: (message: Omit<WorkspaceMessage, 'ts'>) => WorkspaceMessage
  /** Null when there is no such message. */
  readonly updateMessage: (channel: string, ts: string, content: Partial<WorkspaceMessage>) => WorkspaceMessage | null
  readonly removeMessage: (channel: string, ts: string) => WorkspaceMessage | null
  readonly notify: (change: WorkspaceChange) => void
  /** Returns the function that unsubscribes. */
  readonly subscribe: (listener: (change: WorkspaceChange) => void) => () => void
}

/** A workspace with the given people and channels, and no messages. What is left out of `identity` has a default. */
export function createWorkspace({ users = [], channels = {}, ...identity }: WorkspaceOptions): LocalWorkspace {
  const channelsById = new Map<string, WorkspaceChannel>()
  const messages: WorkspaceMessage[] = []
  const listeners = new Set<(change: WorkspaceChange) => void>()
  let lastMicroseconds = 0
  const notify = (change: WorkspaceChange) => {
    for (const listener of listeners) listener(change)
  }
  const nextTs = () => {
    // Microseconds since 1970, never the same twice: Slack identifies a message by the time at which it was posted.
    lastMicroseconds = Math.max(lastMicroseconds + 1, Date.now() * 1000)
    return (lastMicroseconds / 1e6).toFixed(6)
  }
  const indexOf = (channel: string, ts: string) =>
    messages.findLastIndex((message) => message.channel === channel && message.ts === ts)
  const addChannel: LocalWorkspace['addChannel'] = (id, state = {}) => {
    const defaults = { name: id.slice(2).toLowerCase(), topic: '', user: null }
    channelsById.set(id, { id, ...defaults, isMember: true, isArchived: false, isShared: false, ...state })
    notify({ is: 'channels' })
  }
  for (const [id, state] of Object.entries(channels)) addChannel(id, state)
  return {
    ...identity,
    users: new Map(users.map((user) => [user.id, user])),
    channels: channelsById,
    messages,
    homeViews: new Map(),
    modals: [],
    openedViews: [],
    functionResults: [],
    uploads: new Map(),
    readMarkers: new Map(),
    addChannel,
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
      const index = indexOf(channel, ts)
      const [message = null] = index < 0 ? [] : messages.splice(index, 1)
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

/** Undefined when there is no such message. */
export const findMessage = (
  { messages }: LocalWorkspace,
  channel: string,
  ts: string | undefined,
): WorkspaceMessage | undefined => messages.findLast((message) => message.channel === channel && message.ts === ts)

/** The id of the direct message between the bot and a user, which is opened if need be. */
export function openDirectChannel(workspace: LocalWorkspace, user: string): string {
  const id = `D${user.slice(1)}`
  if (!workspace.channels.has(id)) workspace.addChannel(id, { name: workspace.users.get(user)?.handle ?? user, user })
  return id
}

/** Whether a channel is somebody's conversation with the app. */
export const isDirectMessage = ({ channels }: LocalWorkspace, channel: string): boolean =>
  (channels.get(channel)?.user ?? null) !== null

/** Records that a user has seen everything up to `ts` of what `readKey` names. */
export function markRead(workspace: LocalWorkspace, user: string, readKey: string, ts: string): void {
  const markers = workspace.readMarkers.get(user) ?? new Map<string, string>()
  workspace.readMarkers.set(user, markers)
  if (ts <= (markers.get(readKey) ?? '')) return
  markers.set(readKey, ts)
  workspace.notify({ is: 'read', user })
}
