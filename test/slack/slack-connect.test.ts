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

test('a replica that knew a channel as our own learns within a minute that another opened it, and asks again after an hour', async () => {
  const running = await runApp()
  const other = await running.replica()
  const { workspace } = other.services.store.of('T0FAKE')
  expect(await sharingIn(other, 'C0HOME')).toBe('own')
  // The event reaches the other of the two.
  await running.send.event(event({ type: 'channel_shared', channel: 'C0HOME', event_ts: '1780000000.000100' }))
  await expect.poll(() => workspace.isShared('C0HOME')).toBe(true)
  expect(other.services.processCache.isShared.getRemainingTTL('T0FAKE C0HOME')).toBeLessThanOrEqual(60_000)
  other.services.processCache.isShared.delete('T0FAKE C0HOME')
  expect(await sharingIn(other, 'C0HOME')).toBe('shared')
  // That it is closed was heard: for an hour nobody asks.
  await workspace.recordShared('C0HOME', false)
  expect(await workspace.isShared('C0HOME', 3600)).toBe(false)
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await workspace.isShared('C0HOME', 0)).toBeNull()
})

test('where the workspace does not let us look it is not known', async () => {
  const running = await runApp()
  running.slack.failNext('conversations.info', { kind: 'refused', error: 'missing_scope' })
  expect(await sharingIn(running, 'C0HOME')).toBe('unknown')
})
