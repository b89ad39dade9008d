/** `npm run bundle:server -- FOLDER`: the server as one file, in artifacts/server unless FOLDER says otherwise. */
import { join } from 'node:path'
import { writeServerBundle } from './bundle/server-bundle.ts'

const [folder = join(import.meta.dirname, '../../artifacts/server')] = process.argv.slice(2)
await writeServerBundle(folder)
console.log(`${folder} written: node --max-semi-space-size=8 ${join(folder, 'server.mjs')}`)
