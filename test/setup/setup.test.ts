/** The set-up as it is run: with words alone, and asked at a terminal. */
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { httpManifest } from '../../src/slack/manifest.ts'
import { setup } from '../../src/setup/setup.ts'
import { readSettings } from '../../src/settings.ts'
import { connects, startAnsweringSlack, refused, signedIn } from './answering-slack.ts'

const secret = '0123456789abcdef0123456789abcdef'
const appToken = 'xapp-1-A0ACME00-1-x'
const answers = {
  'auth.test': signedIn(),
  'apps.connections.open': connects,
  'oauth.v2.access': refused('invalid_code'),
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-setup-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

class FakeScreen extends Writable {
  isTTY: boolean
  columns = 100
  shown = ''
  constructor(isTTY: boolean) {
    super()
    this.isTTY = isTTY
  }
  override _write(chunk: unknown, _: unknown, done: () => void): void {
    this.shown += String(chunk)
    done()
  }
}

class FakeKeyboard extends PassThrough {
  isTTY: boolean
  constructor(isTTY: boolean) {
    super()
    this.isTTY = isTTY
  }
  setRawMode(): this {
    return this
  }
}

type SetupRun = { readonly status: number; readonly output: string; readonly errors: string; readonly file: string }

/** In a folder, with what is set there, and a Slack that answers. */
async function runSetup(
  folder: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<SetupRun> {
  const path = join(folder, '.env')
  const output = new FakeScreen(false)
  const errors = new FakeScreen(false)
  const status = await setup([...args, '--env', path], {
    environment: { DATA_DIR: join(folder, 'var'), PORT: '0', ...environment },
    input: new FakeKeyboard(false),
    output,
    errors,
    hasLinks: false,
  })
  const clean = (said: string) => said.replaceAll(folder, 'HERE')
  return {
    status,
    output: clean(output.shown),
    errors: clean(errors.shown),
    file: existsSync(path) ? readFileSync(path, 'utf8') : '',
  }
}

describe('the words of the command', () => {
  test.each([
    [['--mode', 'carrier-pigeon'], '--mode is socket, http, many; "carrier-pigeon" is none of them'],
    [['--chek'], "Unknown option '--chek'"],
    [['--address', 'http://gpucost.example.com'], '--address: Slack calls https addresses only.'],
    [
      ['--address', 'https://gpucost.example.com/slack/events'],
      '--address: Leave out "/slack/events": Slack calls https://gpucost.example.com/slack/events.',
    ],
    [['--address', 'gpucost'], '--address: "gpucost" is not an address; type it like https://gpucost.example.com.'],
  ])('%j are not understood', async (args, validationError) => {
    const { status, errors } = await runSetup(newFolder(), args)
    expect(status).toBe(2)
    expect(errors).toBe(`${validationError.replace(/\.$/, '')}. npm run setup -- --help shows what can be said.\n`)
  })

  test('help names every option', async () => {
    const { status, output } = await runSetup(newFolder(), ['--help'])
    expect(status).toBe(0)
    for (const word of ['--check', '--manifest', '--mode', '--address', '--database', '--env', '--yes', '--replace']) {
      expect(output).toContain(word)
    }
  })

  test.each([
    [[], manifest],
    [['--address', 'https://gpucost.example.com'], httpManifest(manifest, 'https://gpucost.example.com')],
  ])('the manifest is printed, and the link that creates the app holds the same: %j', async (args, expected) => {
    const { status, output, errors } = await runSetup(newFolder(), ['--manifest', ...args])
    expect(status).toBe(0)
    expect(JSON.parse(output)).toEqual(expected)
    const link = new URL(errors.replace('Create the app from it: ', '').trim())
    expect(link.origin + link.pathname).toBe('https://api.slack.com/apps')
    expect(link.searchParams.get('new_app')).toBe('1')
    expect(JSON.parse(link.searchParams.get('manifest_json') ?? '')).toEqual(expected)
    // The longest address that servers and browsers are known to take.
    expect(link.href.length).toBeLessThan(8000)
  })
})

describe('without questions', () => {
  test('what is not said is asked for in words, and nothing is written', async () => {
    const folder = newFolder()
    expect(await runSetup(folder, [])).toMatchObject({
      status: 1,
      file: '',
      output: expect.stringContaining('Say how Slack and gpucost shall meet, with --mode:\n  socket  One workspace'),
    })
    const { status, output, file } = await runSetup(folder, ['--mode', 'socket'], { SLACK_APP_TOKEN: appToken })
    expect([status, file]).toEqual([1, ''])
    expect(output).toContain(
      'Nothing was written. Set these in the environment, and run this again:\n' +
        '  SLACK_BOT_TOKEN  Install App (https://api.slack.com/apps/A0ACME00/install-on-team): "Install to Workspace", then copy the Bot User OAuth Token\n' +
        'The app is created in Slack from this link: https://api.slack.com/apps?new_app=1&manifest_json=',
    )
    expect((await runSetup(folder, ['--mode', 'http'])).output).toContain(
      'For a link that creates the app in Slack, add --address',
    )
  })

  test('Socket Mode: written, then checked from end to end; a second time nothing is lost', async () => {
    const folder = newFolder()
    const { url } = await startAnsweringSlack(answers)
    const environment = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: appToken, SLACK_API_URL: url }
    const first = await runSetup(folder, ['--mode', 'socket', '--yes'], environment)
    expect(first.output).toBe(
      'Written to HERE/.env: SLACK_BOT_TOKEN, SLACK_APP_TOKEN.\n\n' +
        'ok    SLACK_BOT_TOKEN: Slack knows it: the bot gpucost in the workspace Acme.\n' +
        'ok    scopes: It has every scope that the app needs: app_mentions:read, chat:write, commands, im:history.\n' +
        'ok    SLACK_APP_TOKEN: Slack opens a Socket Mode connection for it.\n' +
        'ok    DATA_DIR: HERE/var will be made, readable by its owner alone.\n\n' +
        'Everything that can be checked from here is right.\n',
    )
    expect(first.status).toBe(0)
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600)

    const other = await runSetup(folder, ['--mode', 'socket', '--yes'], { ...environment, SLACK_BOT_TOKEN: 'xoxb-2' })
    expect(other).toMatchObject({ status: 1, file: first.file })
    expect(other.output).toBe(
      'wrong HERE/.env: It would change: SLACK_BOT_TOKEN.\n      Do: Say --replace as well, or change them by hand. Nothing was written.\n',
    )
    const replaced = await runSetup(folder, ['--mode', 'socket', '--yes', '--replace'], {
      ...environment,
      SLACK_BOT_TOKEN: 'xoxb-2',
    })
    expect(replaced.file).toBe(first.file.replace('xoxb-1', 'xoxb-2'))
  })

  test('many workspaces: the two secrets are made once, and kept; what would lead elsewhere is set aside', async () => {
    const folder = newFolder()
    const { url } = await startAnsweringSlack(answers)
    writeFileSync(join(folder, '.env'), `SLACK_BOT_TOKEN=xoxb-1\nSLACK_API_URL=${url}\n`, { mode: 0o600 })
    const environment = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: secret,
      SLACK_SIGNING_SECRET: `${secret.slice(1)}0`,
    }
    const first = await runSetup(folder, ['--mode', 'many', '--yes', '--replace'], environment)
    expect(first.output).toContain('ok    SLACK_CLIENT_SECRET: Slack knows it, and it belongs to SLACK_CLIENT_ID.')
    expect(first.status).toBe(0)
    expect(first.file).toContain('# set aside: SLACK_BOT_TOKEN=xoxb-1\n')
    expect(first.file).toMatch(/^SLACK_STATE_SECRET=[0-9a-f]{64}$/m)
    expect(first.file).toMatch(/^TOKEN_ENCRYPTION_KEY=[0-9a-f]{64}$/m)
    expect((await runSetup(folder, ['--mode', 'many', '--yes'], environment)).file).toBe(first.file)
  })

  test('a file that cannot be changed is left alone', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, '.env'), 'NOTE="first\nSLACK_BOT_TOKEN=1\nlast"\nSLACK_BOT_TOKEN=xoxb-1\n')
    const environment = { SLACK_BOT_TOKEN: 'xoxb-2', SLACK_APP_TOKEN: appToken }
    const { status, output } = await runSetup(folder, ['--mode', 'socket', '--yes', '--replace'], environment)
    expect(status).toBe(1)
    expect(output).toContain('cannot be changed safely (NOTE)')
  })
})

