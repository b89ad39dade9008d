/** What the page is told: plain JSON. Blocks are Block Kit as the app sent it, with ids; the page draws them. */
import type { JsonObject } from '../json.ts'
import type { Branding } from './branding.ts'

/** The first rows of a CSV file. */
export type CsvPreview = {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type ClientFile = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly alt: string
  readonly isImage: boolean
  readonly bytes: number
  /** The beginning of a text file; null for other files and for tables. */
  readonly text: string | null
  /** Null unless it is a CSV file. */
  readonly csv: CsvPreview | null
}

export type ClientMessage = {
  readonly channel: string
  readonly ts: string
  /** Null: a message of the conversation itself. */
  readonly thread: string | null
  /** A user's id, the bot's, or `slack`. */
  readonly author: string
  readonly isEphemeral: boolean
  readonly isEdited: boolean
  readonly blocks: readonly JsonObject[]
  readonly files: readonly ClientFile[]
  /** Without markup. */
  readonly text: string
  /** As it was typed; null unless the viewer wrote it. */
  readonly editableText: string | null
  readonly mentionsMe: boolean
}

export type ClientView = {
  readonly id: string
  readonly title: string
  readonly submit: string
  readonly close: string
  readonly hash: string
  readonly blocks: readonly JsonObject[]
  /** The conversation in front of which it was opened. */
  readonly channel: string | null
}

export type ClientChannel = {
  readonly id: string
  readonly name: string
  readonly topic: string
  readonly isDirect: boolean
  /** Of the app. */
  readonly isMember: boolean
}

export type ClientUser = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly title: string
}

export type ClientExchange = {
  readonly id: number
  readonly at: string
  readonly direction: 'to app' | 'from app'
  readonly what: string
  readonly isGood: boolean
  readonly outcome: string
  readonly milliseconds: number
  /** What Slack found wrong, a line each. */
  readonly errors: readonly string[]
}

export type Shortcut = { readonly name: string; readonly callback: string; readonly description: string }

export type ClientSnapshot = {
  readonly me: string
  readonly branding: Branding
  readonly users: readonly ClientUser[]
  readonly bot: { readonly id: string; readonly name: string }
  readonly team: string
  readonly channels: readonly ClientChannel[]
  readonly messages: readonly ClientMessage[]
  readonly modals: readonly ClientView[]
  readonly home: ClientView | null
  readonly readMarkers: Readonly<Record<string, string>>
  readonly commands: readonly { readonly command: string; readonly description: string; readonly hint: string }[]
  readonly shortcuts: { readonly message: readonly Shortcut[]; readonly global: readonly Shortcut[] }
  readonly exchanges: readonly ClientExchange[]
}

/** The events of the stream: a snapshot first, then changes. */
export type ClientUpdate =
  | { readonly is: 'snapshot'; readonly snapshot: ClientSnapshot }
  | { readonly is: 'message'; readonly message: ClientMessage }
  | { readonly is: 'removed'; readonly channel: string; readonly ts: string }
  | { readonly is: 'modals'; readonly modals: readonly ClientView[] }
  | { readonly is: 'home'; readonly home: ClientView | null }
  | { readonly is: 'channels'; readonly channels: readonly ClientChannel[] }
  | { readonly is: 'read'; readonly readMarkers: Readonly<Record<string, string>> }
  | { readonly is: 'exchange'; readonly exchange: ClientExchange }
