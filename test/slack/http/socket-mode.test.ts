import { expect, test } from 'vitest'
import { appToken, botToken, command, event, mention, submission } from '../test-slack.ts'
import { realDependencies } from '../real-engine.ts'
import { runApp, socketMode } from '../running-app.ts'

test('over Socket Mode a command and a mention are acknowledged and answered', async () => {
  const { slack, responseUrl } = await runApp({}, socketMode)
  await slack.socket.send({ type: 'slash_commands', payload: command('70b 2B tokens', responseUrl()) })
  await slack.socket.send({ type: 'events_api', payload: event(mention('8b 1B tokens')) })
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
})

test('no word that a user typed and no token reaches the log, at its most talkative', async () => {
  const { slack, responseUrl, logged } = await runApp({}, socketMode)
  await slack.socket.send({ type: 'slash_commands', payload: command('secret plans', responseUrl()) })
  await slack.socket.send({ type: 'events_api', payload: event(mention('secret plans, 70b 2B tokens')) })
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  expect(logged()).toContain('"msg":"answered"')
  for (const secret of ['secret plans', botToken, appToken]) expect(logged()).not.toContain(secret)
})

test('what the form cannot read travels back in the acknowledgement', async () => {
  const { slack } = await runApp(realDependencies(), socketMode)
  const ack = await slack.socket.send({
    type: 'interactive',
    payload: submission({ model: 'blorp', data: '2B tokens' }),
  })
  expect(ack).toEqual({ response_action: 'errors', errors: { model: '“blorp” is not understood.' } })
})

test('a second delivery is acknowledged and not answered again', async () => {
  const { slack, responseUrl } = await runApp({}, socketMode)
  const payload = command('70b 2B tokens', responseUrl())
  await slack.socket.send({ type: 'slash_commands', payload })
  await slack.socket.send({ type: 'slash_commands', payload, retry_attempt: 1, retry_reason: 'timeout' })
  await slack.socket.send({ type: 'slash_commands', payload: command('8b 1B tokens', responseUrl()) })
  await expect.poll(() => slack.workspace.messages.at(-1)?.text).toContain('277.8 h')
  expect(slack.workspace.messages).toHaveLength(2)
})

test('a lost connection shows in readiness and is opened again', async () => {
  const { app, slack, responseUrl } = await runApp({}, socketMode)
  const readiness = async () => (await fetch(`${app.address}/readyz`)).status
  expect(await readiness()).toBe(200)
  slack.socket.cut()
  await expect.poll(readiness).toBe(503)
  await slack.socket.greeted(2)
  await expect.poll(readiness).toBe(200)
  await slack.socket.send({ type: 'slash_commands', payload: command('70b 2B tokens', responseUrl()) })
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
})

test('stopping finishes what was acknowledged', async () => {
  const { app, slack, responseUrl } = await runApp({}, socketMode)
  slack.failNext('chat.postMessage', { kind: 'slow', milliseconds: 300 })
  await slack.socket.send({ type: 'slash_commands', payload: command('70b 2B tokens', responseUrl()) })
  await app.stop()
  expect(slack.workspace.messages).toHaveLength(1)
  await expect(fetch(`${app.address}/healthz`)).rejects.toThrow('fetch failed')
})
