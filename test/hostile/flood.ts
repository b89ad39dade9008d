/**
 * `npm run flood`: bodies that nobody signed and that never end, in flight at once, and what the app holds meanwhile.
 * Ends with 1 where that is 300 MiB or more. Options: --bodies 2000 --without-header (of a signature)
 */
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { spawnApp } from '../end-to-end/app-process.ts'
import { residentMiB } from '../load/measure-load.ts'
import { openStubSlack } from '../load/stub-slack.ts'
import { botToken, signingSecret } from '../slack/test-slack.ts'

const { values } = parseArgs({
  options: { bodies: { type: 'string', default: '2000' }, 'without-header': { type: 'boolean', default: false } },
})
const mostMiB = 300
const bodyBytes = 2 ** 20
const slack = await openStubSlack()
const app = spawnApp({
  PORT: '0',
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_BOT_TOKEN: botToken,
  SLACK_API_URL: slack.apiUrl,
})
const { port } = new URL(await app.ready())
await sleep(3000)
const before = residentMiB(app)
const signature = values['without-header'] ? '' : `x-slack-signature: v0=${'0'.repeat(64)}\r\n`
const head = `POST /slack/events HTTP/1.1\r\nhost: x\r\n${signature}content-length: ${bodyBytes}\r\n\r\n`
const sockets: Socket[] = []
const statuses = new Map<string, number>()
let most = before
for (let body = 0; body < Number(values.bodies); body += 1) {
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    const status = /^HTTP\/1.1 (\d+)/.exec(String(chunk))?.[1]
    if (status !== undefined) statuses.set(status, (statuses.get(status) ?? 0) + 1)
  })
  // All but the last byte.
  socket.write(head)
  socket.write(Buffer.alloc(bodyBytes - 1, 97))
  sockets.push(socket)
  if (body % 50 === 0) await sleep(20)
  most = Math.max(most, residentMiB(app))
}
for (let look = 0; look < 60; look += 1) {
  await sleep(100)
  most = Math.max(most, residentMiB(app))
}
const health = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(5000) }).then(
  ({ status }) => status,
  () => 0,
)
for (const socket of sockets) socket.destroy()
await app.remove()
await slack.close()
const refused = [...statuses].map(([status, count]) => `${count} x ${status}`).join(', ')
process.stdout.write(
  `${values.bodies} bodies: ${before.toFixed(0)} MiB before, at most ${most.toFixed(0)} MiB; refused ${refused || 'none'}; /healthz ${health}\n`,
)
process.exitCode = most < mostMiB && health === 200 ? 0 : 1
