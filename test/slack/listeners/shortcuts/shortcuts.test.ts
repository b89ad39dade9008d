import { expect, test } from 'vitest'
import { commonFields, formFields } from '../../../../src/presentation/slack/forms/estimate-form-fields.ts'
import { validateView } from 'local-slack/block-kit/validator'
import type { FilledInputs } from 'local-slack/payload-builders'
import { globalShortcut, homePress, messageShortcut, submission } from '../../test-slack.ts'
import { realDependencies } from '../../real-engine.ts'
import { runApp } from '../../running-app.ts'

const job: FilledInputs = { model: '70b', data: '2B tokens' }

test('"Estimate GPU cost" on a message answers in its thread, and shows which words it used', async () => {
  const { send, slack, responseUrl } = await runApp(realDependencies())
  const words = 'Thinking about fine-tuning llama 3.1 8b on our docs, around 100M tokens. What would it cost on a 4090?'
  const shortcut = messageShortcut(words, responseUrl())
  expect((await send.interaction(shortcut)).status).toBe(200)
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  const [shown] = slack.workspace.messages
  expect(shown).toMatchObject({ thread: shortcut.message_ts, by: 'api' })
  expect(shown?.text).toMatch(/RTX 4090.*in total/)
  expect(shown?.text).toContain('Read from the message: “llama 3.1 8b”, “100M tokens”, “4090”')
  expect(JSON.stringify(shown?.blocks[0])).toContain('Read from the message')
})

test('on a reply it answers in the thread that the reply belongs to, which then listens', async () => {
  const { send, slack, responseUrl } = await runApp(realDependencies())
  const message = {
    type: 'message',
    ts: '1780000000.000009',
    thread_ts: '1780000000.000001',
    text: '70b on 2B tokens?',
  }
  await send.interaction(messageShortcut('', responseUrl(), { message }))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]).toMatchObject({ thread: '1780000000.000001' })
})

test('where the bot is not a member, and where the message asks nothing, the asker alone sees the answer', async () => {
  const { send, slack, responseUrl } = await runApp(realDependencies())
  const channel = { id: 'C0OTHER', name: 'other' }
  await send.interaction(messageShortcut('cost of 70b on 2B tokens?', responseUrl('C0OTHER'), { channel }))
  await send.interaction(messageShortcut('lunch?', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  expect(slack.workspace.messages.map(({ onlyFor }) => onlyFor)).toEqual(['U0ANN', 'U0ANN'])
  const texts = slack.workspace.messages.map(({ text }) => text).join()
  expect(texts).toContain('/invite @gpucost')
  expect(texts).toContain('“New GPU cost estimate”')
})

test('what the message leaves out is asked for in the form, filled with what it says', async () => {
  const { send, slack, responseUrl } = await runApp(realDependencies())
  const shortcut = messageShortcut('how much would fine-tuning a 70b with qlora under $200 cost?', responseUrl())
  await send.interaction(shortcut)
  await expect.poll(() => slack.workspace.openedViews).toHaveLength(1)
  const [view] = slack.workspace.openedViews
  expect(validateView(Object(view))).toEqual([])
  const shown = JSON.stringify(view)
  for (const words of ['How much data?', 'Read from the message', '70B params', '"value":"qlora"', '"200"']) {
    expect(shown).toContain(words)
  }
  expect(slack.workspace.messages).toEqual([])
  const { private_metadata } = Object(view)
  await send.interaction(submission({ ...job, method: { choice: 'qlora' }, budgetUsd: '200' }, { private_metadata }))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]).toMatchObject({ channel: 'C0HOME', thread: shortcut.message_ts })
})

test('a window that Slack no longer opens is said to the asker', async () => {
  const { send, slack, responseUrl } = await runApp(realDependencies())
  slack.failNext('views.open', { kind: 'refused', error: 'expired_trigger_id' })
  await send.interaction(messageShortcut('estimate for fine-tuning a 70b?', responseUrl()))
  await expect.poll(() => slack.workspace.messages[0]?.text).toContain('press it again')
})

test('"New GPU cost estimate" opens a form with what is asked most; "More fields" shows them all; Slack would take both', async () => {
  const { send, slack } = await runApp(realDependencies())
  await send.interaction(globalShortcut())
  await expect.poll(() => slack.workspace.openedViews).toHaveLength(1)
  expect(slack.workspace.openedViews[0]).toMatchObject({ type: 'modal', callback_id: 'new_estimate' })
  expect(validateView(Object(slack.workspace.openedViews[0]))).toEqual([])
  const inputs = (view: unknown) => JSON.stringify(view).match(/"type":"input"/g)
  expect(inputs(slack.workspace.openedViews[0])).toHaveLength(commonFields.size + 1)
  const [modal] = slack.workspace.modals
  const view = { ...modal?.view, id: modal?.id, hash: modal?.hash, state: { values: {} } }
  await send.interaction(homePress('more_fields', '', { view }))
  await expect.poll(() => inputs(slack.workspace.modals[0]?.view)).toHaveLength(formFields.length + 1)
  expect(validateView(Object(slack.workspace.modals[0]?.view))).toEqual([])
})

test('the form answers in the conversation chosen, or by direct message', async () => {
  const { send, slack } = await runApp(realDependencies())
  await send.interaction(submission({ ...job, place: { channel: 'C0HOME' } }))
  await send.interaction(submission(job))
  await expect.poll(() => slack.workspace.messages.map(({ channel }) => channel).sort()).toEqual(['C0HOME', 'D0ANN'])
})

test('the form answers through its response address where the bot is not a member', async () => {
  const { send, slack, responseUrl } = await runApp(realDependencies())
  const response_urls = [
    { block_id: 'place', action_id: 'value', channel_id: 'C0OTHER', response_url: responseUrl('C0OTHER') },
  ]
  await send.interaction(submission({ ...job, place: { channel: 'C0OTHER' } }, {}, { response_urls }))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]).toMatchObject({ by: 'response', channel: 'C0OTHER' })
})

test('each fault of the form is said beside its field', async () => {
  const { send, slack } = await runApp(realDependencies())
  const errors = async (filled: FilledInputs) => JSON.parse((await send.interaction(submission(filled))).body).errors
  expect(await errors({ model: 'blorp', data: 'plenty of bananas' })).toEqual({
    model: '“blorp” is not understood.',
    data: expect.stringContaining('bananas'),
  })
  expect(Object.keys(await errors({ data: '2B tokens' }))).toEqual(['model'])
  expect(Object.keys(await errors({ model: '70b' }))).toEqual(['data'])
  expect(Object.keys(await errors({ ...job, method: { choice: 'qlora' }, weights: { choice: '8-bit' } }))).toEqual([
    'method',
  ])
  expect(await errors({ model: '70b on 8 h100', data: '2B tokens' })).toEqual({
    model: expect.stringContaining('use the field for it'),
  })
  expect(slack.workspace.messages).toEqual([])
})
