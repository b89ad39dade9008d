/** Once and in its turn: what waits keeps nothing else waiting, and whoever lost it does not send it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createRateLimiter } from '../../../src/slack/delivery/rate-limit.ts'
import { handDeliveriesTo } from '../../store/database-rows.ts'
import { newDatabase } from '../../store/databases.ts'
import { withMention } from '../chat-driver.ts'
import { command, event, globalShortcut, mention } from '../test-slack.ts'
import { type RunningApp, runApp } from '../running-app.ts'

/** As in production, sixteen times as fast: four at once, then one after another. */
async function runAtPace(...args: Parameters<typeof runApp>): Promise<RunningApp> {
  const running = await runApp(...args)
  Object.assign(running.services, { rateLimiter: createRateLimiter(4, 60) })
  return running
}

const askIn = ({ send, responseUrl }: RunningApp, channel: string, tokens: number) =>
  send.command(command(`70b ${tokens}B tokens`, responseUrl(channel), { channel_id: channel }))

test('with 140 waiting in one channel, the rest of the workspace is answered and windows open', async () => {
  const running = await runAtPace()
  const { send, slack } = running
  slack.workspace.addChannel('C0BUSY')
  slack.workspace.addChannel('C0CALM')
  await Promise.all(Array.from({ length: 140 }, (_, index) => askIn(running, 'C0BUSY', 1000 + index)))
  await expect.poll(() => slack.callsOf('chat.postMessage').length, { timeout: 10_000 }).toBeGreaterThan(3)
  await askIn(running, 'C0CALM', 5000)
  await send.interaction(globalShortcut({}))
  await expect.poll(() => slack.callsOf('views.open'), { timeout: 3000, interval: 10 }).toHaveLength(1)
  await expect
    .poll(() => slack.workspace.messages.filter(({ channel }) => channel === 'C0CALM'), { timeout: 3000, interval: 10 })
    .toHaveLength(1)
  expect(slack.workspace.messages.filter(({ channel }) => channel === 'C0BUSY').length).toBeLessThan(60)
}, 60_000)

test('what another process took over while it waited for its pace is not posted', async () => {
  const location = await newDatabase('SQLite')
  const running = await runAtPace({}, {}, location)
  const { slack } = running
  await Promise.all(Array.from({ length: 40 }, (_, index) => askIn(running, 'C0HOME', 1000 + index)))
  await expect.poll(() => slack.workspace.messages.length, { interval: 10, timeout: 10_000 }).toBeGreaterThan(3)
  await handDeliveriesTo(location, 'another process')
  const known = slack.workspace.messages.length
  await sleep(1000)
  expect(slack.workspace.messages.length - known).toBeLessThan(2)
  expect(slack.workspace.messages.filter(({ text }) => text.includes('error id'))).toEqual([])
}, 60_000)

test('120 replies in a row in a thread are 120 turns, in the order in which they came', async () => {
  const running = await runApp()
  const { send, slack, services } = running
  await askIn(running, 'C0HOME', 1000)
  await expect.poll(() => slack.workspace.messages, { timeout: 10_000 }).toHaveLength(1)
  const thread = slack.workspace.messages[0]?.ts ?? ''
  const { threads } = services.store.of('T0FAKE')
  await expect.poll(() => threads.has({ channel: 'C0HOME', thread })).toBe(true)
  const amounts = Array.from({ length: 120 }, (_, index) => 2000 + index)
  const deliver = (amount: number) =>
    send.event(event(mention(withMention(`70b ${amount}B tokens`), { thread_ts: thread })))
  // As Slack does: the next one once the last is acknowledged, which is long before it is answered.
  for (const amount of amounts) expect((await deliver(amount)).status).toBe(200)
  await expect.poll(() => services.store.inbox.open(), { timeout: 30_000 }).toBe(0)
  const history = await threads.history({ channel: 'C0HOME', thread })
  const tokens = history.map(({ spec }) => (spec.tokens ?? 0) / 1e9)
  expect(tokens).toEqual([1000, ...amounts])
}, 60_000)
