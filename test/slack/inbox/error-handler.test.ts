import { expect, test } from 'vitest'
import { botToken, command, event, globalShortcut, mention, submission } from '../test-slack.ts'
import { runApp } from '../running-app.ts'
import { tinyAnswer, tinyEngine } from '../tiny-engine.ts'

const errorId = /error id `([0-9a-f]{8})`/

test('a fault of ours ends in an id that the asker reads and the log holds, without the words typed', async () => {
  const { send, slack, responseUrl, logged } = await runApp()
  const { status, milliseconds } = await send.command(command('explode secret plans', responseUrl()))
  expect(status).toBe(200)
  expect(milliseconds).toBeLessThan(1000)
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  const [shown] = slack.workspace.messages
  expect(shown).toMatchObject({ onlyFor: 'U0ANN', by: 'response' })
  const id = errorId.exec(shown?.text ?? '')?.[1]
  expect(id).toBeDefined()
  expect(logged()).toContain(`"errorId":"${id}"`)
  expect(logged()).toContain('tiny-engine.ts')
  expect(logged()).not.toContain('secret plans')
  expect(logged()).not.toContain(botToken)
})

test('without a response address the asker is told in the thread', async () => {
  const { send, slack } = await runApp()
  const words = mention('explode', { thread_ts: '1780000000.000001' })
  await send.event(event(words))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]).toMatchObject({
    channel: 'C0HOME',
    onlyFor: 'U0ANN',
    thread: '1780000000.000001',
  })
  expect(slack.workspace.messages[0]?.text).toMatch(errorId)
})

test('an expired response address: the asker is answered in the channel, or by direct message', async () => {
  const { send, slack, responseUrl } = await runApp()
  const dead = responseUrl()
  slack.responseUrls.expire(dead)
  await send.command(command('blorp', dead))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]).toMatchObject({
    channel: 'C0HOME',
    onlyFor: 'U0ANN',
    by: 'api',
    text: '"blorp" names no job.',
  })
  await send.command(command('blorp', dead, { channel_id: 'C0OTHER' }))
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  expect(slack.workspace.messages[1]).toMatchObject({ channel: 'D0ANN', by: 'api', text: '"blorp" names no job.' })
})

test('a revoked token: the answer comes through the response address, and says what is wrong', async () => {
  const { app, send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'token_revoked' })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]).toMatchObject({ onlyFor: 'U0ANN', by: 'response' })
  expect(slack.workspace.messages[0]?.text).toContain('555.6 h')
  expect(slack.workspace.messages[0]?.text).toContain('Slack no longer accepts my token here')
  const ready = await fetch(`${app.address}/readyz`)
  expect([ready.status, await ready.json()]).toMatchObject([
    503,
    { troubles: [expect.stringContaining('SLACK_BOT_TOKEN')] },
  ])
})

test('a trigger that expired before the form opened is explained by direct message', async () => {
  const { send, slack } = await runApp()
  slack.failNext('views.open', { kind: 'refused', error: 'expired_trigger_id' })
  await send.interaction(globalShortcut())
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]).toMatchObject({ channel: 'D0ANN' })
  expect(slack.workspace.messages[0]?.text).toContain('Please try again')
})

test('a form whose question is our fault closes and the asker is told', async () => {
  const { send, slack } = await runApp()
  const { status, body, milliseconds } = await send.interaction(submission({ model: 'explode' }))
  expect([status, body]).toEqual([200, ''])
  expect(milliseconds).toBeLessThan(1000)
  await expect.poll(() => slack.workspace.messages[0]?.text ?? '').toMatch(errorId)
})

test.each([
  ['a status of 500', { kind: 'status', status: 500 }],
  ['an answer that is no JSON', { kind: 'garbage' }],
  ['a connection that is cut', { kind: 'dropped' }],
] as const)('%s, and the message is not there: it is posted once more', async (_, failure) => {
  const { send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', failure)
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages[0]?.text ?? '', { timeout: 5000 }).toContain('555.6 h')
  expect(slack.callsOf('chat.postMessage')).toHaveLength(2)
  expect(slack.callsOf('conversations.history')).toHaveLength(1)
})

test('a database that breaks off while a question is answered is waited out too', async () => {
  let asked = 0
  const engine = tinyEngine((text, today) => {
    asked += 1
    if (asked === 1) throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01' })
    return tinyAnswer(text, today)
  })
  const { send, slack, responseUrl } = await runApp({ engine })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages, { timeout: 5000 }).toHaveLength(1)
  expect(slack.workspace.messages[0]?.text).toContain('555.6 h')
})

test.each([
  ['is cut', { kind: 'dropped' }, 2],
  ['is answered 500', { kind: 'status', status: 500 }, 2],
  ['is limited', { kind: 'status', status: 429, retryAfter: 0 }, 8],
] as const)(
  'a post that %s again and again is answered by a later attempt, and nobody is told in between',
  async (_, failure, times) => {
    const { send, slack, responseUrl, services } = await runApp()
    slack.failNext('chat.postMessage', failure, times)
    await send.command(command('70b 2B tokens', responseUrl()))
    await expect.poll(() => slack.workspace.messages[0]?.text ?? '', { timeout: 20_000 }).toContain('555.6 h')
    await expect.poll(() => services.store.inbox.open()).toBe(0)
    expect(slack.workspace.messages).toHaveLength(1)
  },
  30_000,
)

test('Slack’s trouble is waited out for as long as patience lasts, however often it is tried; then the asker is told', async () => {
  const { app, send, slack, responseUrl, services } = await runApp()
  Object.assign(services, { timeouts: { ...services.timeouts, retryDelay: () => 0, patience: 2500 } })
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'internal_error' }, 1000)
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages[0]?.text ?? '', { timeout: 25_000 }).toMatch(errorId)
  expect(slack.workspace.messages).toHaveLength(1)
  // More often than processes may die at it.
  expect(slack.callsOf('chat.postMessage').length).toBeGreaterThan(6)
  expect(await (await fetch(`${app.address}/metrics`)).text()).toContain('gpucost_failures_total 1')
}, 30_000)
