/**
 * `npm run -s manifest -- https://gpucost.example.com` prints the app manifest for HTTP; without an address, for Socket
 * Mode. `--agent-view` adds Slack's agent view, for AGENT_VIEW=on.
 */
import manifest from '../../manifest.json' with { type: 'json' }
import { agentManifest, httpManifest } from '../slack/manifest.ts'

const words = process.argv.slice(2)
const [address] = words.filter((word) => word !== '--agent-view')
try {
  const base = address === undefined ? manifest : httpManifest(manifest, address)
  console.log(JSON.stringify(words.includes('--agent-view') ? agentManifest(base) : base, null, 2))
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(`${reason}. Give the address of your server: npm run -s manifest -- https://gpucost.example.com`)
  process.exitCode = 2
}
