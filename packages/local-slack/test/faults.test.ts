/** Faults on demand: each kind as a client of Slack meets it, and what was carried out all the same. */
import { describe, expect, test } from 'vitest'
import type { Fault } from '../src/faults.ts'
import { ann, general as channel, refusalOf, startDemoSlack } from './demo-slack.ts'

const messagesIn = ({ slack }: Awaited<ReturnType<typeof startDemoSlack>>) => slack.workspace.messages.length

describe('a call meets', () => {
  test.each<readonly [Fault, { readonly error: RegExp; readonly messages: number }]>([
    [
      { kind: 'refused', error: 'is_archived' },
      { error: /is_archived/, messages: 0 },
    ],
    [
      { kind: 'status', status: 503 },
      { error: /503/, messages: 0 },
    ],
    [{ kind: 'garbage' }, { error: /not an API/, messages: 0 }],
    [{ kind: 'dropped' }, { error: /fetch failed|socket/, messages: 0 }],
    [{ kind: 'unheard' }, { error: /fetch failed|socket/, messages: 1 }],
    [
      { kind: 'answered', body: { ok: false, error: 'made_up' } },
      { error: /made_up/, messages: 0 },
    ],
  ])('%j', async (fault, { error, messages }) => {
    const demo = await startDemoSlack()
    demo.slack.failNext('chat.postMessage', fault)
    await expect(demo.client.chat.postMessage({ channel, text: 'x' })).rejects.toThrow(error)
    expect(messagesIn(demo)).toBe(messages)
    await demo.client.chat.postMessage({ channel, text: 'x' })
    expect(messagesIn(demo)).toBe(messages + 1)
    expect(demo.slack.callsOf('chat.postMessage')).toHaveLength(2)
  })

  test.each([true, false])('silence, the request carried out: %s', async (isDone) => {
    const demo = await startDemoSlack()
    const { slack } = demo
    slack.failNext('chat.postMessage', { kind: 'silent', isDone })
    const call = fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}` },
      body: JSON.stringify({ channel, text: 'x' }),
      signal: AbortSignal.timeout(200),
    })
    await expect(call).rejects.toThrow(/timeout/)
    expect(messagesIn(demo)).toBe(isDone ? 1 : 0)
  })

  test('a late answer', async () => {
    const { slack, client } = await startDemoSlack()
    slack.failNext('auth.test', { kind: 'slow', milliseconds: 150 })
    const started = performance.now()
    expect((await client.auth.test()).ok).toBe(true)
    expect(performance.now() - started).toBeGreaterThan(140)
  })

  test('a rate limit with the time to wait', async () => {
    const { slack } = await startDemoSlack()
    slack.failNext('auth.test', { kind: 'status', status: 429, retryAfter: 7 })
    const response = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' })
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7'])
  })
})

test('faults are used up in order, each as often as it was asked for, and only by their method', async () => {
  const { slack, client } = await startDemoSlack()
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'first' }, 2)
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'second' })
  const post = () => client.chat.postMessage({ channel, text: 'x' })
  const errors = []
  for (let time = 0; time < 3; time += 1) errors.push((await refusalOf(post())).error)
  expect(errors).toEqual(['first', 'first', 'second'])
  expect((await post()).ok).toBe(true)
})

test('a method can be answered as one likes from now on, headers included', async () => {
  const { slack, client } = await startDemoSlack()
  slack.answerWith('auth.test', { headers: { 'x-oauth-scopes': 'commands' }, body: { ok: true, team: 'Acme' } })
  for (let time = 0; time < 2; time += 1) expect(await client.auth.test()).toMatchObject({ team: 'Acme' })
  slack.answerWith('auth.test', { status: 502, body: 'bad gateway' })
  expect((await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' })).status).toBe(502)
  slack.answerWith('auth.test', null)
  expect(await client.auth.test()).toMatchObject({ team: 'Demo' })
})

test('uploads and response URLs fail too', async () => {
  const { slack, client } = await startDemoSlack()
  slack.failNext('upload', { kind: 'status', status: 500 })
  const upload = client.filesUploadV2({ channel_id: channel, filename: 'a.txt', content: 'text' })
  await expect(upload).rejects.toThrow('statusCode = 500')
  expect(slack.callsOf('upload')).toMatchObject([{ args: { bytes: 4 } }])
  slack.failNext('response_url', { kind: 'unheard' })
  const url = slack.responseUrls.create(channel, ann)
  await expect(fetch(url, { method: 'POST', body: '{"text":"heard"}' })).rejects.toThrow('fetch failed')
  expect(slack.workspace.messages.at(-1)).toMatchObject({ text: 'heard', by: 'response', onlyFor: ann })
  expect(slack.callsOf('response_url')).toMatchObject([{ args: { text: 'heard' } }])
})

test('calls are recorded on arrival with their token, as many as history keeps', async () => {
  const { slack, client } = await startDemoSlack({ historyLength: 3 })
  slack.failNext('auth.test', { kind: 'refused', error: 'fatal_error' })
  await refusalOf(client.auth.test())
  await refusalOf(client.apiCall('no.such.method', { token: 'xoxb-of-somebody' }))
  expect(slack.calls.map(({ method, token }) => [method, token])).toEqual([
    ['auth.test', slack.botToken],
    ['no.such.method', 'xoxb-of-somebody'],
  ])
  for (let time = 0; time < 3; time += 1) await client.auth.test()
  expect(slack.calls.map(({ method }) => method)).toEqual(['auth.test', 'auth.test', 'auth.test'])
  expect(slack.exchanges.entries()).toHaveLength(3)
})
