/** Turns away whoever does not come from this machine, and pages of other sites that come through its browser. */
import type { IncomingMessage } from 'node:http'

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Null: the request may pass. Refused are host names that only resolve to this machine (DNS rebinding) and origins of
 * other sites. Ports are not compared: a port may be forwarded under another number.
 */
export function forbiddenReason({ headers }: Pick<IncomingMessage, 'headers'>): string | null {
  const { host = '', origin } = headers
  if (!loopbackHosts.has(hostnameOf(`http://${host}`))) return 'Only localhost and 127.0.0.1 are served.'
  if (origin === undefined || origin === `http://${host}`) return null
  return 'Pages of other sites are not served.'
}

function hostnameOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : ''
}
