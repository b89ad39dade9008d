/**
 * `npm run advisories`: what the registry knows of our dependencies. Ends with 1 where a package that the app ships has
 * a known fault of high or critical severity; where the registry cannot be asked it says so, and ends with 0.
 */
import { spawnSync } from 'node:child_process'
import { parseAuditReport } from './npm-audit.ts'

const { stdout, error } = spawnSync('npm', ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], {
  encoding: 'utf8',
  timeout: 60_000,
})
const { lines, isGrave } = parseAuditReport(error === undefined ? stdout : '')
for (const line of lines) process.stdout.write(`${line}\n`)
process.exitCode = isGrave ? 1 : 0
