/** Slack's limits, asked over the wire: what is at its edge is taken, what is beyond is refused in Slack's words. */
import type { WebAPIPlatformError } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { blockCases } from '../presentation/slack/blocks/validator/block-cases.ts'
import { type RuleCase, plain, section, times, x } from '../presentation/slack/blocks/validator/rule-cases.ts'
import { elementCases } from '../presentation/slack/blocks/validator/element-cases.ts'
import { messageCases } from '../presentation/slack/blocks/validator/message-cases.ts'
import { tableCases } from '../presentation/slack/blocks/validator/table-cases.ts'
import { type RunningLocalSlack, openLocalSlack } from './running-local-slack.ts'

const cases = [...messageCases, ...blockCases, ...tableCases, ...elementCases]
const channel = 'C0TRAINING'

/** `ok`, or Slack's word for why not with the rules that it named. */
async function responseOf(call: Promise<unknown>): Promise<{ word: string; rules: readonly string[] }> {
  try {
    await call
    return { word: 'ok', rules: [] }
  } catch (error) {
    const { data } = error as WebAPIPlatformError
    const messages = data.response_metadata?.messages ?? []
    const rules = messages.map((message) => /\[rule:([^\]]+)\]/.exec(message)?.[1] ?? message)
    return { word: data.error, rules: [...new Set(rules)] }
  }
}

/** Sent where such a thing is sent: a message to a channel, a window upon a click, a home tab to a person. */
function send(
  { client, slack }: RunningLocalSlack,
  { surface }: Pick<RuleCase, 'surface'>,
  node: RuleCase['good'],
): Promise<unknown> {
  if (surface === 'message') return client.apiCall('chat.postMessage', { channel, ...node })
  if (node['type'] === 'home') return client.apiCall('views.publish', { user_id: 'U0ANN', view: node })
  const trigger_id = slack.createTriggerId({ user: 'U0ANN', channel, modal: null })
  return client.apiCall('views.open', { trigger_id, view: node })
}

/** Slack has words of its own for some of them. */
const specialErrors: Readonly<Record<string, string>> = { 'message.text.max': 'msg_too_long' }

test('every rule of Block Kit is kept by the Web API', async () => {
  const local = await openLocalSlack()
  const actual: Record<string, unknown> = {}
  const expected: Record<string, unknown> = {}
  for (const testCase of cases) {
    const { rule, surface, good, bad } = testCase
    const word = specialErrors[rule] ?? (surface === 'message' ? 'invalid_blocks' : 'invalid_arguments')
    expected[rule] = { good: 'ok', bad: word, rules: word === 'msg_too_long' ? [] : [rule] }
    const refusal = await responseOf(send(local, testCase, bad))
    const accepted = await responseOf(send(local, testCase, good))
    actual[rule] = { good: accepted.word, bad: refusal.word, rules: refusal.rules }
  }
  expect(Object.keys(expected).length).toBeGreaterThan(100)
  expect(actual).toEqual(expected)
})

test('ids that would make a press ambiguous are refused', async () => {
  const local = await openLocalSlack()
  const button = { type: 'button', text: plain('x'), action_id: 'same' }
  const post = (blocks: readonly object[]) => responseOf(send(local, { surface: 'message' }, { text: 'x', blocks }))
  expect(await post([{ type: 'actions', elements: [button, button] }])).toEqual({
    word: 'invalid_blocks',
    rules: ['action_id.unique'],
  })
  const named = { ...section, block_id: 'same' }
  expect(await post([named, named])).toEqual({ word: 'invalid_blocks', rules: ['block_id.unique'] })
  expect(await post([{ type: 'actions', elements: [button] }, section])).toMatchObject({ word: 'ok' })
})

test('the same limits hold for updates, for one person’s messages, and at response addresses', async () => {
  const { client, slack } = await openLocalSlack()
  const blocks = times(51, () => section)
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'x' })
  const calls = [
    client.apiCall('chat.update', { channel, ts, text: 'x', blocks }),
    client.apiCall('chat.postEphemeral', { channel, user: 'U0ANN', text: 'x', blocks }),
  ]
  for (const call of calls) expect(await responseOf(call)).toMatchObject({ word: 'invalid_blocks' })
  const before = slack.workspace.messages.length
  const address = slack.responseUrls.create(channel, 'U0ANN')
  const response = await fetch(address, { method: 'POST', body: JSON.stringify({ text: 'x', blocks }) })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: 'invalid_blocks' })
  expect(slack.workspace.messages).toHaveLength(before)
})

test('a view must be small, and its external id its own', async () => {
  const local = await openLocalSlack()
  const view = (more: object) => ({ type: 'modal', title: plain('x'), blocks: [section], ...more })
  const open = (node: RuleCase['good']) => responseOf(send(local, { surface: 'view' }, node))
  expect(await open(view({ blocks: times(99, () => ({ type: 'section', text: plain(x(3000)) })) }))).toMatchObject({
    word: 'view_too_large',
  })
  expect(await open(view({ external_id: 'mine' }))).toMatchObject({ word: 'ok' })
  expect(await open(view({ external_id: 'mine' }))).toMatchObject({ word: 'duplicate_external_id' })
})

describe('what ends by itself', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => vi.useRealTimers())

  test('a click permits one window, for three seconds', async () => {
    const { client, slack } = await openLocalSlack()
    const view = { type: 'modal', title: plain('x'), blocks: [section] }
    const open = (trigger_id: string) => responseOf(client.apiCall('views.open', { trigger_id, view }))
    const click = () => slack.createTriggerId({ user: 'U0ANN', channel, modal: null })
    const [early, late, twice] = [click(), click(), click()]
    expect(await open(twice)).toMatchObject({ word: 'ok' })
    expect(await open(twice)).toMatchObject({ word: 'exchanged_trigger_id' })
    vi.setSystemTime(Date.now() + 3000)
    expect(await open(early)).toMatchObject({ word: 'ok' })
    vi.setSystemTime(Date.now() + 1)
    expect(await open(late)).toMatchObject({ word: 'expired_trigger_id' })
    expect(await open('1.invented')).toMatchObject({ word: 'invalid_trigger_id' })
  })

  test('a response address answers five times, within thirty minutes', async () => {
    const { slack } = await openLocalSlack()
    const [used, late] = [slack.responseUrls.create(channel, 'U0ANN'), slack.responseUrls.create(channel, 'U0ANN')]
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
