/** The route, in the fragment of the address: `#/USER/PANE/CHANNEL/ROOT`, the last two for an open thread. */

export type PageRoute = {
  /** The handle of the viewer. */
  readonly handle: string
  /** The id of a conversation, `home` or `threads`. */
  readonly pane: string
  /** The thread that is open beside the pane. */
  readonly thread: { readonly channel: string; readonly root: string } | null
}

/** The route of a fragment, with or without its `#/`; null where user or pane is missing. */
export function parseRoute(hash: string): PageRoute | null {
  const [handle = '', pane = '', channel, root] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent)
  if (handle === '' || pane === '') return null
  return { handle, pane, thread: channel === undefined || root === undefined ? null : { channel, root } }
}

/** The inverse of `parseRoute`. */
export const routeHash = ({ handle, pane, thread }: PageRoute): string =>
  `#/${[handle, pane, ...(thread === null ? [] : [thread.channel, thread.root])].join('/')}`

/** The message that a permalink leads to; null for any other address. */
export function messageFromLink(address: string): { readonly channel: string; readonly root: string } | null {
  const [, channel, digits] = /^https:\/\/slack\.com\/archives\/(\w+)\/p(\d{7,})/.exec(address) ?? []
  if (channel === undefined || digits === undefined) return null
  return { channel, root: `${digits.slice(0, -6)}.${digits.slice(-6)}` }
}
