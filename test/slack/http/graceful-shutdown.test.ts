/** The process ends though clients hold connections: idle ones, and some that never asked anything. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { gracefulShutdown } from '../../../src/slack/http/graceful-shutdown.ts'

test('a request under way is answered, and a connection that never asked anything is ended', async () => {
  const server = createServer((_, response) => void sleep(300).then(() => response.end('answered')))
  const close = gracefulShutdown(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const idle = connect(address.port, '127.0.0.1')
  await once(idle, 'connect')
  // An end is noticed by whoever reads; how it is ended does not matter.
  idle.resume().on('error', () => undefined)
  const ended = new Promise((resolve) => idle.once('close', resolve))
  const answered = fetch(`http://127.0.0.1:${address.port}`).then((response) => response.text())
  await once(server, 'request')
  await close(() => new Promise((resolve) => server.close(() => resolve())))
  expect(await answered).toBe('answered')
  await ended
})
