/** What nobody signed is not kept: bodies are bounded before they are read. */
import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { guardBodies } from '../../../src/slack/http/body-guard.ts'

const limits = { maxBody: 1000, maxTogether: 3000, small: 100 }
const signed = { 'x-slack-signature': 'v0=x' }

async function serverAt(): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    const answer = async () => {
      await text(request)
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

test('bodies that do not end take so much room together; small ones still pass, and room is free again', async () => {
  const { port } = await serverAt()
  const post = (body: string) =>
    fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers: signed, body }).then(
      ({ status }) => status,
    )
  const hanging = [1, 2, 3].map(() => begin(port, { ...signed, 'transfer-encoding': 'chunked' }))
  await expect.poll(() => post('x'.repeat(900))).toBe(503)
  expect(await post('small')).toBe(200)
  for (const { socket } of hanging) socket.destroy()
  await expect.poll(() => post('x'.repeat(900))).toBe(200)
})
