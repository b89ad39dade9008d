/** The app as Slack is told to create it: its manifest, and the link that carries it. */
import manifest from '../../manifest.json' with { type: 'json' }
import { httpManifest } from '../slack/manifest.ts'

/** The manifest of the Slack app for HTTP at `address`, or for Socket Mode where it is null. Throws where the address is not https. */
export function manifestFor(address: string | null): object {
  return address === null ? manifest : httpManifest(manifest, address)
}

/** Opens Slack's page for new apps with the manifest filled in. */
export function creationLink(address: string | null): string {
  const link = new URL('https://api.slack.com/apps')
  link.searchParams.set('new_app', '1')
  link.searchParams.set('manifest_json', JSON.stringify(manifestFor(address)))
  return link.href
}

/** An https address without a path, or why it is none. */
export function readAddress(text: string): { readonly address: string } | { readonly validationError: string } {
  const url = URL.parse(text.trim())
  if (url === null || url.hostname === '') {
    return { validationError: `"${text}" is not an address; type it like https://gpucost.example.com.` }
  }
  if (url.protocol !== 'https:') return { validationError: 'Slack calls https addresses only.' }
  if (url.pathname !== '/' || url.search !== '') {
    return { validationError: `Leave out "${url.pathname}${url.search}": Slack calls ${url.origin}/slack/events.` }
  }
  return { address: url.origin }
}
