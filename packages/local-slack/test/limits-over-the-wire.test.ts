/** Slack's limits over the wire: what is at a limit is accepted, what is beyond is refused with Slack's error. */
import type { WebAPIPlatformError } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { blockCases } from './block-kit/block-cases.ts'
import { type RuleCase, plain, section, times, x } from './block-kit/rule-cases.ts'
import { elementCases } from './block-kit/element-cases.ts'
import { messageCases } from './block-kit/message-cases.ts'
import { tableCases } from './block-kit/table-cases.ts'
import { ann, type DemoSlack, general as channel, startDemoSlack } from './demo-slack.ts'

const cases = [...messageCases, ...blockCases, ...tableCases, ...elementCases]

/** `ok`, or Slack's error and the rules that it names. */
async function responseOf(call: Promise<unknown>): Promise<{ error: string; rules: readonly string[] }> {
  try {
    await call
    return { error: 'ok', rules: [] }
  } catch (error) {
    const { data } = error as WebAPIPlatformError
    const messages = data.response_metadata?.messages ?? []
    const rules = messages.map((message) => /\[rule:([^\]]+)\]/.exec(message)?.[1] ?? message)
    return { error: data.error, rules: [...new Set(rules)] }
  }
}

/** Messages go to a channel, modals are opened with a trigger id, home tabs are published for a user. */
function send(
  { client, slack }: DemoSlack,
  { surface }: Pick<RuleCase, 'surface'>,
  node: RuleCase['good'],
): Promise<unknown> {
  if (surface === 'message') return client.apiCall('chat.postMessage', { channel, ...node })
  if (node['type'] === 'home') return client.apiCall('views.publish', { user_id: ann, view: node })
  const trigger_id = slack.createTriggerId({ user: ann, channel, modal: null })
  return client.apiCall('views.open', { trigger_id, view: node })
}

/** Rules for which Slack has an error of its own. */
const specialErrors: Readonly<Record<string, string>> = { 'message.text.max': 'msg_too_long' }

test('the Web API enforces every rule of Block Kit', async () => {
  const local = await startDemoSlack()
  const actual: Record<string, unknown> = {}
  const expected: Record<string, unknown> = {}
  for (const testCase of cases) {
    const { rule, surface, good, bad } = testCase
    const error = specialErrors[rule] ?? (surface === 'message' ? 'invalid_blocks' : 'invalid_arguments')
    expected[rule] = { good: 'ok', bad: error, rules: error === 'msg_too_long' ? [] : [rule] }
    const refusal = await responseOf(send(local, testCase, bad))
    const accepted = await responseOf(send(local, testCase, good))
    actual[rule] = { good: accepted.error, bad: refusal.error, rules: refusal.rules }
  }
  expect(Object.keys(expected).length).toBeGreaterThan(100)
  expect(actual).toEqual(expected)
})

test('ambiguous ids are refused', async () => {
  const local = await startDemoSlack()
  const button = { type: 'button', text: plain('x'), action_id: 'same' }
  const post = (blocks: readonly object[]) => responseOf(send(local, { surface: 'message' }, { text: 'x', blocks }))
  expect(await post([{ type: 'actions', elements: [button, button] }])).toEqual({
    error: 'invalid_blocks',
    rules: ['action_id.unique'],
  })
  const named = { ...section, block_id: 'same' }
  expect(await post([named, named])).toEqual({ error: 'invalid_blocks', rules: ['block_id.unique'] })
  expect(await post([{ type: 'actions', elements: [button] }, section])).toMatchObject({ error: 'ok' })
})

test('the same limits hold for updates, ephemeral messages and response URLs', async () => {
  const { client, slack } = await startDemoSlack()
  const blocks = times(51, () => section)
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'x' })
  const calls = [
    client.apiCall('chat.update', { channel, ts, text: 'x', blocks }),
    client.apiCall('chat.postEphemeral', { channel, user: ann, text: 'x', blocks }),
  ]
  for (const call of calls) expect(await responseOf(call)).toMatchObject({ error: 'invalid_blocks' })
  const before = slack.workspace.messages.length
  const address = slack.responseUrls.create(channel, ann)
  const response = await fetch(address, { method: 'POST', body: JSON.stringify({ text: 'x', blocks }) })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: 'invalid_blocks' })
  expect(slack.workspace.messages).toHaveLength(before)
})

test('a view has a maximum size, and its external id is unique', async () => {
  const local = await startDemoSlack()
  const view = (more: object) => ({ type: 'modal', title: plain('x'), blocks: [section], ...more })
  const open = (node: RuleCase['good']) => responseOf(send(local, { surface: 'view' }, node))
  expect(await open(view({ blocks: times(99, () => ({ type: 'section', text: plain(x(3000)) })) }))).toMatchObject({
    error: 'view_too_large',
  })
  expect(await open(view({ external_id: 'mine' }))).toMatchObject({ error: 'ok' })
  expect(await open(view({ external_id: 'mine' }))).toMatchObject({ error: 'duplicate_external_id' })
})

describe('what expires', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => vi.useRealTimers())

  test('a trigger id opens one modal, within three seconds', async () => {
    const { client, slack } = await startDemoSlack()
    const view = { type: 'modal', title: plain('x'), blocks: [section] }
    const open = (trigger_id: string) => responseOf(client.apiCall('views.open', { trigger_id, view }))
    const click = () => slack.createTriggerId({ user: ann, channel, modal: null })
    const [early, late, twice] = [click(), click(), click()]
    expect(await open(twice)).toMatchObject({ error: 'ok' })
    expect(await open(twice)).toMatchObject({ error: 'exchanged_trigger_id' })
    vi.setSystemTime(Date.now() + 3000)
    expect(await open(early)).toMatchObject({ error: 'ok' })
    vi.setSystemTime(Date.now() + 1)
    expect(await open(late)).toMatchObject({ error: 'expired_trigger_id' })
    expect(await open('1.invented')).toMatchObject({ error: 'invalid_trigger_id' })
  })

  test('a response URL takes five messages, within thirty minutes', async () => {
    const { slack } = await startDemoSlack()
    const [used, late] = [slack.responseUrls.create(channel, ann), slack.responseUrls.create(channel, ann)]
    const respond = (address: string) =>
      fetch(address, { method: 'POST', body: '{"text":"x"}' }).then((response) => response.text())
    const answers = []
    for (let time = 0; time < 6; time += 1) answers.push(await respond(used))
    expect(answers).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', '{"ok":false,"error":"used_url"}'])
    vi.setSystemTime(Date.now() + 30 * 60 * 1000)
    expect(await respond(late)).toBe('ok')
    vi.setSystemTime(Date.now() + 1)
    expect(await respond(late)).toBe('{"ok":false,"error":"expired_url"}')
  })
})
