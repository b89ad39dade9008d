/** The manifest for HTTP, made from the one for Socket Mode, so that there is one to keep. */
import type manifest from '../../manifest.json'

type Manifest = typeof manifest

/** `address` is where Slack reaches the app, such as https://gpucost.example.com. Throws where it is not https. */
export function httpManifest(base: Manifest, address: string): object {
  const url = new URL('/slack/events', address)
  if (url.protocol !== 'https:') throw new Error(`Slack calls https addresses only, not "${address}"`)
  const { features, settings, oauth_config: oauth } = base
  return {
    ...base,
    features: {
      ...features,
      slash_commands: features.slash_commands.map((command) => ({ ...command, url: url.href })),
    },
    oauth_config: { ...oauth, redirect_urls: [new URL('/slack/oauth_redirect', address).href] },
    settings: {
      ...settings,
      event_subscriptions: { request_url: url.href, ...settings.event_subscriptions },
      interactivity: { ...settings.interactivity, request_url: url.href },
      socket_mode_enabled: false,
    },
  }
}
