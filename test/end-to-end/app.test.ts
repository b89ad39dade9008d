/** The whole product over loopback: the real process, real Bolt, signed requests, a fake Slack that refuses bad blocks. */
import { expect, onTestFinished, test } from 'vitest'
import type { RunningLocalSlack } from 'local-slack'
import { firstRetry } from 'local-slack/request-sender'
import {
  appToken,
  botToken,
  command,
  directMessage,
  event,
  homeOpened,
  mention,
  messageShortcut,
  senderTo,
  signingSecret,
  startTestSlack,
} from '../slack/test-slack.ts'
import { thisVersion } from './app-process.ts'
import { startApp as startServer } from './start-app.ts'

/** As `npm start` does; the other files of this folder start the one file that the container runs. */
const startApp = (environment: Readonly<Record<string, string>>) =>
  startServer(environment, onTestFinished, { version: thisVersion })

async function fakeSlack(): Promise<RunningLocalSlack> {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  return slack
}

const overHttp = ({ apiUrl }: RunningLocalSlack) => ({
  PORT: '0',
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_BOT_TOKEN: botToken,
  SLACK_API_URL: apiUrl,
})

test('over HTTP: one command, one valid message; forgeries refused; SIGTERM ends it well', async () => {
  const slack = await fakeSlack()
  const started = performance.now()
  const app = startApp(overHttp(slack))
  const address = await app.ready()
  expect(performance.now() - started).toBeLessThan(30_000)
  const send = senderTo(address)
  const { messages: posted } = slack.workspace
  const fields = command('70b 2B tokens', slack.responseUrls.create('C0HOME', 'U0ANN'))

  expect((await send.command(fields, { secret: 'guessed' })).status).toBe(401)
  expect((await send.command(fields, { timestamp: Math.floor(Date.now() / 1000) - 360 })).status).toBe(401)
  expect(await send.command(fields)).toMatchObject({ status: 200, body: '' })
  expect((await send.command(fields, firstRetry)).status).toBe(200)
  await expect.poll(() => posted).toHaveLength(1)
  expect(posted[0]).toMatchObject({ channel: 'C0HOME', by: 'api' })
  expect(posted[0]?.text).toMatch(/\$[\d,]+/)
  expect(posted[0]?.text).toMatch(/\d h\b|hours|days/)

  await send.command(command('blorp 70b', slack.responseUrls.create('C0HOME', 'U0ANN')))
  await send.command(command('help', slack.responseUrls.create('C0HOME', 'U0ANN')))
  await expect.poll(() => posted).toHaveLength(3)
  expect(posted.slice(1).map(({ onlyFor, by }) => [onlyFor, by])).toEqual([
    ['U0ANN', 'response'],
    ['U0ANN', 'response'],
  ])
  expect(posted[1]?.text).toContain('blorp')

  app.kill('SIGTERM')
  expect(await app.ended()).toBe(0)
  expect(posted).toHaveLength(3)
  expect(app.errors()).not.toContain('"level":50')
})

test('a mention, a direct message and the message shortcut walk the same corridor', async () => {
  const slack = await fakeSlack()
  const send = senderTo(await startApp(overHttp(slack)).ready())
  const { messages: posted } = slack.workspace
  const words = 'what would llama 3.1 8b cost on 100M tokens?'
  await send.event(event(mention(words)))
  await expect.poll(() => posted).toHaveLength(1)
  await send.event(event(directMessage(words)))
  await expect.poll(() => posted).toHaveLength(2)
  await send.interaction(messageShortcut(words, slack.responseUrls.create('C0HOME', 'U0ANN')))
  await expect.poll(() => posted).toHaveLength(3)
  for (const { text, onlyFor } of posted) {
    expect(text).toMatch(/\$\d/)
    expect(onlyFor).toBeUndefined()
  }
  await send.event(event(homeOpened()))
  await expect.poll(() => slack.workspace.homeViews.size).toBe(1)
})

test('what was acknowledged before SIGTERM is answered before the end', async () => {
  const slack = await fakeSlack()
  const app = startApp(overHttp(slack))
  const send = senderTo(await app.ready())
  slack.failNext('chat.postMessage', { kind: 'slow', milliseconds: 400 }, 5)
  const five = ['1B', '2B', '3B', '4B', '5B']
  await Promise.all(
    five.map((tokens) => send.command(command(`70b ${tokens} tokens`, slack.responseUrls.create('C0HOME', 'U0ANN')))),
  )
  app.kill('SIGTERM')
  expect(await app.ended()).toBe(0)
  expect(slack.workspace.messages).toHaveLength(5)
})

test('over Socket Mode: the same answer, health beside it, SIGTERM ends it well', async () => {
  const slack = await fakeSlack()
  const app = startApp({ PORT: '0', SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: slack.apiUrl })
  const address = await app.ready()
  expect(app.output()).toContain('(Socket Mode)')
  await slack.socket.send({
    type: 'slash_commands',
    payload: command('70b 2B tokens', slack.responseUrls.create('C0HOME', 'U0ANN')),
  })
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  app.kill('SIGTERM')
  expect(await app.ended()).toBe(0)
})

test.each([
  [{ SLACK_BOT_TOKEN: botToken }, 'SLACK_SIGNING_SECRET is missing'],
  [{ PORT: 'http' }, 'PORT must be a number'],
  [{ SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_SIGNING_SECRET: signingSecret }, 'SLACK_BOT_TOKEN was refused by Slack'],
])('%j is refused in one line that names the variable, status 1', async (environment, line) => {
  const slack = await fakeSlack()
  const app = startApp({ SLACK_API_URL: slack.apiUrl, PORT: '0', ...environment })
  expect(await app.ended()).toBe(1)
  const lines = app
    .errors()
    .trim()
    .split('\n')
    .filter((each) => !each.startsWith('{'))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(line)
})

test('without any Slack variable a local Slack opens, on this machine alone, and SIGTERM ends it well', async () => {
  const app = startApp({ DATABASE_URL: 'postgres://nowhere.invalid/db' })
  const address = await app.ready()
  expect(new URL(address).hostname).toBe('127.0.0.1')
  expect((await fetch(address)).status).toBe(200)
  expect(await (await fetch(new URL('/', address))).text()).toContain('ends with a key')
  expect((await fetch(new URL('/readyz', address))).status).toBe(200)
  app.kill('SIGTERM')
  expect(await app.ended()).toBe(0)
  expect(app.errors()).toBe('')
})
