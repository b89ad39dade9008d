/** What the real process writes into its log: lines of JSON with the request they belong to, and nobody's words. */
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import {
  botToken,
  command,
  directMessage,
  event,
  mention,
  messageShortcut,
  senderTo,
  signingSecret,
  startTestSlack,
} from '../slack/test-slack.ts'
import { findSecrets } from '../hostile/secrets.ts'
import { startApp } from './start-app.ts'

const line = z.looseObject({
  level: z.number(),
  time: z.number(),
  msg: z.string(),
  request: z.string().optional(),
})

test('at its most talkative it holds the request of each line, and no word, token or response address', async () => {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  const app = startApp({
    PORT: '0',
    LOG_LEVEL: 'debug',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: slack.apiUrl,
  })
  const send = senderTo(await app.ready())
  const url = () => slack.responseUrls.create('C0HOME', 'U0ANN')
  const words = '70b 2B tokens for zyzzyva'
  await send.command(command(words, url()))
  await send.command(command('zyzzyva', url()))
  await send.event(event(mention(words)))
  await send.event(event(directMessage('zyzzyva')))
  await send.interaction(messageShortcut(words, url()))
  await expect.poll(() => slack.workspace.messages.length).toBeGreaterThanOrEqual(5)
  slack.failNext('chat.postMessage', { kind: 'refused', error: 'fatal_error' }, 5)
  await send.event(event(mention(words)))
  await expect.poll(() => app.errors()).toContain('is tried again')
  await expect.poll(() => app.errors().match(/"msg":"finished"/g)?.length).toBeGreaterThanOrEqual(6)
  app.kill('SIGTERM')
  expect(await app.ended()).toBe(0)

  const lines = app
    .errors()
    .trim()
    .split('\n')
    .map((text) => line.parse(JSON.parse(text)))
  const finished = lines.filter(({ msg }) => msg === 'finished')
  expect(new Set(finished.map(({ request }) => request)).size).toBe(6)
  expect(finished).toContainEqual(
    expect.objectContaining({ kind: 'command', team: 'T0FAKE', outcome: 'answered', attempt: 1 }),
  )
  const failed = lines.filter(({ msg }) => msg.endsWith('is tried again'))
  expect(failed.length).toBeGreaterThan(0)
  for (const { request } of failed) expect(finished.map((each) => each.request)).toContain(request)
  expect(findSecrets(app.errors())).toEqual([])
  expect(app.errors()).not.toMatch(/zyzzyva|xoxb|fake-signing|\b70b\b|\/commands\/|\/response/i)
})
