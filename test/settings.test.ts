import { expect, test } from 'vitest'
import { readSettings, settingsSchema } from '../src/settings.ts'

const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' }

test('an empty environment means the terminal, with every default', () => {
  expect(readSettings({})).toEqual({
    ok: true,
    transport: null,
    settings: {
      PORT: 3000,
      SLACK_API_URL: 'https://slack.com/api/',
      DATA_DIR: './var',
      PRICE_FEEDS: [],
      LOG_LEVEL: 'info',
    },
  })
})

test('a variable left empty in .env counts as absent', () => {
  expect(readSettings({ SLACK_BOT_TOKEN: '', PORT: ' ' })).toMatchObject({ ok: true, transport: null })
})

test('the transport follows from what is set', () => {
  expect(readSettings(http)).toMatchObject({ ok: true, transport: 'http' })
  expect(readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({
    ok: true,
    transport: 'socket',
  })
  expect(readSettings({ ...http, SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({ ok: true, transport: 'socket' })
})

test('values are read as what they are', () => {
  const environment = {
    PORT: '0',
    SLACK_API_URL: 'http://127.0.0.1:9/api',
    PRICE_FEEDS: 'runpod, vast',
    LOG_LEVEL: 'debug',
  }
  expect(readSettings(environment)).toMatchObject({
    settings: {
      PORT: 0,
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      PRICE_FEEDS: ['runpod', 'vast'],
      LOG_LEVEL: 'debug',
    },
  })
})

test.each([
  [{ PORT: '65536' }, 'PORT must be a number from 0 to 65535.'],
  [{ PORT: '-1' }, 'PORT must be a number from 0 to 65535.'],
  [{ SLACK_BOT_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN must be a bot token, which starts with xoxb-.'],
  [{ SLACK_BOT_TOKEN: 'xoxb-1 2' }, 'SLACK_BOT_TOKEN must not contain spaces or line breaks.'],
  [{ SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN must be an app-level token, which starts with xapp-.'],
  [{ SLACK_API_URL: 'ftp://slack' }, 'SLACK_API_URL must be an http or https address.'],
  [{ SLACK_API_URL: 'slack.com' }, 'SLACK_API_URL must be an http or https address.'],
  [{ TOKEN_ENCRYPTION_KEY: 'short' }, 'TOKEN_ENCRYPTION_KEY must be 32 bytes: 64 hexadecimal digits, or base64.'],
  [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL must be a postgres:// address.'],
  [{ PRICE_FEEDS: 'runpod;vast' }, 'PRICE_FEEDS must be "off", or names separated by commas.'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be fatal, error, warn, info, debug or silent.'],
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET is missing:'],
  [{ SLACK_SIGNING_SECRET: 's' }, 'SLACK_BOT_TOKEN is missing:'],
  [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is missing:'],
  [{ SLACK_CLIENT_ID: '1.2', SLACK_STATE_SECRET: 's' }, 'SLACK_CLIENT_SECRET is missing:'],
  [
    { ...http, SLACK_CLIENT_ID: '1', SLACK_CLIENT_SECRET: '2', SLACK_STATE_SECRET: '3' },
    'SLACK_BOT_TOKEN and SLACK_CLIENT_ID exclude each other',
  ],
  [
    { SLACK_CLIENT_ID: '1', SLACK_CLIENT_SECRET: '2', SLACK_STATE_SECRET: '3' },
    'not built yet: set SLACK_BOT_TOKEN instead.',
  ],
])('%j is refused in one line', (environment, line) => {
  const read = readSettings(environment)
  expect(read.ok ? [] : read.complaints).toHaveLength(1)
  expect(read.ok ? '' : read.complaints[0]).toContain(line)
  expect(read.ok ? '' : read.complaints[0]).not.toContain('\n')
})

test('no secret is repeated in a complaint', () => {
  const read = readSettings({ SLACK_BOT_TOKEN: 'hunter2 hunter2', TOKEN_ENCRYPTION_KEY: 'hunter2' })
  expect(read.ok ? '' : read.complaints.join()).not.toContain('hunter2')
  expect(read.ok ? [] : read.complaints).toHaveLength(3)
})

test('every setting describes itself', () => {
  for (const [name, schema] of Object.entries(settingsSchema.shape))
    expect(`${name}: ${schema.description ?? ''}`).toMatch(/: \S.{20,}/)
})