describe('--check', () => {
  test('says what is missing, with the way to it, and ends with 1', async () => {
    const folder = newFolder()
    const nothing = await runSetup(folder, ['--check'])
    expect(nothing.status).toBe(1)
    expect(nothing.output).toContain(
      'wrong Slack: No Slack variable is set, so npm start opens a local Slack in the browser instead.',
    )
    expect(nothing.output).toMatch(/\nTo be put right: Slack\.\n$/)
    const half = await runSetup(folder, ['--check'], { SLACK_BOT_TOKEN: 'xoxb-1', PORT: 'many' })
    expect(half.output).toBe(
      'wrong PORT: It must be a number from 0 to 65535.\n      Do: Correct it in .env, or in the environment.\n\nTo be put right: PORT.\n',
    )
    const unsigned = await runSetup(folder, ['--check'], { SLACK_BOT_TOKEN: 'xoxb-1' })
    expect(unsigned.output).toContain(
      'wrong SLACK_SIGNING_SECRET: It is missing: with SLACK_BOT_TOKEN over HTTP it proves that a request comes from Slack. ' +
        'For Socket Mode set SLACK_APP_TOKEN instead.\n' +
        '      Do: https://api.slack.com/apps > your app > Basic Information > App Credentials: "Show" beside Signing Secret. Put it into .env, or run npm run setup.',
    )
  })

  test('a short state secret, a file that others can read, and an environment that goes first are noticed', async () => {
    const folder = newFolder()
    const { url } = await startAnsweringSlack(answers)
    const path = join(folder, '.env')
    writeFileSync(path, 'SLACK_STATE_SECRET=abcdefghijklmnop\nLOG_LEVEL=debug\n')
    chmodSync(path, 0o644)
    const { status, output } = await runSetup(folder, ['--check'], {
      SLACK_API_URL: url,
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: secret,
      SLACK_STATE_SECRET: 'short',
      SLACK_SIGNING_SECRET: `${secret.slice(1)}0`,
      TOKEN_ENCRYPTION_KEY: '0'.repeat(64),
    })
    expect(status).toBe(1)
    expect(output).toContain('note  HERE/.env: Others on this machine can read it.\n      chmod 600 HERE/.env\n')
    expect(output).toContain(
      'note  SLACK_STATE_SECRET: The environment has another value than HERE/.env, and goes first.',
    )
    expect(output).toContain(
      'wrong SLACK_STATE_SECRET: It is short enough to be guessed.\n      Do: Make one with openssl rand -hex 32.',
    )
    expect(output).not.toMatch(/abcdefghijklmnop|0{64}/)
  })

  test('as a process of its own it ends, with the status and without a secret in what it prints', async () => {
    const folder = newFolder()
    const { url } = await startAnsweringSlack(answers)
    const child = spawn(process.execPath, [fileURLToPath(new URL('../../bin/setup.mjs', import.meta.url)), '--check'], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        SLACK_API_URL: url,
        SLACK_BOT_TOKEN: 'xoxb-1-hidden',
        SLACK_APP_TOKEN: `${appToken}hidden`,
        PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [output, errors, status] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((resolve) => child.on('exit', resolve)),
    ])
    expect([status, errors]).toEqual([0, ''])
    expect(output).toContain('Everything that can be checked from here is right.')
    expect(output).not.toContain('hidden')
  })
})

