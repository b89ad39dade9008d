/** `npm run -s manifest -- https://gpucost.example.com` prints the app manifest for HTTP; without an address, for Socket Mode. */
import manifest from '../../manifest.json' with { type: 'json' }
import { httpManifest } from '../slack/manifest.ts'

const [address] = process.argv.slice(2)
try {
  console.log(JSON.stringify(address === undefined ? manifest : httpManifest(manifest, address), null, 2))
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(`${reason}. Give the address of your server: npm run -s manifest -- https://gpucost.example.com`)
  process.exitCode = 2
}
