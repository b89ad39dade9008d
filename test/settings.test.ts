import { expect, test } from 'vitest'
import { readSettings, settingsSchema } from '../src/settings.ts'

const oauth = { SLACK_CLIENT_ID: '1', SLACK_CLIENT_SECRET: '2', SLACK_STATE_SECRET: '3' }
const key = '0'.repeat(64)
const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' }

test('an empty environment means the local Slack, with every default', () => {
  expect(readSettings({})).toEqual({
    ok: true,
    transport: null,
    settings: {
      PORT: 3000,
      SLACK_API_URL: 'https://slack.com/api/',
      UNREADABLE_INSTALLATIONS: 'stop',
      DATA_DIR: './var',
      PRICE_FEEDS: ['all'],
      LOG_LEVEL: 'info',
      AGENT_VIEW: 'off',
      MIGRATE: 'on',
      MCP_PUBLIC: 'off',
    },
  })
})

test.each([
  ['127.0.0.1:9464', { host: '127.0.0.1', port: 9464 }],
  ['metrics.internal:9464', { host: 'metrics.internal', port: 9464 }],
  ['[::1]:9464', { host: '::1', port: 9464 }],
  ['9464', { port: 9464 }],
])('METRICS_ADDRESS %s is a host and a port', (METRICS_ADDRESS, address) => {
  expect(readSettings({ METRICS_ADDRESS })).toMatchObject({ settings: { METRICS_ADDRESS: address } })
})

test.each(['here', '127.0.0.1:', '::1:9464', 'http://a:1', '127.0.0.1:70000'])(
  'METRICS_ADDRESS %s is none',
  (METRICS_ADDRESS) => {
    expect(readSettings({ METRICS_ADDRESS })).toMatchObject({ ok: false })
  },
)

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

test('many workspaces by OAuth, over HTTP or Socket Mode', () => {
  const many = { ...oauth, TOKEN_ENCRYPTION_KEY: key }
  expect(readSettings({ ...many, SLACK_SIGNING_SECRET: 's' })).toMatchObject({ ok: true, transport: 'http' })
  expect(readSettings({ ...many, SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({ ok: true, transport: 'socket' })
})

test('encryption keys: one, or several with their names, the first to encrypt with', () => {
  const base64 = Buffer.alloc(32, 7).toString('base64')
  const keysOf = (TOKEN_ENCRYPTION_KEY: string) => {
    const read = readSettings({ TOKEN_ENCRYPTION_KEY })
    return read.ok ? read.settings.TOKEN_ENCRYPTION_KEY : read.errors
  }
  expect(keysOf(key)).toEqual([{ id: '66687aad', bytes: Buffer.alloc(32) }])
  expect(keysOf(`new:${base64}, 2025:${key}`)).toEqual([
    { id: 'new', bytes: Buffer.alloc(32, 7) },
    { id: '2025', bytes: Buffer.alloc(32) },
  ])
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
  [
    { TOKEN_ENCRYPTION_KEY: 'short' },
    'TOKEN_ENCRYPTION_KEY must be 32 bytes: 64 hexadecimal digits, or base64; several',
  ],
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
  [{ ...oauth, TOKEN_ENCRYPTION_KEY: key }, 'SLACK_SIGNING_SECRET is missing:'],
  [{ ...oauth, SLACK_SIGNING_SECRET: 's' }, 'TOKEN_ENCRYPTION_KEY is missing:'],
])('%j is refused in one line', (environment, line) => {
  const read = readSettings(environment)
  expect(read.ok ? [] : read.errors).toHaveLength(1)
  expect(read.ok ? '' : read.errors[0]).toContain(line)
  expect(read.ok ? '' : read.errors[0]).not.toContain('\n')
})

test('no secret is repeated in a complaint', () => {
  const read = readSettings({ SLACK_BOT_TOKEN: 'hunter2 hunter2', TOKEN_ENCRYPTION_KEY: 'hunter2' })
  expect(read.ok ? '' : read.errors.join()).not.toContain('hunter2')
  expect(read.ok ? [] : read.errors).toHaveLength(3)
})

test('every setting describes itself', () => {
  for (const [name, schema] of Object.entries(settingsSchema.shape))
    expect(`${name}: ${schema.description ?? ''}`).toMatch(/: \S.{20,}/)
})
