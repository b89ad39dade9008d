/** Requests that Slack did not send, or not to us, or not now: none is served, and no secret is logged. */
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { randomOf } from '../load/random.ts'
import { signingSecret } from '../slack/fake-slack.ts'
import { command, event, mention } from '../slack/payloads.ts'
import { type RunningApp, runApp } from '../slack/running-app.ts'
import { secretsIn } from './secrets.ts'

const random = randomOf(11)
const form = 'application/x-www-form-urlencoded'
const now = () => Math.floor(Date.now() / 1000)
const sign = (secret: string, time: number | string, body: string) =>
  `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`

/** Everything that was taken is finished. */
const settle = ({ services }: RunningApp) => expect.poll(() => services.store.inbox.open(), { timeout: 30_000 }).toBe(0)

type Forged = { readonly headers: Record<string, string>; readonly body: string }

/** Ways to be wrong; each makes headers and a body out of a body that would be right. */
const forgeries: Readonly<Record<string, (body: string) => Forged>> = {
  'no signature': (body) => ({ body, headers: { 'x-slack-request-timestamp': String(now()) } }),
  'no time': (body) => ({ body, headers: { 'x-slack-signature': sign(signingSecret, now(), body) } }),
  'nothing at all': (body) => ({ body, headers: {} }),
  'a guessed secret': (body) => signed(body, now(), sign(`guess-${random.next()}`, now(), body)),
  'the empty secret': (body) => signed(body, now(), sign('', now(), body)),
  'a signature of another body': (body) => signed(`${body}&x=1`, now(), sign(signingSecret, now(), body)),
  'another time than was signed': (body) => signed(body, now(), sign(signingSecret, now() - 1, body)),
  'six minutes old': (body) => signed(body, now() - 360, sign(signingSecret, now() - 360, body)),
  'a year old': (body) => signed(body, now() - 3e7, sign(signingSecret, now() - 3e7, body)),
  'no number as time': (body) => signed(body, 'NaN', sign(signingSecret, 'NaN', body)),
  'another version': (body) => signed(body, now(), sign(signingSecret, now(), body).replace('v0=', 'v1=')),
  'half a signature': (body) => signed(body, now(), sign(signingSecret, now(), body).slice(0, 30)),
  'random digits': (body) =>
    signed(
      body,
      now(),
      `v0=${Math.floor(random.next() * 2 ** 52)
        .toString(16)
        .padStart(64, '0')}`,
    ),
}

function signed(body: string, time: number | string, signature: string): Forged {
  return { body, headers: { 'x-slack-request-timestamp': String(time), 'x-slack-signature': signature } }
}

/** Ten thousand by hand: FORGED=10000. */
const many = Number(process.env['FORGED'] ?? 1000)

test('forged requests by the thousand: none is served', async () => {
  const running = await runApp()
  const { app, slack, responseUrl, services, logged } = running
  const statuses = new Map<number, number>()
  const ways = Object.values(forgeries)
  const send = async (index: number) => {
    const fields = { ...command(`70b ${index + 1}M tokens`, responseUrl()), trigger_id: `forged-${index}` }
    const { body, headers } = (ways[index % ways.length] ?? signedNothing)(new URLSearchParams(fields).toString())
    const { status } = await fetch(`${app.address}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': form, ...headers },
      body,
    })
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  for (let index = 0; index < many; index += 100) {
    await Promise.all(Array.from({ length: 100 }, (_, each) => send(index + each)))
  }
  expect(Object.fromEntries(statuses)).toEqual({ 401: many })
  expect(await services.store.inbox.open()).toBe(0)
  expect(await services.store.teams()).toEqual([])
  expect(slack.callsOf('chat.postMessage')).toEqual([])
  expect(secretsIn(logged())).toEqual([])
  expect(logged()).not.toContain('70b')
}, 120_000)

const signedNothing = (body: string): Forged => ({ body, headers: {} })

test('a request that is replayed two hundred times is answered once', async () => {
  const running = await runApp()
  const { app, slack, responseUrl, logged } = running
  const body = new URLSearchParams(command('70b 2B tokens', responseUrl())).toString()
  const { headers } = signed(body, now(), sign(signingSecret, now(), body))
  for (let batch = 0; batch < 4; batch += 1) {
    const replays = Array.from({ length: 50 }, async () => {
      const request = { method: 'POST', headers: { 'content-type': form, ...headers }, body }
      return (await fetch(`${app.address}/slack/events`, request)).status
    })
    expect(new Set(await Promise.all(replays))).toEqual(new Set([200]))
  }
  await settle(running)
  expect(slack.workspace.posted).toHaveLength(1)
  expect(secretsIn(logged())).toEqual([])
}, 60_000)

test('bodies that are too large are refused, signed or not, and the next request is served', async () => {
  const running = await runApp()
  const { app, slack, send, responseUrl, logged } = running
  for (let size = 2 ** 20; size <= 2 ** 22; size *= 4) {
    const { status } = await send.command(command('x'.repeat(size), responseUrl())).catch(() => ({ status: 413 }))
    expect(status).toBe(413)
    const unsigned = await fetch(`${app.address}/slack/events`, { method: 'POST', body: 'x'.repeat(size) }).catch(
      () => ({ status: 413 }),
    )
    expect(unsigned.status).toBeGreaterThanOrEqual(400)
  }
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.posted).toHaveLength(1)
  expect(secretsIn(logged())).toEqual([])
})

test('what one workspace says or presses reaches nothing of another, however it is mixed', async () => {
  const running = await runApp()
  const { slack, send, services, responseUrl } = running
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.posted).toHaveLength(1)
  const root = slack.workspace.posted[0]?.ts ?? ''
  const before = await services.store.of('T0FAKE').threads.history({ channel: 'C0HOME', thread: root })
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const stranger = `T0EVIL${attempt % 7}`
    const authorizations = [
      { enterprise_id: null, team_id: stranger, user_id: 'U0BOT', is_bot: true, is_enterprise_install: false },
    ]
    const words = mention(`${attempt + 3}B tokens`, { thread_ts: root, user: 'U0EVE', team: 'T0FAKE' })
    const inner = attempt % 2 === 0 ? { ...words, type: 'message', channel_type: 'channel' } : words
    await send.event(event(inner, { team_id: attempt % 3 === 0 ? 'T0FAKE' : stranger, authorizations }))
  }
  await settle(running)
  expect(await services.store.of('T0FAKE').threads.history({ channel: 'C0HOME', thread: root })).toEqual(before)
}, 60_000)
