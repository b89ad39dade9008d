/** Where somebody is, as it stands in the address: `#/ann/C0TRAINING/1780000000.000001`. */

export type Place = {
  /** The handle of the person as whom one looks. */
  readonly as: string
  /** A conversation's id, `home` or `threads`. */
  readonly at: string
  /** The conversation and root of the thread that lies open beside it. */
  readonly thread: { readonly channel: string; readonly root: string } | null
}

export function placeIn(hash: string): Place | null {
  const [as = '', at = '', channel, root] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent)
  if (as === '' || at === '') return null
  return { as, at, thread: channel === undefined || root === undefined ? null : { channel, root } }
}

export const hashOf = ({ as, at, thread }: Place): string =>
  `#/${[as, at, ...(thread === null ? [] : [thread.channel, thread.root])].join('/')}`

/** A link to a message of the workspace, as Slack writes it; null where it leads elsewhere. */
export function linkedMessage(address: string): { readonly channel: string; readonly root: string } | null {
  const [, channel, digits] = /^https:\/\/slack\.com\/archives\/(\w+)\/p(\d{7,})/.exec(address) ?? []
  if (channel === undefined || digits === undefined) return null
  return { channel, root: `${digits.slice(0, -6)}.${digits.slice(-6)}` }
}
