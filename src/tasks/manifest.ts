/**
 * `npm run -s manifest -- https://gpucost.example.com` prints the app manifest for HTTP; without an address, for Socket
 * Mode. `--agent-view` adds Slack's agent view, for AGENT_VIEW=on; `--slackbot` lets Slackbot ask, which takes an address.
 */
import manifest from '../../manifest.json' with { type: 'json' }
import { agentManifest, httpManifest, slackbotManifest } from '../slack/manifest.ts'

const words = process.argv.slice(2)
const [address] = words.filter((word) => !word.startsWith('--'))
try {
  if (words.includes('--slackbot') && address === undefined) throw new Error('Slackbot asks over HTTP')
  const http = address === undefined ? manifest : httpManifest(manifest, address)
  const base = words.includes('--slackbot') && address !== undefined ? slackbotManifest(http, address) : http
  console.log(JSON.stringify(words.includes('--agent-view') ? agentManifest(base) : base, null, 2))
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(`${reason}. Give the address of your server: npm run -s manifest -- https://gpucost.example.com`)
  process.exitCode = 2
}
