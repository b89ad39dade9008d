/** What the real process does with its database: where it puts it, what it says when it cannot, what it keeps. */
import { readdirSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { command, senderTo, signingSecret, startTestSlack } from '../slack/test-slack.ts'
import { newDatabase } from '../store/databases.ts'
import { install } from '../slack/install/install.ts'
import { startApp } from './start-app.ts'

const key = (digit: string) => digit.repeat(64)

async function manyWorkspaces(environment: Record<string, string>) {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  return {
    slack,
    settings: {
      PORT: '0',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client-secret',
      SLACK_STATE_SECRET: 'state-secret',
      TOKEN_ENCRYPTION_KEY: key('1'),
      SLACK_API_URL: slack.apiUrl,
      ...environment,
    },
  }
}

test(
  'what was installed survives a restart and a change of the encryption key; the wrong key is refused',
  { timeout: 90_000 },
  async () => {
    const location = await newDatabase('PostgreSQL')
    if (!('url' in location)) throw new Error('no address')
    const { slack, settings } = await manyWorkspaces({ DATABASE_URL: location.url })
    const first = startApp(settings)
    await install({ app: { address: await first.ready() }, slack }, { team: 'T1', token: 'xoxb-T1' })
    first.kill('SIGTERM')
    expect(await first.ended()).toBe(0)

    const wrong = startApp({ ...settings, TOKEN_ENCRYPTION_KEY: key('2') })
    expect(await wrong.ended()).toBe(1)
    expect(wrong.errors()).toMatch(/^gpucost cannot start: TOKEN_ENCRYPTION_KEY does not open the stored tokens: .*$/m)

    const changing = startApp({ ...settings, TOKEN_ENCRYPTION_KEY: `new:${key('2')},${key('1')}` })
    await changing.ready()
    changing.kill('SIGTERM')
    await changing.ended()
    const changed = startApp({ ...settings, TOKEN_ENCRYPTION_KEY: `new:${key('2')}` })
    const send = senderTo(await changed.ready())
    const fields = command('70b 2B tokens', slack.responseUrls.create('C0HOME', 'U0ANN'), { team_id: 'T1' })
    expect((await send.command(fields)).status).toBe(200)
    await expect
      .poll(() => slack.callsOf('chat.postMessage'), { timeout: 20_000 })
      .toMatchObject([{ token: 'xoxb-T1' }])
    for (const { output, errors } of [first, changing, changed]) {
      expect(output() + errors()).not.toMatch(/xoxb-|client-secret|state-secret|password/)
    }
  },
)

test('over Socket Mode too the app can be installed, beside its health', async () => {
  const { slack, settings } = await manyWorkspaces({ SLACK_APP_TOKEN: 'xapp-1-fake', SLACK_SIGNING_SECRET: '' })
  const app = startApp(settings)
  await install({ app: { address: await app.ready() }, slack }, { team: 'T1', token: 'xoxb-T1' })
  const payload = command('70b 2B tokens', slack.responseUrls.create('C0HOME', 'U0ANN'), { team_id: 'T1' })
  await slack.socket.send({ type: 'slash_commands', payload })
  await expect.poll(() => slack.callsOf('chat.postMessage'), { timeout: 20_000 }).toMatchObject([{ token: 'xoxb-T1' }])
  expect(readdirSync(app.folder)).toContain('var')
})

test.each([
  [{ DATA_DIR: '/dev/null/var' }, 'DATA_DIR /dev/null/var cannot be used:'],
  [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }, 'DATABASE_URL cannot be used:'],
])('%j is refused in one line, status 1', async (environment, line) => {
  const { settings } = await manyWorkspaces(environment)
  const app = startApp(settings)
  expect(await app.ended()).toBe(1)
  const lines = app.errors().trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(`gpucost cannot start: ${line}`)
})

test('without Slack nothing is kept where it was started', async () => {
  const app = startApp({})
  await app.ready()
  app.kill('SIGTERM')
  expect(await app.ended()).toBe(0)
  expect(readdirSync(app.folder)).toEqual([])
})
