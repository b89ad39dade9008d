/** What the page is told: plain JSON, ready to be put on the screen. */
import type { JsonObject } from '../json.ts'

/** A block, drawn as far as that needs no hand of the reader. */
export type RenderedBlock =
  | { readonly is: 'html'; readonly id: string; readonly html: string }
  /** A section with something to press beside it. */
  | { readonly is: 'beside'; readonly id: string; readonly html: string; readonly element: JsonObject }
  | { readonly is: 'actions'; readonly id: string; readonly elements: readonly JsonObject[] }
  | { readonly is: 'input'; readonly id: string; readonly field: RenderedInput }
  | { readonly is: 'table'; readonly id: string; readonly table: RenderedTable }
  | { readonly is: 'image'; readonly id: string; readonly image: RenderedImage }
  | { readonly is: 'chart'; readonly id: string; readonly html: string; readonly table: RenderedTable }
  | {
      readonly is: 'container'
      readonly id: string
      readonly title: string
      readonly isCollapsible: boolean
      readonly isCollapsed: boolean
      readonly blocks: readonly RenderedBlock[]
    }
  | { readonly is: 'unknown'; readonly id: string; readonly type: string }

export type RenderedInput = {
  readonly label: string
  readonly hint: string
  readonly isOptional: boolean
  /** The app wants to hear of every change. */
  readonly isDispatched: boolean
  readonly element: JsonObject
}

export type TableCell = { readonly text: string; readonly html: string | null; readonly number: number | null }

export type RenderedTable = {
  readonly caption: string
  readonly isSortable: boolean
  /** Rows on a page; null: all on one. */
  readonly pageSize: number | null
  readonly aligns: readonly ('left' | 'center' | 'right')[]
  readonly head: readonly TableCell[]
  readonly rows: readonly (readonly TableCell[])[]
}

/** `address`: null where it lies elsewhere on the web, from where the page loads nothing. */
export type RenderedImage = { readonly address: string | null; readonly alt: string; readonly title: string }

export type ClientFile = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly alt: string
  readonly isImage: boolean
  readonly bytes: number
  /** The beginning of a text; null where it is none, or a table. */
  readonly text: string | null
  /** The first rows of a CSV file. */
  readonly table: RenderedTable | null
}

export type ClientMessage = {
  readonly channel: string
  readonly ts: string
  /** Null: a message to the channel itself. */
  readonly thread: string | null
  /** A person's id, the bot's, or `slack`. */
  readonly author: string
  readonly isEphemeral: boolean
  readonly isEdited: boolean
  readonly blocks: readonly RenderedBlock[]
  readonly files: readonly ClientFile[]
  /** In plain words. */
  readonly text: string
  /** As it was typed, to be edited; null where it is not one's own. */
  readonly editableText: string | null
  /** The reader is named in it. */
  readonly mentionsMe: boolean
}

export type ClientView = {
  readonly id: string
  readonly title: string
  readonly submit: string
  readonly close: string
  readonly hash: string
  readonly blocks: readonly RenderedBlock[]
  /** The conversation in front of which it was opened. */
  readonly channel: string | null
}

export type ClientChannel = {
  readonly id: string
  readonly name: string
  readonly topic: string
  readonly isDirect: boolean
  /** The app is a member. */
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
  readonly said: string
  readonly milliseconds: number
  /** What Slack found wrong, a line each. */
  readonly faults: readonly string[]
}

export type Shortcut = { readonly name: string; readonly callback: string; readonly description: string }

export type ClientSnapshot = {
  readonly me: string
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

/** What comes down the stream: everything first, then what changed. */
export type ClientUpdate =
  | { readonly is: 'everything'; readonly snapshot: ClientSnapshot }
  | { readonly is: 'message'; readonly message: ClientMessage }
  | { readonly is: 'removed'; readonly channel: string; readonly ts: string }
  | { readonly is: 'windows'; readonly modals: readonly ClientView[] }
  | { readonly is: 'home'; readonly home: ClientView | null }
  | { readonly is: 'channels'; readonly channels: readonly ClientChannel[] }
  | { readonly is: 'read'; readonly readMarkers: Readonly<Record<string, string>> }
  | { readonly is: 'exchange'; readonly exchange: ClientExchange }
