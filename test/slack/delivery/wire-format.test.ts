/** What leaves the process for slack.com itself, byte for byte: the one place where the network is replaced. */
import nock from 'nock'
import { expect, onTestFinished, test } from 'vitest'
import { readSettings } from '../../../src/settings.ts'
import { startSlackApp } from '../../../src/slack/app.ts'
import { useNock } from '../../nock-network.ts'
import type { HttpSender } from 'local-slack/request-sender'
import { botToken, command, senderTo, signingSecret } from '../test-slack.ts'
import { servicesFor } from '../running-app.ts'

useNock('localhost')

async function appAtSlack(): Promise<HttpSender> {
  nock('https://slack.com')
    .post('/api/auth.test')
    .reply(200, { ok: true, user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T0FAKE' })
  const read = readSettings({ PORT: '0', SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken })
  if (!read.ok || read.transport === null) throw new Error('the settings of the test are wrong')
  const app = await startSlackApp(read.settings, read.transport, (await servicesFor()).services)
  onTestFinished(app.stop)
  return senderTo(app.address)
}

test('chat.postMessage carries exactly this form', async () => {
  const send = await appAtSlack()
  let form: Record<string, string> = {}
  let authorization: string | null = null
  nock('https://slack.com')
    .post('/api/chat.postMessage')
    .reply(200, async (request: Request) => {
      form = Object.fromEntries(new URLSearchParams(await request.text()))
      authorization = request.headers.get('authorization')
      return { ok: true, channel: 'C0HOME', ts: '1.1' }
    })
  await send.command(command('70b 2B tokens', 'https://hooks.slack.com/commands/1'))
  await expect.poll(() => nock.isDone()).toBe(true)
  expect(authorization).toBe(`Bearer ${botToken}`)
  const { metadata = '', ...fields } = form
  expect(JSON.parse(metadata)).toEqual({
    event_type: 'gpucost_scenario',
    event_payload: {
      params: 70_000_000_000,
      tokens: 2_000_000_000,
      delivery: expect.stringMatching(/^[0-9a-f-]{36}\/0$/),
    },
  })
  expect(fields).toEqual({
    channel: 'C0HOME',
    text: '1 x H100, 555.6 h, $1667 in total\nAsked by <@U0ANN>: /gpucost 70b 2B tokens',
    blocks:
      '[{"type":"section","text":{"type":"mrkdwn","text":"1 x H100, 555.6 h, $1667 in total"}},{"type":"context","elements":[{"type":"mrkdwn","text":"Asked by <@U0ANN>: `/gpucost 70b 2B tokens`"}]}]',
    unfurl_links: 'false',
    unfurl_media: 'false',
    team_id: 'T0FAKE',
  })
})

test('a response address gets one JSON body for the asker alone; expired, the answer comes in the channel', async () => {
  const send = await appAtSlack()
  const bodies: unknown[] = []
  let ephemeral: unknown
  const hooks = nock('https://hooks.slack.com')
  hooks.post('/commands/1').reply(404, async (request: Request) => {
    bodies.push(await request.json())
    return { ok: false, error: 'expired_url' }
  })
  nock('https://slack.com')
    .post('/api/chat.postEphemeral', (body: Record<string, unknown>) => {
      ephemeral = body
      return true
    })
    .reply(200, { ok: true })
  await send.command(command('blorp', 'https://hooks.slack.com/commands/1'))
  await expect.poll(() => nock.isDone()).toBe(true)
  expect(bodies).toEqual([
    {
      response_type: 'ephemeral',
      replace_original: false,
      text: '"blorp" names no job.',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '"blorp" names no job.' } }],
    },
  ])
  expect(ephemeral).toMatchObject({ channel: 'C0HOME', user: 'U0ANN', text: '"blorp" names no job.' })
})
