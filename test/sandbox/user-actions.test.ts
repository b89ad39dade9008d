/** What people do reaches the app as from Slack: signed, through Slack's own receiver, and each once. */
import type { ActionsBlock, InputBlock, KnownBlock, ModalView, PlainTextElement } from '@slack/types'
import { expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { createRequestSender } from '../../src/sandbox/delivery/request-sender.ts'
import { openBoltApp } from './bolt-app.ts'

const channel = 'C0TRAINING'
const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text })
const section: KnownBlock = { type: 'section', text: plain('x') }
const actionsBlock: ActionsBlock = {
  type: 'actions',
  block_id: 'row',
  elements: [{ type: 'button', text: plain('x'), action_id: 'go' }],
}
const press = { blockId: 'row', actionId: 'go', chosen: {} }
const field: InputBlock = {
  type: 'input',
  block_id: 'field',
  label: plain('x'),
  element: { type: 'plain_text_input', action_id: 'typed' },
}
const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('x'),
  submit: plain('x'),
  blocks: [field, actionsBlock],
}
const [messageShortcut, globalShortcut] = ['message', 'global'].map(
  (kind) => manifest.features.shortcuts.find(({ type }) => type === kind)?.callback_id ?? '',
)

test('a command, a message, a mention, a press, a form, the shortcuts and the home tab: each is told once', async () => {
  const { slack, client, received, perform } = await openBoltApp()
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'x', blocks: [actionsBlock] })
  const trigger_id = slack.createTriggerId({ user: 'U0ANN', channel, modal: null })
  const { view } = await client.views.open({ trigger_id, view: form })
  await client.views.publish({ user_id: 'U0ANN', view: { type: 'home', blocks: [actionsBlock] } })
  const modalId = view?.id ?? ''
  const messageTs = slack.workspace.messages[0]?.ts ?? ''

  const actions: readonly (readonly [object, readonly string[]])[] = [
    [{ do: 'say', channel, text: '/gpucost 70b 2B tokens' }, ['command /gpucost 70b 2B tokens']],
    [{ do: 'say', channel, text: 'hello' }, ['event message']],
    [{ do: 'say', channel, thread: ts, text: '4-bit' }, ['event message']],
    [{ do: 'say', channel, text: '@gpucost 8b?' }, ['event message', 'event app_mention']],
    [{ do: 'say', channel: 'D0ANN', text: '@gpucost 8b?' }, ['event message']],
    [{ do: 'say', channel: 'C0BUDGET', text: '@gpucost 8b?' }, []],
    [{ do: 'say', channel, text: '/unknown' }, []],
    [{ do: 'say', channel, thread: ts, text: '/gpucost 8b' }, []],
    [{ do: 'press', channel, ts, ...press }, ['block_actions go']],
    [{ do: 'press', channel, ts, ...press, actionId: 'nothing' }, []],
    [{ do: 'press in view', channel, view: modalId, ...press, state: {} }, ['block_actions go']],
    [{ do: 'press in view', channel, view: 'V0ANNHOME', ...press, state: {} }, ['block_actions go']],
    [{ do: 'submit', view: modalId, state: { field: { typed: { value: 'x' } } } }, ['view_submission form']],
    [{ do: 'submit', view: modalId, state: {} }, []],
    [
      { do: 'message shortcut', channel, ts: messageTs, callback: messageShortcut },
      [`message_action ${messageShortcut}`],
    ],
    [{ do: 'global shortcut', channel, callback: globalShortcut }, [`shortcut ${globalShortcut}`]],
    [{ do: 'open app', tab: 'home' }, ['event app_home_opened']],
    [{ do: 'open app', tab: 'messages' }, ['event app_home_opened']],
  ]
  for (const [action, expected] of actions) {
    const before = received.length
    await perform(action)
    // An event is acknowledged before its listener is done.
    await expect.poll(() => received.slice(before), { timeout: 5000, interval: 5 }).toEqual(expected)
  }
  expect(received).toHaveLength(actions.flatMap(([, expected]) => expected).length)
})

test('one’s own message, worded anew and taken back', async () => {
  const { slack, received, perform } = await openBoltApp()
  await perform({ do: 'say', channel, text: '8b' })
  const { ts } = slack.workspace.messages.at(-1) ?? {}
  await perform({ do: 'reword', channel, ts, text: '70b' })
  await perform({ do: 'reword', channel, ts, text: null })
  await perform({ do: 'reword', channel, ts, text: 'of somebody else' }, 'U0BEN')
  await expect
    .poll(() => received, { timeout: 5000, interval: 5 })
    .toEqual(['event message', 'event message message_changed', 'event message message_deleted'])
})

test('a delivery that Slack did not sign is turned away by the receiver', async () => {
  const { address, slack, received } = await openBoltApp()
  const event = { type: 'event_callback', event: { type: 'message', text: 'x' } }
  expect((await createRequestSender(address, 'guessed').event(event)).status).toBe(401)
  const old = Math.floor(Date.now() / 1000) - 301
  expect((await createRequestSender(address, slack.signingSecret).event(event, { timestamp: old })).status).toBe(401)
  expect(received).toEqual([])
})

test('where the app does not answer, the person hears so', async () => {
  const { slack, perform } = await openBoltApp()
  slack.connectApp(createRequestSender('http://127.0.0.1:9', slack.signingSecret))
  await perform({ do: 'say', channel, text: '/gpucost 8b' })
  expect(slack.workspace.messages.at(-1)).toMatchObject({
    by: 'slack',
    onlyFor: 'U0ANN',
    text: expect.stringContaining('failed'),
  })
  expect(slack.exchanges.entries().at(-1)).toMatchObject({ isGood: false, said: 'the app could not be reached' })
})

test('what a submission is answered with happens to the window, within Slack’s limits', async () => {
  const { slack, client, acknowledgeWith, perform } = await openBoltApp()
  const trigger_id = slack.createTriggerId({ user: 'U0ANN', channel, modal: null })
  const { view } = await client.views.open({ trigger_id, view: form })
  const submit = () => perform({ do: 'submit', view: view?.id, state: {} })
  acknowledgeWith({ response_action: 'errors', errors: { field: 'What is that?' } })
  expect(await submit()).toEqual({ is: 'errors', errors: { field: 'What is that?' } })
  acknowledgeWith({
    response_action: 'update',
    view: { type: 'modal', title: plain('x'.repeat(25)), blocks: [section] },
  })
  expect(await submit()).toEqual({ is: 'failed' })
  expect(slack.exchanges.entries().at(-1)).toMatchObject({ what: 'response_action update', said: 'invalid_arguments' })
  acknowledgeWith({ response_action: 'update', view: { ...form, title: plain('Second') } })
  expect(await submit()).toEqual({ is: 'taken' })
  expect(slack.workspace.modals.map((modalId) => modalId.view['title'])).toEqual([plain('Second')])
  acknowledgeWith()
  expect(await submit()).toEqual({ is: 'taken' })
  expect(slack.workspace.modals).toEqual([])
})
