/** What users do reaches the app as from Slack: through Slack's own receivers, and each action once. */
import type { ActionsBlock, InputBlock, KnownBlock, ModalView, PlainTextElement } from '@slack/types'
import { expect, test } from 'vitest'
import { pageReply } from '../src/client/page-requests.ts'
import { createHttpSender } from '../src/delivery/request-sender.ts'
import { startBoltApp } from './bolt-app.ts'
import { ann, ben, general, random } from './demo-slack.ts'

const channel = general
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

test.each(['http', 'socket'] as const)('over %s every action is delivered once', async (transport) => {
  const { slack, client, received, perform } = await startBoltApp(transport)
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'x', blocks: [actionsBlock] })
  const trigger_id = slack.createTriggerId({ user: ann, channel, modal: null })
  const { view } = await client.views.open({ trigger_id, view: form })
  await client.views.publish({ user_id: ann, view: { type: 'home', blocks: [actionsBlock] } })
  const modal = view?.id ?? ''

  const actions: readonly (readonly [object, readonly string[]])[] = [
    [{ do: 'send', channel, text: '/demo one two' }, ['command /demo one two']],
    [{ do: 'send', channel, text: 'hello' }, ['event message']],
    [{ do: 'send', channel, thread: ts, text: 'a reply' }, ['event message']],
    [{ do: 'send', channel, text: '@demo hello' }, ['event message', 'event app_mention']],
    [{ do: 'send', channel: 'D0ANN', text: '@demo hello' }, ['event message']],
    [{ do: 'send', channel: random, text: '@demo hello' }, []],
    [{ do: 'send', channel, text: '/unknown' }, []],
    [{ do: 'send', channel, thread: ts, text: '/demo in a thread' }, []],
    [{ do: 'press', channel, ts, ...press }, ['block_actions go']],
    [{ do: 'press', channel, ts, ...press, actionId: 'no such element' }, []],
    [{ do: 'press in view', channel, view: modal, ...press, state: {} }, ['block_actions go']],
    [{ do: 'press in view', channel, view: 'V0ANNHOME', ...press, state: {} }, ['block_actions go']],
    [{ do: 'submit', view: modal, state: { field: { typed: { value: 'x' } } } }, ['view_submission form']],
    [{ do: 'submit', view: modal, state: {} }, []],
    [{ do: 'message shortcut', channel, ts, callback: 'read_message' }, ['message_action read_message']],
    [{ do: 'global shortcut', channel, callback: 'new_demo' }, ['shortcut new_demo']],
    [{ do: 'open app', tab: 'home' }, ['event app_home_opened']],
    [{ do: 'open app', tab: 'messages' }, ['event app_home_opened']],
  ]
  for (const [action, expected] of actions) {
    const before = received.length
    await perform(action)
    // An event is acknowledged before its listener has run.
    await expect.poll(() => received.slice(before), { timeout: 5000, interval: 5 }).toEqual(expected)
  }
  expect(received).toHaveLength(actions.flatMap(([, expected]) => expected).length)
})

test('users edit and delete their own messages, and nobody else’s', async () => {
  const { slack, received, perform } = await startBoltApp()
  await perform({ do: 'send', channel, text: 'first' })
  const { ts } = slack.workspace.messages.at(-1) ?? {}
  await perform({ do: 'edit', channel, ts, text: 'of somebody else' }, ben)
  await perform({ do: 'edit', channel, ts, text: 'second' })
  expect(slack.workspace.messages.at(-1)).toMatchObject({ text: 'second', isEdited: true })
  await perform({ do: 'edit', channel, ts, text: null })
  expect(slack.workspace.messages.some((message) => message.ts === ts)).toBe(false)
  await expect
    .poll(() => received, { timeout: 5000, interval: 5 })
    .toEqual(['event message', 'event message message_changed', 'event message message_deleted'])
})

