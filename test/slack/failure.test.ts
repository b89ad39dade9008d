import { expect, test } from 'vitest'
import { botToken } from './fake-slack.ts'
import { command, event, globalShortcut, mention, submission } from './payloads.ts'
import { runApp } from './running-app.ts'

const errorId = /error id `([0-9a-f]{8})`/

test('a fault of ours ends in an id that the asker reads and the log holds, without the words typed', async () => {
  const { send, slack, responseUrl, logged } = await runApp()
  const { status, milliseconds } = await send.command(command('explode secret plans', responseUrl()))
  expect(status).toBe(200)
  expect(milliseconds).toBeLessThan(1000)
  await expect.poll(() => slack.workspace.posted).toHaveLength(1)
  const [shown] = slack.workspace.posted
  expect(shown).toMatchObject({ onlyFor: 'U0ANN', by: 'response' })
  const id = errorId.exec(shown?.text ?? '')?.[1]
  expect(id).toBeDefined()
  expect(logged()).toContain(`"errorId":"${id}"`)
  expect(logged()).toContain('tiny-corridor.ts')
  expect(logged()).not.toContain('secret plans')
  expect(logged()).not.toContain(botToken)
})

test('without a response address the asker is told in the thread', async () => {
  const { send, slack } = await runApp()
  const words = mention('explode', { thread_ts: '1780000000.000001' })
  await send.event(event(words))
  await expect.poll(() => slack.workspace.posted).toHaveLength(1)
  expect(slack.workspace.posted[0]).toMatchObject({ channel: 'C0HOME', onlyFor: 'U0ANN', thread: '1780000000.000001' })
  expect(slack.workspace.posted[0]?.text).toMatch(errorId)
})

test('an expired response address: the asker is told in the channel, or by direct message', async () => {
  const { send, slack, responseUrl } = await runApp()
  const dead = responseUrl()
  slack.responses.expire(dead)
  await send.command(command('blorp', dead))
  await expect.poll(() => slack.workspace.posted).toHaveLength(1)
  expect(slack.workspace.posted[0]).toMatchObject({ channel: 'C0HOME', onlyFor: 'U0ANN', by: 'api' })
  await send.command(command('blorp', dead, { channel_id: 'C0OTHER' }))
  await expect.poll(() => slack.workspace.posted).toHaveLength(2)
  expect(slack.workspace.posted[1]).toMatchObject({ channel: 'D0ANN', by: 'api' })
  expect(slack.workspace.posted[1]?.text).toMatch(errorId)
})

test('a revoked token: the asker is still told through the response address', async () => {
  const { send, slack, responseUrl, logged } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'token_revoked' })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.posted).toHaveLength(1)
  expect(slack.workspace.posted[0]?.text).toMatch(errorId)
  expect(logged()).toContain('token_revoked')
})

test('a trigger that expired before the form opened is explained by direct message', async () => {
  const { send, slack } = await runApp()
  await send.interaction(globalShortcut({ trigger_id: 'expired-1' }))
  await expect.poll(() => slack.workspace.posted).toHaveLength(1)
  expect(slack.workspace.posted[0]).toMatchObject({ channel: 'D0ANN' })
})

test('a form whose question is our fault closes and the asker is told', async () => {
  const { send, slack } = await runApp()
  const { status, body, milliseconds } = await send.interaction(submission('explode', null))
  expect([status, body]).toEqual([200, ''])
  expect(milliseconds).toBeLessThan(1000)
  await expect.poll(() => slack.workspace.posted[0]?.text ?? '').toMatch(errorId)
})

test('an answer that is no JSON is a failure under one name, whatever it holds', async () => {
  const { app, send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'garbage' })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.posted[0]?.text ?? '').toMatch(errorId)
  expect(await (await fetch(`${app.address}/metrics`)).text()).toContain('errors_total{error="unreadable"} 1')
})

test('a status of 500 is tried again', async () => {
  const { send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'status', status: 500 })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.posted[0]?.text ?? '', { timeout: 5000 }).toContain('555.6 h')
})

test('a connection that is cut four times is given up, and the asker is told', async () => {
  const { send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'dropped' }, 4)
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.posted[0]?.text ?? '', { timeout: 15_000 }).toMatch(errorId)
  expect(slack.callsOf('chat.postMessage')).toHaveLength(4)
})
