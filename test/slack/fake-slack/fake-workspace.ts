/** Channels, members and messages of the fake Slack: one team, one bot. */

export const team = 'T0FAKE'
export const botUser = 'U0BOT'
export const botId = 'B0BOT'

export type Posted = {
  readonly channel: string
  readonly ts: string
  readonly text: string
  readonly blocks: readonly Record<string, unknown>[]
  readonly thread?: string
  readonly metadata?: unknown
  /** Only this user sees it. */
  readonly onlyFor?: string
  /** Files that came with it, by id. */
  readonly files?: readonly Upload[]
  /** How it came: by the Web API, or through a response address. */
  readonly by: 'api' | 'response'
}

/** A file that was announced; complete once it is shown somewhere. */
export type Upload = {
  readonly id: string
  readonly name: string
  readonly altText: string
  readonly title: string
  readonly bytes: Uint8Array
}

/** `isShared`: another company is in it, by Slack Connect. */
export type Channel = { readonly id: string; isMember: boolean; isArchived: boolean; isShared: boolean }

export type Workspace = {
  readonly channels: Map<string, Channel>
  /** Everything that somebody can see, in order. */
  readonly posted: Posted[]
  readonly uploads: Map<string, Upload>
  readonly homes: Map<string, unknown>
  readonly modals: unknown[]
  /** How steps of workflows ended. */
  readonly steps: object[]
  /** What `users.info` says of each, by id; null: the scope users:read is not granted. */
  people: Map<string, Readonly<Record<string, unknown>>> | null
  readonly addChannel: (id: string, state?: Partial<Omit<Channel, 'id'>>) => void
  readonly post: (message: Omit<Posted, 'ts'>) => Posted
}

/** `C0HOME` exists and the bot is in it; `C0OTHER` exists and it is not. */
export function workspace(): Workspace {
  const channels = new Map<string, Channel>()
  const posted: Posted[] = []
  let last = 0
  const addChannel: Workspace['addChannel'] = (id, state = {}) => {
    channels.set(id, { id, isMember: true, isArchived: false, isShared: false, ...state })
  }
  addChannel('C0HOME')
  addChannel('C0OTHER', { isMember: false })
  addChannel('D0BOT')
  return {
    channels,
    posted,
    uploads: new Map(),
    homes: new Map(),
    modals: [],
    steps: [],
    people: null,
    addChannel,
    post: (message) => {
      // Microseconds since 1970, each once: Slack names a message by the time at which it took it.
      last = Math.max(last + 1, Date.now() * 1000)
      const kept = { ...message, ts: (last / 1e6).toFixed(6) }
      posted.push(kept)
      return kept
    },
  }
}
