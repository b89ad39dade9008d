/** A client that sends its body without end holds a connection for ten seconds, and a health check passes meanwhile. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runApp } from '../running-app.ts'

test('a body that does not end within ten seconds ends its connection, and others are answered meanwhile', async () => {
  const { app } = await runApp()
  const { hostname, port } = new URL(app.address)
  const client = connect(Number(port), hostname)
  await once(client, 'connect')
  const began = performance.now()
  let said = ''
  client.on('data', (bytes) => (said += bytes.toString()))
  client.on('error', () => undefined)
  // A reset ends the connection as well as an orderly close does, so the close is awaited by itself.
  const closed = new Promise((resolve) => client.once('close', resolve))
  client.write(
    'POST /slack/events HTTP/1.1\r\nHost: gpucost\r\nX-Slack-Signature: v0=00\r\nContent-Length: 9000\r\n\r\n',
  )
  // The last byte goes out before the limit: a byte that meets a closed socket resets it, and the answer is lost with it.
  const trickle = async () => {
    while (!client.destroyed && performance.now() - began < 9000) {
      client.write('x')
      await sleep(500)
    }
  }
  await Promise.all([closed, trickle(), fetch(`${app.address}/healthz`).then((answer) => expect(answer.ok).toBe(true))])
  const seconds = (performance.now() - began) / 1000
  expect(said).toMatch(/^HTTP\/1\.1 408 /)
  expect(seconds).toBeGreaterThan(9)
  // The server looks at its connections every two seconds.
  expect(seconds).toBeLessThan(20)
})
