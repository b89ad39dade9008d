/**
 * `npm run secrets`: takes the secrets out of `.env` into a file each, under secrets/run/, which compose.yaml mounts at
 * /run/secrets; makes a password for PostgreSQL. Options: --env .env --folder secrets
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { moveSecrets } from './secrets/move-secrets.ts'

const { values } = parseArgs({
  options: { env: { type: 'string', default: '.env' }, folder: { type: 'string', default: 'secrets' } },
})
if (existsSync(values.env)) {
  for (const line of moveSecrets(values.env, values.folder)) console.log(line)
} else {
  console.error(`${values.env} is not there: npm run setup writes it.`)
  process.exitCode = 2
}
