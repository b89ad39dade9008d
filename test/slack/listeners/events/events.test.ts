import { expect, test } from 'vitest'
import { firstRetry } from 'local-slack/request-sender'
import { botUser, directMessage, event, homeOpened, mention } from '../../test-slack.ts'
import { type RunningApp, runApp } from '../../running-app.ts'

/** Sends one more question and waits for its answer: what came before has been dealt with by then. */
async function waitUntilHandled({ send, slack }: RunningApp): Promise<void> {
  await send.event(event(directMessage('8b 9B tokens')))
  await expect.poll(() => slack.workspace.messages.some(({ text }) => text.includes('2500.0 h'))).toBe(true)
}

test('a mention is answered in the thread of the message', async () => {
  const { send, slack } = await runApp()
  const words = mention('what would a 70b cost on 2B tokens?')
  expect((await send.event(event(words))).status).toBe(200)
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]).toMatchObject({
    channel: 'C0HOME',
    thread: words.ts,
    text: expect.stringMatching(/555.6 h/),
  })
})

test('a mention inside a thread is answered there; a problem only to the asker', async () => {
  const { send, slack } = await runApp()
  await send.event(event(mention('70b 2B tokens', { thread_ts: '1780000000.000001' })))
  await send.event(event(mention('who are you?', { thread_ts: '1780000000.000001' })))
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  expect(slack.workspace.messages[0]).toMatchObject({ thread: '1780000000.000001' })
  expect(slack.workspace.messages[1]).toMatchObject({
    thread: '1780000000.000001',
    onlyFor: 'U0ANN',
    text: '"who are you?" names no job.',
  })
})

test('a direct message is answered in its thread, a problem too', async () => {
  const { send, slack } = await runApp()
  const asked = directMessage(`<@${botUser}> 70b 2B tokens`)
  const unclear = directMessage('good morning')
  await send.event(event(asked))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  await send.event(event(unclear))
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  expect(slack.workspace.messages[0]).toMatchObject({ channel: 'D0BOT', thread: asked.ts })
  expect(slack.workspace.messages[1]).toMatchObject({
    channel: 'D0BOT',
    thread: unclear.ts,
    text: '"good morning" names no job.',
  })
  expect(slack.workspace.messages[1]?.onlyFor).toBeUndefined()
})

test('one message under two event ids, and one event delivered twice, are answered once', async () => {
  const running = await runApp()
  const { send, slack } = running
  const words = mention('70b 2B tokens')
  const envelope = event(words)
  await send.event(envelope)
  await send.event(envelope, firstRetry)
  await send.event(event(words))
  await waitUntilHandled(running)
  expect(slack.workspace.messages).toHaveLength(2)
})

test.each([
  ['an edit', { subtype: 'message_changed' }],
  ['another bot', { bot_id: 'B0OTHER' }],
  ['a message without words', { text: undefined }],
  ['a group conversation', { channel_type: 'mpim', channel: 'G0' }],
])('%s is left alone', async (_, fields) => {
  const running = await runApp()
  expect((await running.send.event(event(directMessage('70b 2B tokens', fields)))).status).toBe(200)
  await waitUntilHandled(running)
  expect(running.slack.workspace.messages).toHaveLength(1)
})

test('a mention by another bot is left alone', async () => {
  const running = await runApp()
  await running.send.event(event(mention('70b 2B tokens', { bot_id: 'B0OTHER' })))
  await waitUntilHandled(running)
  expect(running.slack.workspace.messages).toHaveLength(1)
})

test('the Home tab shows what help says; the Messages tab is left alone', async () => {
  const { send, slack } = await runApp()
  await send.event(event(homeOpened({ tab: 'messages' })))
  await send.event(event(homeOpened()))
  await expect.poll(() => slack.workspace.homeViews.get('U0ANN')).toMatchObject({ type: 'home' })
  expect(JSON.stringify(slack.workspace.homeViews.get('U0ANN'))).toContain('I price fine-tuning runs')
  expect(slack.callsOf('views.publish')).toHaveLength(1)
})

test.each([
  ['uninstalled', { type: 'app_uninstalled' }],
  ['the bot token revoked', { type: 'tokens_revoked', tokens: { bot: [botUser] } }],
])('%s: the app says that it is not ready', async (_, inner) => {
  const { app, send } = await runApp()
  expect((await fetch(`${app.address}/readyz`)).status).toBe(200)
  await send.event(event(inner))
  await expect.poll(async () => (await fetch(`${app.address}/readyz`)).status).toBe(503)
  expect((await fetch(`${app.address}/healthz`)).status).toBe(200)
})

test("a user's own token revoked changes nothing", async () => {
  const running = await runApp()
  await running.send.event(event({ type: 'tokens_revoked', tokens: { oauth: ['U0ANN'] } }))
  await waitUntilHandled(running)
  expect((await fetch(`${running.app.address}/readyz`)).status).toBe(200)
})
