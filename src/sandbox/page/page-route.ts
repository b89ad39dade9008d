/** Where somebody is, as it stands in the address: `#/ann/C0TRAINING/1780000000.000001`. */

export type PageRoute = {
  /** The handle of the person as whom one looks. */
  readonly handle: string
  /** A conversation's id, `home` or `threads`. */
  readonly pane: string
  /** The conversation and root of the thread that lies open beside it. */
  readonly thread: { readonly channel: string; readonly root: string } | null
}

export function parseRoute(hash: string): PageRoute | null {
  const [handle = '', pane = '', channel, root] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent)
  if (handle === '' || pane === '') return null
  return { handle, pane, thread: channel === undefined || root === undefined ? null : { channel, root } }
}

export const routeHash = ({ handle, pane, thread }: PageRoute): string =>
  `#/${[handle, pane, ...(thread === null ? [] : [thread.channel, thread.root])].join('/')}`

/** A link to a message of the workspace, as Slack writes it; null where it leads elsewhere. */
export function messageFromLink(address: string): { readonly channel: string; readonly root: string } | null {
  const [, channel, digits] = /^https:\/\/slack\.com\/archives\/(\w+)\/p(\d{7,})/.exec(address) ?? []
  if (channel === undefined || digits === undefined) return null
  return { channel, root: `${digits.slice(0, -6)}.${digits.slice(-6)}` }
}
