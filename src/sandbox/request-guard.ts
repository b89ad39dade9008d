/** Who may come in: only a browser or program on this machine, and no page of another site through it. */
import type { IncomingMessage } from 'node:http'

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Null: welcome. A name that merely points to this machine (DNS rebinding) and a page of another site are turned away.
 * The port is not compared: it may be forwarded under another number.
 */
export function forbiddenReason({ headers }: Pick<IncomingMessage, 'headers'>): string | null {
  const { host = '', origin } = headers
  if (!loopbackHosts.has(hostnameOf(`http://${host}`))) return 'This is answered at localhost and 127.0.0.1 alone.'
  if (origin === undefined || origin === `http://${host}`) return null
  return 'This is not for pages of other sites.'
}

function hostnameOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : ''
}