describe('asked at a terminal', () => {
  const enter = '\r'
  const down = '\u001B[B'

  /** Types each answer when its question is on the screen. */
  async function converse(
    folder: string,
    dialogue: readonly (readonly [question: string, keys: string])[],
    environment: Record<string, string> = {},
  ) {
    const input = new FakeKeyboard(true)
    const output = new FakeScreen(true)
    const path = join(folder, '.env')
    const done = setup(['--env', path], {
      environment: { DATA_DIR: join(folder, 'var'), PORT: '0', NO_COLOR: '1', ...environment },
      input,
      output,
      errors: output,
      hasLinks: false,
    })
    const shown = () => stripVTControlCharacters(output.shown)
    let from = 0
    for (const [question, keys] of dialogue) {
      await expect.poll(() => shown().slice(from), { timeout: 5000, interval: 5 }).toContain(question)
      from = shown().length
      // The library reads keys from the turn after it has drawn.
      await new Promise((resolve) => setTimeout(resolve, 20))
      input.write(keys)
    }
    const status = await done
    return { status, shown: shown(), file: existsSync(path) ? readFileSync(path, 'utf8') : null }
  }

  test('a newcomer gets the link, each token is checked as it comes, .env is written, and what to do next is said', async () => {
    const folder = newFolder()
    const { url } = await startAnsweringSlack(answers)
    const { status, shown, file } = await converse(
      folder,
      [
        ['How shall Slack and gpucost meet?', enter],
        ['Bot User OAuth Token', `xoxp-1${enter}`],
        ['It starts with xoxb-; this is a user token.', `xoxb-1${enter}`],
        ['App-Level Token', ` ${appToken} ${enter}`],
        ['First owner of the settings', `Ann${enter}`],
        ['An id such as U012ABCDE', `\u0015U0ANN${enter}`],
        ['Read newer prices from public feeds', enter],
      ],
      { SLACK_API_URL: url },
    )
    expect(shown).toContain('https://api.slack.com/apps?new_app=1&manifest_json=')
    expect(shown).toContain('Slack knows it: the bot gpucost in the workspace Acme.')
    expect(shown).toContain('npm start connects it. In Slack, type:  /gpucost 70b 2B tokens')
    expect(shown).not.toContain('xoxb-1')
    expect(file).toContain(`SLACK_BOT_TOKEN=xoxb-1\n`)
    expect(file).toContain(`SLACK_APP_TOKEN=${appToken}\n`)
    expect(file).toContain('OWNERS=U0ANN\n')
    expect(status).toBe(0)
  })

  test('a token that Slack refuses is asked for again; what is there is kept with Enter, and changed only after a yes', async () => {
    const folder = newFolder()
    const { url } = await startAnsweringSlack({ ...answers, 'apps.connections.open': refused('invalid_auth') })
    const before = `SLACK_BOT_TOKEN=xoxb-1-kept\nSLACK_APP_TOKEN=xapp-1-old\nSLACK_API_URL=${url}\n`
    writeFileSync(join(folder, '.env'), before, { mode: 0o600 })
    const { status, shown, file } = await converse(folder, [
      ['How shall Slack and gpucost meet?', enter],
      ['Enter keeps the one that ends in kept', enter],
      ['Enter keeps the one that ends in -old', `${appToken}${enter}`],
      ['Use it all the same?', 'n'],
      ['App-Level Token', `xapp-2${enter}`],
      ['Use it all the same?', 'y'],
      ['First owner of the settings', enter],
      ['Read newer prices from public feeds', enter],
      ['Change SLACK_APP_TOKEN in', 'n'],
    ])
    expect(shown).toContain('Slack does not know it ("invalid_auth").')
    expect([status, file]).toEqual([1, before])
  })

  test('over HTTP for many workspaces: the address is in the link, PostgreSQL can be chosen and is tried', async () => {
    const folder = newFolder()
    const { url } = await startAnsweringSlack(answers)
    const { status, shown, file } = await converse(
      folder,
      [
        ['How shall Slack and gpucost meet?', `${down}${down}${enter}`],
        ['At which https address', `gpucost.example.com${enter}`],
        ['is not an address', `\u0015https://gpucost.example.com${enter}`],
        ['Client ID', `1.2${enter}`],
        ['Client Secret', `${secret}${enter}`],
        ['Signing Secret', `${secret.slice(1)}0${enter}`],
        ['Where shall it remember?', `${down}${enter}`],
        ['Its address', `postgres://127.0.0.1:1/gpucost${enter}`],
        ['Use it all the same?', 'n'],
        ['Where shall it remember?', enter],
        ['Read newer prices from public feeds', 'n'],
      ],
      { SLACK_API_URL: url },
    )
    expect(shown).toContain(encodeURIComponent('https://gpucost.example.com/slack/events'))
    expect(shown).toContain('Nothing listens at 127.0.0.1:1.')
    expect(file).not.toContain('DATABASE_URL')
    expect(file).toContain('PRICE_FEEDS=off')
    expect(file).toMatch(/^TOKEN_ENCRYPTION_KEY=[0-9a-f]{64}$/m)
    expect(status).toBe(0)
    expect(
      readSettings({
        SLACK_API_URL: url,
        ...Object.fromEntries(
          (file ?? '')
            .split('\n')
            .filter((line) => /^[A-Z]/.test(line))
            .map((line) => line.split('=')),
        ),
      }),
    ).toMatchObject({ ok: true, transport: 'http' })
  })

  test('Escape leaves off, and nothing is written', async () => {
    const folder = newFolder()
    const { status, shown, file } = await converse(folder, [['How shall Slack and gpucost meet?', '\u0003']])
    expect(shown).toContain('Left off: nothing was written.')
    expect([status, file]).toEqual([1, null])
  })
})
