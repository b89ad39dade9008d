import { WebClient } from '@slack/web-api'
import { expect, test } from 'vitest'
import { runInScope } from '../../src/slack/request-scope.ts'
import { loadChannelSharing } from '../../src/slack/slack-connect.ts'
import { botToken, event, mention } from './test-slack.ts'
import { type RunningApp, runApp } from './running-app.ts'

const scope = { team: 'T0FAKE', enterprise: null, id: null, attempt: 1, posts: 0 }

/** What a listener learns about the channel. */
function sharingIn({ services, slack }: RunningApp, channel: string) {
  const client = new WebClient(botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } })
  return runInScope({ ...scope, outcome: 'answered' }, () => loadChannelSharing(channel, client, services))
}

test('an event says who reads along, and it is remembered without asking Slack, also after a restart', async () => {
  const running = await runApp()
  const { send, slack } = running
  await send.event(event(mention('70b 2B tokens', { channel: 'C0HOME' }), { is_ext_shared_channel: true }))
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(await sharingIn(running, 'C0HOME')).toBe('shared')
  expect(await sharingIn(await running.replica(), 'C0HOME')).toBe('shared')
  await send.event(event(mention('70b 2B tokens', { channel: 'C0HOME' }), { is_ext_shared_channel: false }))
  await expect.poll(() => sharingIn(running, 'C0HOME')).toBe('own')
  expect(slack.callsOf('conversations.info')).toEqual([])
})

test('a channel that no event told of is looked up once', async () => {
  const running = await runApp()
  running.slack.workspace.addChannel('C0BOTH', { isShared: true })
  expect(await sharingIn(running, 'C0BOTH')).toBe('shared')
  expect(await sharingIn(running, 'C0BOTH')).toBe('shared')
  expect(await sharingIn(running, 'C0HOME')).toBe('own')
  expect(running.slack.callsOf('conversations.info')).toHaveLength(2)
})

test('where the workspace does not let us look it is not known', async () => {
  const running = await runApp()
  running.slack.failNext('conversations.info', { kind: 'refused', error: 'missing_scope' })
  expect(await sharingIn(running, 'C0HOME')).toBe('unknown')
})
