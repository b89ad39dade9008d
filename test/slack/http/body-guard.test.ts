/** What nobody signed is not kept: bodies are bounded before they are read. */
import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { guardBodies } from '../../../src/slack/http/body-guard.ts'

const limits = { maxBody: 1000, maxTogether: 3000, small: 100 }
const signed = { 'x-slack-signature': 'v0=x' }

/** `answering`: what a body that has arrived waits for. */
async function serverAt(answering = Promise.resolve()): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    const answer = async () => {
      await text(request)
      await answering
      response.end('read')
    }
    void answer().catch(() => undefined)
  })
  guardBodies(server, new Set(['/own']), limits)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { server, port: address.port }
}

/** Begins a request whose body never ends. Resolves to the status, or null while nothing is said. */
function begin(port: number, headers: Record<string, string>): { socket: Socket; status: () => string | null } {
  const socket = connect(port, '127.0.0.1')
  let said = ''
  socket.on('data', (chunk) => (said += String(chunk)))
  socket.on('error', () => undefined)
  const lines = Object.entries({ host: 'x', ...headers }).map(([name, value]) => `${name}: ${value}`)
  socket.write(`POST /slack/events HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n5\r\nbegun\r\n`)
  onTestFinished(() => void socket.destroy())
  return { socket, status: () => /^HTTP\/1.1 (\d+)/.exec(said)?.[1] ?? null }
}

test('without the header of a signature no body is read; a longer one than there can be is refused at once', async () => {
  const { port } = await serverAt()
  const unsigned = begin(port, { 'content-length': '500' })
  const long = begin(port, { ...signed, 'content-length': '1001' })
  await expect.poll(unsigned.status).toBe('401')
  await expect.poll(long.status).toBe('413')
})

const postTo =
  (port: number) =>
  (body: string): Promise<number> =>
    fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers: signed, body }).then(
      ({ status }) => status,
    )

test.each([
  ['large', 3, { 'transfer-encoding': 'chunked' }, 'x'.repeat(900)],
  ['small', 30, { 'content-length': '100' }, 'x'.repeat(90)],
])(
  '%s bodies that do not end give their place up to one that comes whole, the oldest first',
  async (_, count, headers, whole) => {
    const { port } = await serverAt()
    const closed: number[] = []
    for (let at = 0; at < count; at += 1) {
      begin(port, { ...signed, ...headers }).socket.once('close', () => closed.push(at))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect(await postTo(port)(whole)).toBe(200)
    await expect.poll(() => closed).toEqual([0])
  },
)

test('bodies that have arrived and are being answered take so much room together', async () => {
  const { promise: answering, resolve: answer } = Promise.withResolvers<void>()
  const { port } = await serverAt(answering)
  const post = postTo(port)
  const waiting = [1, 2, 3].map(() => post('x'.repeat(900)))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await post('x'.repeat(900))).toBe(503)
  const beside = post('small')
  answer()
  expect(await Promise.all([...waiting, beside])).toEqual([200, 200, 200, 200])
  expect(await post('x'.repeat(900))).toBe(200)
})
