/** What the page is told: plain JSON, ready to be put on the screen. */
import type { Json } from './json.ts'

/** A block, drawn as far as that needs no hand of the reader. */
export type Drawn =
  | { readonly is: 'html'; readonly id: string; readonly html: string }
  /** A section with something to press beside it. */
  | { readonly is: 'beside'; readonly id: string; readonly html: string; readonly element: Json }
  | { readonly is: 'actions'; readonly id: string; readonly elements: readonly Json[] }
  | { readonly is: 'input'; readonly id: string; readonly field: Field }
  | { readonly is: 'table'; readonly id: string; readonly table: Table }
  | { readonly is: 'image'; readonly id: string; readonly image: Picture }
  | { readonly is: 'chart'; readonly id: string; readonly html: string; readonly table: Table }
  | {
      readonly is: 'container'
      readonly id: string
      readonly title: string
      readonly isCollapsible: boolean
      readonly isCollapsed: boolean
      readonly blocks: readonly Drawn[]
    }
  | { readonly is: 'unknown'; readonly id: string; readonly type: string }

export type Field = {
  readonly label: string
  readonly hint: string
  readonly isOptional: boolean
  /** The app wants to hear of every change. */
  readonly isTold: boolean
  readonly element: Json
}

export type Cell = { readonly text: string; readonly html: string | null; readonly number: number | null }

export type Table = {
  readonly caption: string
  readonly isSortable: boolean
  /** Rows on a page; null: all on one. */
  readonly pageSize: number | null
  readonly aligns: readonly ('left' | 'center' | 'right')[]
  readonly head: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
}

/** `address`: null where it lies elsewhere on the web, from where the page loads nothing. */
export type Picture = { readonly address: string | null; readonly alt: string; readonly title: string }

export type ShownFile = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly alt: string
  readonly isImage: boolean
  readonly bytes: number
  /** The beginning of a text; null where it is none, or a table. */
  readonly text: string | null
  /** The first rows of a CSV file. */
  readonly table: Table | null
}

export type ShownMessage = {
  readonly channel: string
  readonly ts: string
  /** Null: a message to the channel itself. */
  readonly thread: string | null
  /** A person's id, the bot's, or `slack`. */
  readonly author: string
  readonly isForYou: boolean
  readonly isEdited: boolean
  readonly blocks: readonly Drawn[]
  readonly files: readonly ShownFile[]
  /** In plain words. */
  readonly text: string
  /** As it was typed, to be edited; null where it is not one's own. */
  readonly typed: string | null
  /** The reader is named in it. */
  readonly isForMe: boolean
}

export type ShownView = {
  readonly id: string
  readonly title: string
  readonly submit: string
  readonly close: string
  readonly hash: string
  readonly blocks: readonly Drawn[]
  /** The conversation in front of which it was opened. */
  readonly channel: string | null
}

export type ShownChannel = {
  readonly id: string
  readonly name: string
  readonly topic: string
  readonly isDirect: boolean
  /** The app is a member. */
  readonly isMember: boolean
}

export type ShownPerson = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly title: string
}

export type ShownExchange = {
  readonly id: number
  readonly at: string
  readonly way: 'to app' | 'from app'
  readonly what: string
  readonly isGood: boolean
  readonly said: string
  readonly milliseconds: number
  /** What Slack found wrong, a line each. */
  readonly faults: readonly string[]
}

export type Shortcut = { readonly name: string; readonly callback: string; readonly description: string }

export type Snapshot = {
  readonly me: string
  readonly people: readonly ShownPerson[]
  readonly bot: { readonly id: string; readonly name: string }
  readonly team: string
  readonly channels: readonly ShownChannel[]
  readonly messages: readonly ShownMessage[]
  readonly windows: readonly ShownView[]
  readonly home: ShownView | null
  readonly read: Readonly<Record<string, string>>
  readonly commands: readonly { readonly command: string; readonly description: string; readonly hint: string }[]
  readonly shortcuts: { readonly message: readonly Shortcut[]; readonly global: readonly Shortcut[] }
  readonly traffic: readonly ShownExchange[]
}

/** What comes down the stream: everything first, then what changed. */
export type Told =
  | { readonly is: 'everything'; readonly snapshot: Snapshot }
  | { readonly is: 'message'; readonly message: ShownMessage }
  | { readonly is: 'removed'; readonly channel: string; readonly ts: string }
  | { readonly is: 'windows'; readonly windows: readonly ShownView[] }
  | { readonly is: 'home'; readonly home: ShownView | null }
  | { readonly is: 'channels'; readonly channels: readonly ShownChannel[] }
  | { readonly is: 'read'; readonly read: Readonly<Record<string, string>> }
  | { readonly is: 'exchange'; readonly exchange: ShownExchange }
