/** Secrets in files: the same settings as from variables, and one line where a file is of no use. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isSecret, readSecretFiles } from '../src/secret-files.ts'
import { readSettings, settingsSchema } from '../src/settings.ts'
import { runMigrate } from '../src/cli/migrate-verb.ts'
import { withoutColor } from '../src/presentation/terminal/terminal.ts'
import { startApp } from './end-to-end/start-app.ts'
import { botToken, signingSecret, startTestSlack } from './slack/test-slack.ts'

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-secrets-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

test.each(['xoxb-1', 'xoxb-1\n', 'xoxb-1\r\n', 'xoxb-1\n\n'])(
  '%j in a file is the token without its line break',
  (text) => {
    const folder = folderWith({ token: text, signing: 'a-secret\n' })
    expect(
      readSettings({ SLACK_BOT_TOKEN_FILE: join(folder, 'token'), SLACK_SIGNING_SECRET_FILE: join(folder, 'signing') }),
    ).toEqual(readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a-secret' }))
  },
)

test('every secret can come from a file, and nothing else does', () => {
  const secrets = Object.keys(settingsSchema.shape).filter(isSecret)
  expect(secrets).toEqual(
    Object.keys(settingsSchema.shape).filter((name) => /TOKEN|SECRET|KEY|DATABASE_URL/.test(name)),
  )
  const folder = folderWith({ any: 'value\n' })
  for (const name of secrets) {
    expect(readSecretFiles({ [`${name}_FILE`]: join(folder, 'any') })).toEqual({
      environment: { [name]: 'value' },
      errors: [],
    })
  }
  expect(readSecretFiles({ PORT_FILE: join(folder, 'any') }).environment).toEqual({ PORT_FILE: join(folder, 'any') })
})

test('an empty variable is none, beside a file or as the name of one', () => {
  const folder = folderWith({ token: 'xoxb-1' })
  const path = join(folder, 'token')
  expect(readSecretFiles({ SLACK_BOT_TOKEN: ' ', SLACK_BOT_TOKEN_FILE: path }).environment['SLACK_BOT_TOKEN']).toBe(
    'xoxb-1',
  )
  expect(readSettings({ SLACK_BOT_TOKEN_FILE: '' })).toMatchObject({ ok: true, transport: null })
})

describe('one line that names the variable and the file, and nothing of its content', () => {
  const complaintOf = (variables: Record<string, string>) => {
    const read = readSettings(variables)
    expect(read.ok).toBe(false)
    const lines = read.ok ? [] : read.errors
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('\n')
    return lines[0]
  }

  test('both are set', () => {
    const folder = folderWith({ token: 'xoxb-hidden' })
    expect(complaintOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_BOT_TOKEN_FILE: join(folder, 'token') })).toBe(
      'SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE are both set: leave one of them out.',
    )
  })

  test('it is not there, a folder, empty, or no secret at all', () => {
    const folder = folderWith({ empty: '\n', long: 'x'.repeat(70_000) })
    mkdirSync(join(folder, 'folder'))
    const complaint = (name: string) => complaintOf({ DATABASE_URL_FILE: join(folder, name) })
    const start = (name: string) => `DATABASE_URL_FILE ${join(folder, name)} cannot be used: `
    expect(complaint('missing')).toBe(`${start('missing')}there is no such file.`)
    expect(complaint('folder')).toBe(`${start('folder')}it is a folder.`)
    expect(complaint('empty')).toBe(`${start('empty')}it is empty.`)
    expect(complaint('long')).toBe(`${start('long')}it is too long for a secret.`)
    expect(spawnSync('mkfifo', [join(folder, 'pipe')]).status).toBe(0)
    expect(complaint('pipe')).toBe(`${start('pipe')}it is no regular file.`)
    expect(complaintOf({ DATABASE_URL_FILE: '/dev/zero' })).toContain('it is no regular file')
  })

  test('what is in it is wrong', () => {
    const folder = folderWith({ token: 'hidden-thing', two: 'xoxb-hidden\nthing' })
    const complaint = (name: string) => complaintOf({ SLACK_BOT_TOKEN_FILE: join(folder, name) })
    expect(complaint('token')).toContain('SLACK_BOT_TOKEN must be a bot token')
    expect(complaint('two')).toContain('SLACK_BOT_TOKEN must not contain spaces or line breaks')
    for (const name of ['token', 'two']) expect(complaint(name)).not.toMatch(/hidden|thing/)
  })
})

test('the app starts on them, and the migration finds its database by one', async () => {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  const folder = folderWith({
    token: `${botToken}\n`,
    signing: `${signingSecret}\n`,
    database: 'postgres://127.0.0.1:1/none\n',
  })
  const files = {
    PORT: '0',
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN_FILE: join(folder, 'token'),
    SLACK_SIGNING_SECRET_FILE: join(folder, 'signing'),
  }
  const app = startApp(files)
  await app.ready()
  app.kill('SIGTERM')
  expect(await app.ended()).toBe(0)
  const refused = startApp({ ...files, SLACK_BOT_TOKEN: botToken })
  expect(await refused.ended()).toBe(1)
  expect(refused.errors()).toContain('gpucost cannot start: SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE are both set')
  const migrated = await runMigrate(true, { DATABASE_URL_FILE: join(folder, 'database') })
  expect(migrated.text({ width: 80, paint: withoutColor })).toContain('DATABASE_URL cannot be used')
})