test('the bot joins a channel by /invite, and then receives what is said there', async () => {
  const { slack, received, perform } = await startBoltApp()
  await perform({ do: 'send', channel: random, text: 'hello' })
  await perform({ do: 'send', channel: random, text: '/invite @demo' })
  expect(slack.workspace.messages.at(-1)).toMatchObject({ by: 'slack', text: 'Ann Lee added demo to #random.' })
  await perform({ do: 'send', channel: random, text: 'hello' })
  await expect.poll(() => received, { timeout: 5000, interval: 5 }).toEqual(['event message'])
})

test('a file goes with a message as Slack tells of it; the file of somebody else does not', async () => {
  const { slack, perform } = await startBoltApp()
  const upload = async (user: string) => {
    const body = new TextEncoder().encode('{"text":"a"}')
    const { id } = JSON.parse(String((await pageReply('upload/our%20rows.jsonl', user, body, slack)).body))
    return String(id)
  }
  const [own, other] = [await upload(ann), await upload(ben)]
  await perform({ do: 'send', channel, text: '', files: [own, other, 'F0'] })
  const { event } = Object(slack.exchanges.entries().at(-1)?.sent)
  expect(event).toMatchObject({ type: 'message', subtype: 'file_share', text: '', files: [{ id: own, size: 12 }] })
  expect(event.files).toHaveLength(1)
  expect((await pageReply('upload/a.jsonl', 'U0NOBODY', new Uint8Array(1), slack)).status).toBe(400)
})

test('the receiver refuses deliveries with a wrong or an old signature', async () => {
  const { address, slack, received } = await startBoltApp()
  const event = { type: 'event_callback', event: { type: 'message', text: 'x' } }
  const send = createHttpSender(address ?? '', slack.signingSecret)
  expect((await send.event(event, { secret: 'guessed' })).status).toBe(401)
  expect((await send.event(event, { timestamp: Math.floor(Date.now() / 1000) - 301 })).status).toBe(401)
  expect(received).toEqual([])
})

test('the user is told when the app does not answer', async () => {
  const { slack, perform } = await startBoltApp()
  slack.connectApp(createHttpSender('http://127.0.0.1:9', slack.signingSecret))
  await perform({ do: 'send', channel, text: '/demo' })
  expect(slack.workspace.messages.at(-1)).toMatchObject({
    by: 'slack',
    onlyFor: ann,
    text: expect.stringContaining('failed'),
  })
  expect(slack.exchanges.entries().at(-1)).toMatchObject({ isGood: false, outcome: 'the app could not be reached' })
})

test('the acknowledgement of a submission decides what becomes of the modal, within Slack’s limits', async () => {
  const { slack, client, acknowledgeWith, perform } = await startBoltApp()
  const trigger_id = slack.createTriggerId({ user: ann, channel, modal: null })
  const { view } = await client.views.open({ trigger_id, view: form })
  const submit = () => perform({ do: 'submit', view: view?.id, state: {} })
  acknowledgeWith({ response_action: 'errors', errors: { field: 'What is that?' } })
  expect(await submit()).toEqual({ is: 'errors', errors: { field: 'What is that?' } })
  const tooLong: ModalView = { type: 'modal', title: plain('x'.repeat(25)), blocks: [section] }
  acknowledgeWith({ response_action: 'update', view: tooLong })
  expect(await submit()).toEqual({ is: 'failed' })
  expect(slack.exchanges.entries().at(-1)).toMatchObject({
    what: 'response_action update',
    outcome: 'invalid_arguments',
  })
  acknowledgeWith({ response_action: 'update', view: { ...form, title: plain('Second') } })
  expect(await submit()).toEqual({ is: 'accepted' })
  expect(slack.workspace.modals.map((modal) => modal.view['title'])).toEqual([plain('Second')])
  acknowledgeWith()
  expect(await submit()).toEqual({ is: 'accepted' })
  expect(slack.workspace.modals).toEqual([])
})
