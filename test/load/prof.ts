import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnApp } from '../end-to-end/app-process.ts'
import { botToken, signingSecret } from '../slack/fake-slack.ts'
import { openPostgres } from '../store/postgres-server.ts'
import { drive } from './drive.ts'
import { newDatabase } from './measure.ts'
import { openQuickSlack } from './quick-slack.ts'
import { randomOf } from './random.ts'
const pg = process.argv[3] === 'pg' ? await openPostgres(true) : null
const slack = await openQuickSlack()
const folder = mkdtempSync(join(tmpdir(), 'gpucost-load-'))
const app = spawnApp({ PORT: '0', SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken, SLACK_API_URL: slack.apiUrl, ...(pg ? { DATABASE_URL: await newDatabase(pg.address) } : { DATA_DIR: folder }) },
  { flags: ['--cpu-prof', '--cpu-prof-dir=/tmp/prof', '--cpu-prof-interval=400'] })
const address = await app.ready()
const random = randomOf(1)
const rate = Number(process.argv[2] ?? 60)
await drive({ addresses: [address], slack, random, rate: rate / 2, count: 200, from: 1e6 })
const d = await drive({ addresses: [address], slack, random, rate, count: rate * 10 })
console.log(d.answered.length / d.seconds, process.cpuUsage())
app.kill('SIGTERM')
console.log(await app.ended())
await app.remove()
await slack.close()
await pg?.close()
process.exit(0)
