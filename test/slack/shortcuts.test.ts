import { expect, test } from 'vitest'
import { validateView } from '../../src/reply/limits.ts'
import { globalShortcut, messageShortcut, submission } from './payloads.ts'
import { runApp } from './running-app.ts'

test('"Estimate GPU cost" on a message answers in its thread', async () => {
  const { send, slack, responseUrl } = await runApp()
  const shortcut = messageShortcut('we plan a 70b on 2B tokens', responseUrl())
  expect((await send.interaction(shortcut)).status).toBe(200)
  await expect.poll(() => slack.workspace.posted).toHaveLength(1)
  expect(slack.workspace.posted[0]).toMatchObject({
    thread: shortcut.message_ts,
    by: 'api',
    text: expect.stringMatching(/555.6 h/),
  })
})

test('on a reply it answers in the thread that the reply belongs to', async () => {
  const { send, slack, responseUrl } = await runApp()
  const message = { type: 'message', ts: '1780000000.000009', thread_ts: '1780000000.000001', text: '70b 2B tokens' }
  await send.interaction(messageShortcut('', responseUrl(), { message }))
  await expect.poll(() => slack.workspace.posted).toHaveLength(1)
  expect(slack.workspace.posted[0]).toMatchObject({ thread: '1780000000.000001' })
})

test('where the bot is not a member, and where the message asks nothing, the asker alone sees the answer', async () => {
  const { send, slack, responseUrl } = await runApp()
  const channel = { id: 'C0OTHER', name: 'other' }
  await send.interaction(messageShortcut('70b on 2B tokens', responseUrl('C0OTHER'), { channel }))
  await send.interaction(messageShortcut('lunch?', responseUrl()))
  await expect.poll(() => slack.workspace.posted).toHaveLength(2)
  expect(slack.workspace.posted.map(({ onlyFor }) => onlyFor)).toEqual(['U0ANN', 'U0ANN'])
  expect(slack.workspace.posted.map(({ text }) => text).join()).toContain('/invite @gpucost')
})

test('"New GPU cost estimate" opens a form that Slack would take', async () => {
  const { send, slack } = await runApp()
  await send.interaction(globalShortcut())
  await expect.poll(() => slack.workspace.modals).toHaveLength(1)
  expect(slack.workspace.modals[0]).toMatchObject({ type: 'modal', callback_id: 'new_estimate' })
  expect(validateView(Object(slack.workspace.modals[0]))).toEqual([])
})

test('the form answers in the conversation chosen, or by direct message', async () => {
  const { send, slack } = await runApp()
  await send.interaction(submission('70b 2B tokens', 'C0HOME'))
  await send.interaction(submission('70b 2B tokens', null))
  await expect.poll(() => slack.workspace.posted.map(({ channel }) => channel).sort()).toEqual(['C0HOME', 'D0ANN'])
})

test('the form answers through its response address where the bot is not a member', async () => {
  const { send, slack, responseUrl } = await runApp()
  const urls = [
    { block_id: 'place', action_id: 'conversation', channel_id: 'C0OTHER', response_url: responseUrl('C0OTHER') },
  ]
  await send.interaction(submission('70b 2B tokens', 'C0OTHER', { response_urls: urls }))
  await expect.poll(() => slack.workspace.posted).toHaveLength(1)
  expect(slack.workspace.posted[0]).toMatchObject({ by: 'response', channel: 'C0OTHER' })
})

test('what the form cannot read is said beside its field', async () => {
  const { send, slack } = await runApp()
  const { body } = await send.interaction(submission('blorp', 'C0HOME'))
  expect(JSON.parse(body)).toEqual({ response_action: 'errors', errors: { job: '"blorp" names no job.' } })
  expect(slack.workspace.posted).toEqual([])
})
