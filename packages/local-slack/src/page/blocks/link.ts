/** Links, if their address is harmless. */
import { type ComponentChildren, h } from 'preact'

const protocols = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Null for an address that could run a script, or that is none: nothing is linked to it. */
export function safeAddress(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, href } = new URL(address)
  return protocols.has(protocol) ? href : null
}

/** Only the label if the address is not safe. */
export function Link({ url, children }: { readonly url: string; readonly children?: ComponentChildren }) {
  const address = safeAddress(url)
  if (address === null) return h('span', null, children)
  return h('a', { href: address, target: '_blank', rel: 'noreferrer noopener' }, children)
}
