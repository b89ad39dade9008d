/** The environment, read once and checked: what `npm start` obeys. Each setting describes itself. */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { type Environment, readSecretFiles } from './secret-files.ts'
import type { SealingKey } from './store/seal.ts'

const secret = z.string().regex(/^\S+$/, 'must not contain spaces or line breaks')
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a number from 0 to 65535')
const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((address) => (address.endsWith('/') ? address : `${address}/`))
/** `host:port`, `[IPv6]:port`, or a port of every address. */
const listeningAddress = z
  .string()
  .regex(/^(?:(?:[\w.-]+|\[[\da-f:]+\]):)?\d{1,5}$/i, 'must be a host and a port such as 127.0.0.1:9464, or a port')
  .transform((text) => {
    const at = text.lastIndexOf(':')
    const host = text.slice(0, Math.max(0, at)).replace(/^\[(.*)\]$/, '$1')
    return { ...(host === '' ? {} : { host }), port: Number(text.slice(at + 1)) }
  })
  .refine(({ port }) => port <= 65_535, 'must have a port from 0 to 65535')
const keyPattern = /^(?:([\w-]{1,40}):)?([0-9a-f]{64}|[A-Za-z0-9+/]{43}=)$/i
const encryptionKeys = z
  .string()
  .transform((list) => list.split(',').map((key) => keyPattern.exec(key.trim())))
  .refine((keys) => keys.every((key) => key !== null), {
    message: 'must be 32 bytes: 64 hexadecimal digits, or base64; several are separated by commas, each as name:key',
  })
  .transform((keys) => keys.map((key) => toSealingKey(key?.[1], key?.[2] ?? '')))
const feedNames = z
  .string()
  .regex(/^[a-z0-9-]+(?: *, *[a-z0-9-]+)*$/, 'must be "off", or names separated by commas')
  .transform((list) => (list === 'off' ? [] : list.split(',').map((name) => name.trim())))

const userIds = z
  .string()
  .regex(/^[UW][A-Z0-9]+(?: *, *[UW][A-Z0-9]+)*$/, 'must be ids of Slack users such as U012ABCDE, separated by commas')
  .transform((list) => list.split(',').map((id) => id.trim()))

/** One key per environment variable; an empty variable counts as absent. */
export const settingsSchema = z.object({
  PORT: port.default(3000).describe('Port of the HTTP server; 0 takes a free one and prints it.'),
  HOST: z
    .string()
    .regex(/^\S+$/, 'must be a host name or an IP address')
    .optional()
    .describe('Address to listen on, such as 127.0.0.1; without it, every address of the machine.'),
  PUBLIC_URL: webAddress
    .optional()
    .describe(
      'The address at which Slack and trainers reach the app, such as https://gpucost.example.com. Without it the progress of runs comes from pasted lines alone.',
    ),
  METRICS_ADDRESS: listeningAddress
    .optional()
    .describe(
      'Host and port at which /metrics answers, such as 127.0.0.1:9464, and nowhere else then. Without it, at PORT.',
    ),
  SLACK_SIGNING_SECRET: secret
    .optional()
    .describe('Proves that a request comes from Slack (Basic Information > App Credentials). Needed over HTTP.'),
  SLACK_BOT_TOKEN: secret
    .startsWith('xox', 'must be a bot token, which starts with xoxb-')
    .optional()
    .describe('The bot token of one workspace (OAuth & Permissions); starts with xoxb-.'),
  SLACK_CLIENT_ID: secret.optional().describe('Client id of the app, for installing it in many workspaces by OAuth.'),
  SLACK_CLIENT_SECRET: secret.optional().describe('Client secret that belongs to SLACK_CLIENT_ID.'),
  SLACK_STATE_SECRET: secret.optional().describe('Any long random text; signs the state of an OAuth installation.'),
  SLACK_APP_TOKEN: secret
    .startsWith('xapp-', 'must be an app-level token, which starts with xapp-')
    .optional()
    .describe('App-level token with connections:write; when set, Socket Mode is used instead of HTTP.'),
  OWNERS: userIds
    .optional()
    .describe(
      'Slack ids of the users who first own the settings of a workspace (profile > Copy member ID), separated by commas. ' +
        'Where the app is installed by OAuth, whoever installed it does. Somebody who is added here later owns them too, unless the owners took them off their list.',
    ),
  SLACK_API_URL: webAddress
    .default('https://slack.com/api/')
    .describe('Address of the Slack Web API; another one is useful in tests only.'),
  TOKEN_ENCRYPTION_KEY: encryptionKeys
    .optional()
    .describe(
      '32 random bytes (64 hexadecimal digits, or base64) that encrypt stored tokens. Needed with OAuth. ' +
        'To change it, put the new key before the old one: new:…,old:…',
    ),
  UNREADABLE_INSTALLATIONS: z
    .enum(['stop', 'skip'], 'must be stop or skip')
    .default('stop')
    .describe(
      'What a start does where TOKEN_ENCRYPTION_KEY opens none of the stored tokens. stop: it ends. skip, where the key is lost: it goes on, deletes nothing, and every workspace installs again.',
    ),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })
    .optional()
    .describe('A PostgreSQL database, for several replicas. Without it, SQLite under DATA_DIR.'),
  MIGRATE: z
    .enum(['on', 'off'], 'must be on or off')
    .default('on')
    .describe(
      'Whether starting brings the database up to date. off, on PostgreSQL: `gpucost migrate` does it before a release starts, and a database that lacks something is not used.',
    ),
  DATA_DIR: z.string().default('./var').describe('Folder for what is remembered, when no DATABASE_URL is set.'),
  PRICE_FEEDS: feedNames
    .prefault('all')
    .describe(
      'Price feeds that are read in the background, hourly: "all" (a feed whose key is not set is passed over), names separated by commas (gpuhunt, runpod, vast, verda, azure, …), or "off": the bundled prices alone.',
    ),
  LAMBDA_API_KEY: secret.optional().describe('Key of the price feed "lambda" (cloud.lambda.ai > API keys).'),
  SHADEFORM_API_KEY: secret.optional().describe('Key of the price feed "shadeform" (a broker of other clouds).'),
  AGENT_VIEW: z
    .enum(['on', 'off'], 'must be on or off')
    .default('off')
    .describe(
      'Whether Slack shows gpucost as an agent: suggested prompts, and the channel in view gives the defaults. on needs the manifest of `npm run -s manifest -- --agent-view`.',
    ),
  MCP_TOKEN: secret
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe(
      'Bearer token with which assistants may ask POST /mcp, at list prices. Without it, that address is closed.',
    ),
  MCP_PUBLIC: z
    .enum(['on', 'off'], 'must be on or off')
    .default('off')
    .describe('on: POST /mcp answers everybody, 60 requests a minute and address.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be fatal, error, warn, info, debug or silent')
    .default('info')
    .describe('Least severe log line that is written: fatal, error, warn, info, debug, or silent.'),
})

