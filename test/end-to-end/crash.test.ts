/** Processes that are killed without warning, on both databases: what was acknowledged is answered, and once. */
import { describe, test } from 'vitest'
import type { DatabaseLocation } from '../../src/store/database.ts'
import type { RunningLocalSlack } from 'local-slack'
import { firstRetry, type HttpSender } from 'local-slack/request-sender'
import { answersIn } from '../chaos/sent-requests.ts'
import {
  appToken,
  botToken,
  command,
  event,
  mention,
  senderTo,
  signingSecret,
  startTestSlack,
} from '../slack/test-slack.ts'
import { type CleanupHook, databaseKinds, newDatabase } from '../store/databases.ts'
import { startApp } from './start-app.ts'

async function fakeSlack(onFinish: CleanupHook): Promise<RunningLocalSlack> {
  const slack = await startTestSlack()
  onFinish(slack.close)
  return slack
}

const settings = ({ apiUrl }: RunningLocalSlack, location: DatabaseLocation) => ({
  PORT: '0',
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_BOT_TOKEN: botToken,
  SLACK_API_URL: apiUrl,
  ...('url' in location ? { DATABASE_URL: location.url } : { DATA_DIR: location.folder }),
})

/** Sends `/gpucost` and throws where it is not acknowledged. */
async function ask(send: HttpSender, slack: RunningLocalSlack, text: string, channel: string): Promise<void> {
  const fields = command(text, slack.responseUrls.create(channel, 'U0ANN'), { channel_id: channel })
  const { status } = await send.command(fields)
  if (status !== 200) throw new Error(`answered with ${status}`)
}

type SocketQuestion = Parameters<RunningLocalSlack['socket']['send']>[0]

/** As Slack does: what is not acknowledged in three seconds is delivered again. Throws after the tenth time. */
async function deliver(slack: RunningLocalSlack, question: SocketQuestion, attempt = 0): Promise<void> {
  const again = attempt === 0 ? {} : { retry_attempt: attempt, retry_reason: 'timeout' }
  try {
    await slack.socket.send({ ...question, ...again }, 3000)
  } catch (error) {
    if (attempt === 10) throw error
    await deliver(slack, question, attempt + 1)
  }
}

/** The same over HTTP: what a busy app acknowledges too late gets Bolt's 404, and is delivered again. */
async function deliverOverHttp(send: HttpSender, envelope: object, attempt = 0): Promise<void> {
  const { status } = await send.event(envelope, attempt === 0 ? {} : firstRetry)
  if (status === 200) return
  if (attempt === 10) throw new Error(`answered with ${status}`)
  await deliverOverHttp(send, envelope, attempt + 1)
}

/** How many plans were posted for each amount of tokens: an apology is none. */
const plansIn = (slack: RunningLocalSlack) =>
  Object.fromEntries([...answersIn(slack).byTokens].map(([amount, times]) => [amount / 1e9, times.length]))

// A busy machine is slow, and no failure.
const pollOptions = { timeout: 120_000, interval: 100 }
const testTimeout = 400_000
const tokens = ['1B', '2B', '3B', '4B']
const onceEach = { 1: 1, 2: 1, 3: 1, 4: 1 }

