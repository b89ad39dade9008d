import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as z from 'zod'
import { type LeaseGuard, LeaseLost } from '../../../src/slack/lease-guard.ts'
import { runInScope } from '../../../src/slack/request-scope.ts'
import { slackFetch } from '../../../src/slack/delivery/web-fetch.ts'

type HttpAnswer = (request: IncomingMessage, response: ServerResponse) => void
type RecordedCall = { readonly method: string; readonly channel: string | null; readonly at: number }

const bound = z.object({ port: z.number() })

/** A server that answers by `answer`, and a way to call it as the Web API is called. */
async function caller(answer: HttpAnswer) {
  const recorded: RecordedCall[] = []
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const channel = new URLSearchParams(await text(request)).get('channel')
    recorded.push({ method: request.url?.replace('/api/', '') ?? '', channel, at: performance.now() })
    answer(request, response)
  }
  const server = createServer((request, response) => void take(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  onTestFinished(close)
  const origin = `http://127.0.0.1:${bound.parse(server.address()).port}`
  const waits: string[] = []
  const fetch = slackFetch(`${origin}/api/`, (method) => waits.push(method))
  const call = (method: string, channel = 'C1', token = 'xoxb-1') => {
    const body = new URLSearchParams({ channel }).toString()
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' }
    return fetch(`${origin}/api/${method}`, { method: 'POST', headers, body })
  }
  return { call, recorded, waits, close }
}

const ok: HttpAnswer = (_, response) => response.end('{"ok":true}')

/** Answers as told, one after the other, and then well. */
const inOrder = (...answers: HttpAnswer[]): HttpAnswer => {
  const left = [...answers]
  return (request, response) => (left.shift() ?? ok)(request, response)
}
const wait =
  (seconds: number): HttpAnswer =>
  (_, response) =>
    response.writeHead(429, { 'retry-after': String(seconds) }).end()
const status =
  (code: number): HttpAnswer =>
  (_, response) =>
    response.writeHead(code).end()
const cut: HttpAnswer = (request) => request.socket.destroy()

const secondsFor = async (work: Promise<unknown>) => {
  const started = performance.now()
  await work
  return (performance.now() - started) / 1000
}

test('a channel that must wait keeps no other channel, workspace or method waiting', async () => {
  const { call, waits } = await caller(inOrder(wait(1)))
  const first = secondsFor(call('chat.postMessage', 'C1'))
  await expect.poll(() => waits, { interval: 5 }).toHaveLength(1)
  const behind = secondsFor(call('chat.postMessage', 'C1'))
  const others = [
    call('chat.postMessage', 'C2'),
    call('chat.postMessage', 'C1', 'xoxb-2'),
    call('chat.postEphemeral', 'C1'),
  ]
  expect(await secondsFor(Promise.all(others))).toBeLessThan(0.5)
  expect(await first).toBeGreaterThan(0.95)
  expect(await behind).toBeGreaterThan(0.9)
  expect(waits).toEqual(['chat.postMessage', 'chat.postMessage'])
})

test('a wait that is too long for a form, or for anybody, is not waited for', async () => {
  const form = await caller(inOrder(wait(3)))
  expect((await form.call('views.open')).status).toBe(429)
  const anybody = await caller(inOrder(wait(3600)))
  expect((await anybody.call('chat.postMessage')).status).toBe(429)
})

test.each([
  ['a status of 500', status(500)],
  ['a cut connection', cut],
])('after %s a call that does no harm is made again, a message is not', async (_, failure) => {
  const again = await caller(inOrder(failure, failure))
  expect((await again.call('conversations.info')).status).toBe(200)
  expect(again.recorded).toHaveLength(3)
  const once = await caller(inOrder(failure))
  await once.call('chat.postMessage').catch(() => undefined)
  expect(once.recorded).toHaveLength(1)
})

test('what never reached Slack is tried again, a message too', async () => {
  const { call, close } = await caller(ok)
  close()
  const failing = call('chat.postMessage').catch((error: Error) => error.message)
  expect(await secondsFor(failing)).toBeGreaterThan(0.6)
  expect(await failing).toBe('fetch failed')
})

test('a clock that is set back while Slack wants patience makes nobody wait longer', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const { call } = await caller(inOrder(wait(1)))
  const first = call('chat.postMessage')
  await new Promise((resolve) => setTimeout(resolve, 100))
  vi.setSystemTime(Date.now() - 60_000)
  expect(await secondsFor(Promise.all([first, call('chat.postMessage')]))).toBeLessThan(8)
})

/** Held, but for the first moments at which bytes could leave: the process stands still in each of them. */
function stoppedLease(stops: number, isLostAfter: boolean): { lease: LeaseGuard; asked: () => number } {
  let asked = 0
  let left = stops
  const ensure = async () => {
    asked += 1
    if (isLostAfter && asked > 1) throw new LeaseLost('another process has it')
  }
  const isFresh = () => {
    left -= 1
    return left < 0
  }
  const lease = { holder: 'one', confirm: () => undefined, lose: () => undefined, isLost: () => false, isFresh, ensure }
  return { lease, asked: () => asked }
}

const scopeWith = (lease: LeaseGuard) =>
  ({ team: 'T1', enterprise: null, id: 'd1', attempt: 1, posts: 0, outcome: 'answered', lease }) as const

test('a process that is stopped as its message leaves asks once more whether it is still its own', async () => {
  const { call, recorded } = await caller(ok)
  const { lease, asked } = stoppedLease(2, false)
  const response = await runInScope(scopeWith(lease), () => call('chat.postMessage'))
  expect([response.status, asked()]).toEqual([200, 3])
  expect(recorded).toHaveLength(1)
})

test('and where another process has taken it over by then, nothing leaves', async () => {
  const { call, recorded } = await caller(ok)
  const { lease } = stoppedLease(1, true)
  await expect(runInScope(scopeWith(lease), () => call('chat.postMessage'))).rejects.toBeInstanceOf(LeaseLost)
  await call('chat.postMessage', 'C2')
  expect(recorded.map(({ channel }) => channel)).toEqual(['C2'])
})
