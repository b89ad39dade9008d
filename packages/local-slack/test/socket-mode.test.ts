/** Socket Mode: connections that end, greetings, and acknowledgements that do not come. */
import { expect, test } from 'vitest'
import { createPayloads } from '../src/delivery/payload-builders.ts'
import { startBoltApp } from './bolt-app.ts'
import { ann, clientOf, demoWorkspace, general, manifest, refusalOf, startDemoSlack } from './demo-slack.ts'

const payloads = createPayloads(demoWorkspace(), manifest, { user: ann, channel: general, directMessage: 'D0ANN' })
const mention = () => payloads.event(payloads.mention('hello'))

test.each(['cut', 'refresh_requested'] as const)('after %s the app connects again and is served', async (end) => {
  const { slack, received } = await startBoltApp('socket')
  if (end === 'cut') slack.socket.cut()
  else slack.socket.disconnect(end)
  await slack.socket.greeted(2)
  await slack.socket.sender.event(mention())
  expect(received).toEqual(['event app_mention'])
})

test('only the app-level token opens a connection', async () => {
  const { slack, client } = await startDemoSlack()
  expect(await refusalOf(client.apps.connections.open())).toMatchObject({ error: 'invalid_auth' })
  expect(await clientOf(slack, slack.appToken).apps.connections.open()).toMatchObject({
    url: slack.origin.replace('http', 'ws') + slack.socketAddress,
  })
})

test('without a connection, and without an acknowledgement, nothing is delivered', async () => {
  const { slack } = await startDemoSlack()
  const send = () => slack.socket.send({ type: 'events_api', payload: mention() }, 50)
  await expect(send()).rejects.toThrow('no app is connected')
  const silent = new WebSocket(slack.origin.replace('http', 'ws') + slack.socketAddress)
  await slack.socket.greeted(1)
  await expect(send()).rejects.toThrow('was not acknowledged')
  silent.close()
})

test('the greeting can be anything, or the end of the connection', async () => {
  const { slack } = await startDemoSlack()
  const firstEvent = () =>
    new Promise((resolve) => {
      const socket = new WebSocket(slack.origin.replace('http', 'ws') + slack.socketAddress)
      socket.addEventListener('message', ({ data }) => {
        resolve(data)
        socket.close()
      })
      socket.addEventListener('close', () => resolve('closed'))
    })
  slack.socket.greetWith({ type: 'disconnect', reason: 'link_disabled' })
  expect(await firstEvent()).toBe('{"type":"disconnect","reason":"link_disabled"}')
  slack.socket.greetWith(null)
  expect(await firstEvent()).toBe('closed')
})