describe.concurrent.each(databaseKinds)('kill -9, on %s', (kind) => {
  test(
    'between the acknowledgement and the answer, and in the middle of a post: the successor answers once',
    async ({ expect, onTestFinished }) => {
      const slack = await fakeSlack(onTestFinished)
      const location = await newDatabase(kind, onTestFinished)
      for (const channel of ['C1', 'C2', 'C3']) slack.workspace.addChannel(channel)
      const app = startApp(settings(slack, location), onTestFinished)
      const send = senderTo(await app.ready())

      slack.failNext('chat.postMessage', { kind: 'silent', isDone: true })
      await ask(send, slack, '70b 5B tokens', 'C1')
      await expect.poll(() => slack.callsOf('chat.postMessage'), pollOptions).not.toEqual([])
      slack.failNext('chat.postMessage', { kind: 'silent', isDone: false })
      await ask(send, slack, '70b 6B tokens', 'C2')
      await expect.poll(() => slack.callsOf('chat.postMessage').length, pollOptions).toBeGreaterThan(1)
      await Promise.all(tokens.map((amount) => ask(send, slack, `70b ${amount} tokens`, 'C3')))
      app.kill('SIGKILL')
      await app.ended()
      const { messages: posted } = slack.workspace
      expect(posted.filter(({ channel }) => channel === 'C3').length).toBeLessThan(tokens.length)

      const successor = startApp(settings(slack, location), onTestFinished)
      await successor.ready()
      await expect.poll(() => Object.keys(plansIn(slack)), pollOptions).toHaveLength(tokens.length + 2)
      // Everything is answered: what would be posted twice has had its chance.
      successor.kill('SIGTERM')
      expect(await successor.ended()).toBe(0)
      expect(plansIn(slack)).toEqual({ ...onceEach, 5: 1, 6: 1 })
    },
    testTimeout,
  )
})

test.concurrent(
  'kill -9 over Socket Mode: what its successor finds noted is answered, and a second delivery is not',
  async ({ expect, onTestFinished }) => {
    const slack = await fakeSlack(onTestFinished)
    const location = await newDatabase('SQLite', onTestFinished)
    const environment = { ...settings(slack, location), SLACK_APP_TOKEN: appToken }
    slack.workspace.addChannel('C1')
    const questions = tokens.map((amount) => ({
      type: 'events_api' as const,
      payload: event(mention(`what would a 70b cost on ${amount} tokens?`, { channel: 'C1' })),
    }))
    const app = startApp(environment, onTestFinished)
    await app.ready()
    await slack.socket.greeted(1)
    slack.failNext('chat.postMessage', { kind: 'silent', isDone: false })
    await Promise.all(questions.map((question) => deliver(slack, question)))
    app.kill('SIGKILL')
    await app.ended()
    const { messages: posted } = slack.workspace
    expect(posted.length).toBeLessThan(tokens.length)

    const successor = startApp(environment, onTestFinished)
    await successor.ready()
    await slack.socket.greeted(2)
    // Slack does not know what became of them.
    await Promise.all(questions.map((question) => deliver(slack, question, 1)))
    await expect.poll(() => Object.keys(plansIn(slack)), pollOptions).toHaveLength(tokens.length)
    successor.kill('SIGTERM')
    expect(await successor.ended()).toBe(0)
    expect(plansIn(slack)).toEqual(onceEach)
  },
  testTimeout,
)

test.concurrent(
  'two replicas on one PostgreSQL, everything delivered to both, one of them killed: each answered once',
  async ({ expect, onTestFinished }) => {
    const slack = await fakeSlack(onTestFinished)
    const location = await newDatabase('PostgreSQL', onTestFinished)
    const replicas = [
      startApp(settings(slack, location), onTestFinished),
      startApp(settings(slack, location), onTestFinished),
    ]
    const senders = await Promise.all(replicas.map(async ({ ready }) => senderTo(await ready())))
    const questions = Array.from({ length: 10 }, (_, index) => {
      const channel = `C${index % 5}`
      slack.workspace.addChannel(channel)
      return event(mention(`what would a 70b cost on ${index + 1}B tokens?`, { channel }))
    })
    await Promise.all(questions.flatMap((question) => senders.map((send) => deliverOverHttp(send, question))))
    replicas[0]?.kill('SIGKILL')
    await expect.poll(() => Object.keys(plansIn(slack)), pollOptions).toHaveLength(10)
    replicas[1]?.kill('SIGTERM')
    expect(await replicas[1]?.ended()).toBe(0)
    expect(Object.values(plansIn(slack))).toEqual(Array.from({ length: 10 }, () => 1))
  },
  testTimeout,
)
