import { expect, test } from 'vitest'
import { firstRetry } from 'local-slack/request-sender'
import { command } from '../../test-slack.ts'
import { runApp } from '../../running-app.ts'

/** Slack shows neither who typed a command nor what. */
const askedBy = '\nAsked by <@U0ANN>: /gpucost 70b 2B tokens'

test('a command is acknowledged at once and answered by one message of the channel', async () => {
  const { send, slack, responseUrl } = await runApp()
  const { status, body } = await send.command(command('70b 2B tokens', responseUrl()))
  expect([status, body]).toEqual([200, ''])
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]).toMatchObject({
    channel: 'C0HOME',
    text: `1 x H100, 555.6 h, $1667 in total${askedBy}`,
    by: 'api',
  })
  expect(slack.callsOf('chat.postMessage')[0]?.args).toMatchObject({
    metadata: { event_type: 'gpucost_scenario', event_payload: { tokens: 2e9 } },
    unfurl_links: 'false',
    unfurl_media: 'false',
  })
  expect(slack.callsOf('response_url').map(({ args }) => args)).toEqual([])
})

test('a problem and help are shown to the asker alone', async () => {
  const { send, slack, responseUrl } = await runApp()
  await send.command(command('blorp', responseUrl()))
  await send.command(command('help', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  expect(slack.workspace.messages).toMatchObject([
    { text: '"blorp" names no job.', onlyFor: 'U0ANN', by: 'response' },
    { text: 'I price fine-tuning runs. Try `/gpucost 70b 2B tokens`.', onlyFor: 'U0ANN', by: 'response' },
  ])
  expect(slack.callsOf('chat.postMessage')).toEqual([])
})

test('where the bot is not a member the whole answer comes through the response address, with an invitation', async () => {
  const { send, slack, responseUrl } = await runApp()
  await send.command(command('70b 2B tokens', responseUrl('C0OTHER'), { channel_id: 'C0OTHER' }))
  await send.command(command('70b 2B tokens', responseUrl('C0UNSEEN'), { channel_id: 'C0UNSEEN' }))
  await expect.poll(() => slack.workspace.messages).toHaveLength(2)
  for (const posted of slack.workspace.messages) {
    expect(posted.text).toBe(
      `1 x H100, 555.6 h, $1667 in total${askedBy}\nInvite me with \`/invite @gpucost\` so that replies in the thread work.`,
    )
    expect(posted.onlyFor).toBeUndefined()
    expect(posted.blocks).toHaveLength(3)
  }
})

test('a conversation of two people gets the answer without an invitation', async () => {
  const { send, slack, responseUrl } = await runApp()
  await send.command(command('70b 2B tokens', responseUrl('D0PAIR'), { channel_id: 'D0PAIR' }))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]?.text).toBe('1 x H100, 555.6 h, $1667 in total')
})

test('in a channel that takes no posts the asker alone gets the whole answer', async () => {
  const { send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'restricted_action' })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]).toMatchObject({
    text: `1 x H100, 555.6 h, $1667 in total${askedBy}`,
    onlyFor: 'U0ANN',
  })
})

test('blocks that a workspace refuses are sent again as the plain rendering', async () => {
  const { send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'invalid_blocks' })
  await send.command(command('70b 2B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(JSON.stringify(slack.workspace.messages[0]?.blocks)).toContain('plain: 1 x H100')
})

test.each([
  ['a status of 400', 400, 'invalid_blocks'],
  ['an error in the body', 200, '{"ok":false,"error":"invalid_blocks"}'],
])('a response address that refuses the blocks by %s is given the plain rendering', async (_, status, text) => {
  const { send, slack, responseUrl } = await runApp()
  slack.failNext('response_url', { kind: 'answered', status, body: text })
  await send.command(command('blorp', responseUrl()))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(JSON.stringify(slack.workspace.messages[0]?.blocks)).toContain('plain: ')
})

test('the same command delivered again is acknowledged and not answered again', async () => {
  const { send, slack, responseUrl } = await runApp()
  const fields = command('70b 2B tokens', responseUrl())
  const first = await send.command(fields)
  const again = await Promise.all([send.command(fields), send.command(fields, firstRetry)])
  expect([first, ...again].map(({ status }) => status)).toEqual([200, 200, 200])
  await send.command(command('8b 1B tokens', responseUrl()))
  await expect.poll(() => slack.workspace.messages.at(-1)?.text).toContain('277.8 h')
  expect(slack.workspace.messages).toHaveLength(2)
})

test('Slack asking to wait is obeyed, and the answer still comes once', async () => {
  const { send, slack, responseUrl } = await runApp()
  slack.failNext('chat.postMessage', { kind: 'status', status: 429, retryAfter: 1 })
  await send.command(command('70b 2B tokens', responseUrl()))
  const asked = performance.now()
  await expect.poll(() => slack.workspace.messages, { timeout: 5000 }).toHaveLength(1)
  expect(performance.now() - asked).toBeGreaterThan(900)
  expect(slack.callsOf('chat.postMessage')).toHaveLength(2)
})
