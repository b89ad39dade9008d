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
  /** How it came: by the Web API, or through a response address. */
  readonly by: 'api' | 'response'
}

export type Channel = { readonly id: string; isMember: boolean; isArchived: boolean }

export type Workspace = {
  readonly channels: Map<string, Channel>
  /** Everything that somebody can see, in order. */
  readonly posted: Posted[]
  readonly homes: Map<string, unknown>
  readonly modals: unknown[]
  readonly addChannel: (id: string, state?: { isMember?: boolean; isArchived?: boolean }) => void
  readonly post: (message: Omit<Posted, 'ts'>) => Posted
}

/** `C0HOME` exists and the bot is in it; `C0OTHER` exists and it is not. */
export function workspace(): Workspace {
  const channels = new Map<string, Channel>()
  const posted: Posted[] = []
  let clock = 1_790_000_000
  const addChannel: Workspace['addChannel'] = (id, { isMember = true, isArchived = false } = {}) => {
    channels.set(id, { id, isMember, isArchived })
  }
  addChannel('C0HOME')
  addChannel('C0OTHER', { isMember: false })
  addChannel('D0BOT')
  return {
    channels,
    posted,
    homes: new Map(),
    modals: [],
    addChannel,
    post: (message) => {
      clock += 1
      const kept = { ...message, ts: `${clock}.000100` }
      posted.push(kept)
      return kept
    },
  }
}