export type Settings = z.infer<typeof settingsSchema>

/** Where Slack reaches the app; null: no Slack variable is set, so a local Slack opens beside it. */
export type Transport = 'http' | 'socket' | null

export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings; readonly transport: Transport }
  | { readonly ok: false; readonly errors: readonly string[] }

/**
 * Reads the environment, and the files that it names for secrets. Every complaint is one line that names the variable
 * and says what to do.
 */
export function readSettings(variables: Environment): SettingsResult {
  const { environment, errors: fileErrors } = readSecretFiles(variables)
  if (fileErrors.length > 0) return { ok: false, errors: fileErrors }
  const present = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '')
  const parsed = settingsSchema.safeParse(Object.fromEntries(present))
  if (!parsed.success) {
    return { ok: false, errors: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) }
  }
  const errors = combinationErrors(parsed.data)
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, settings: parsed.data, transport: transportOf(parsed.data) }
}

function transportOf(settings: Settings): Transport {
  if (settings.SLACK_APP_TOKEN !== undefined) return 'socket'
  return settings.SLACK_BOT_TOKEN === undefined && !isMultiWorkspace(settings) ? null : 'http'
}

/** Many workspaces install the app by OAuth; otherwise it serves one, by its token. */
export function isMultiWorkspace(settings: Settings): boolean {
  return settings.SLACK_CLIENT_ID !== undefined
}

/** A key without a name is called after its own digest. */
function toSealingKey(name: string | undefined, text: string): SealingKey {
  const bytes = Buffer.from(text, text.length === 64 ? 'hex' : 'base64')
  return { id: name ?? createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes }
}

function combinationErrors(settings: Settings): string[] {
  const errors: string[] = []
  const has = (name: keyof Settings) => settings[name] !== undefined
  const oauth = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const
  const given = oauth.filter(has)
  if (given.length > 0) {
    for (const name of oauth.filter((name) => !has(name))) {
      errors.push(`${name} is missing: installing by OAuth needs ${oauth.join(', ')} together.`)
    }
    if (has('SLACK_BOT_TOKEN')) {
      errors.push(`SLACK_BOT_TOKEN and ${given[0]} exclude each other: one workspace by token, or many by OAuth.`)
    } else if (errors.length === 0) errors.push(...oauthErrors(settings))
  } else if (has('SLACK_BOT_TOKEN') && !has('SLACK_APP_TOKEN') && !has('SLACK_SIGNING_SECRET')) {
    errors.push(
      'SLACK_SIGNING_SECRET is missing: with SLACK_BOT_TOKEN over HTTP it proves that a request comes from Slack. ' +
        'For Socket Mode set SLACK_APP_TOKEN instead.',
    )
  } else if (has('SLACK_APP_TOKEN') && !has('SLACK_BOT_TOKEN')) {
    errors.push('SLACK_BOT_TOKEN is missing: Socket Mode needs it beside SLACK_APP_TOKEN to post answers.')
  } else if (has('SLACK_SIGNING_SECRET') && !has('SLACK_BOT_TOKEN')) {
    errors.push('SLACK_BOT_TOKEN is missing: SLACK_SIGNING_SECRET alone cannot post answers.')
  }
  return errors
}

function oauthErrors({ SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, TOKEN_ENCRYPTION_KEY }: Settings): string[] {
  const errors: string[] = []
  if (SLACK_SIGNING_SECRET === undefined && SLACK_APP_TOKEN === undefined) {
    errors.push(
      'SLACK_SIGNING_SECRET is missing: with SLACK_CLIENT_ID over HTTP it proves that a request comes from Slack. ' +
        'For Socket Mode set SLACK_APP_TOKEN instead.',
    )
  }
  if (TOKEN_ENCRYPTION_KEY === undefined) {
    errors.push(
      'TOKEN_ENCRYPTION_KEY is missing: the tokens of workspaces are stored encrypted. ' +
        'Make one with `openssl rand -hex 32`.',
    )
  }
  return errors
}
