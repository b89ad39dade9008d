/** What the Slack CLI does with .slack/hooks.json: it runs commands, and reads what they print. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import manifest from '../../manifest.json' with { type: 'json' }
import { appToken, botToken, startTestSlack } from './test-slack.ts'

const root = join(import.meta.dirname, '../..')
const commands = z.record(z.string(), z.string())
const { hooks } = z.object({ hooks: commands }).parse(JSON.parse(readFileSync(join(root, '.slack/hooks.json'), 'utf8')))

/** As the CLI runs it: a command line, with flags of the protocol behind it. */
function runHook(command: string, flags: readonly string[] = []) {
  const { stdout, stderr, status } = spawnSync([command, ...flags].join(' '), {
    cwd: root,
    shell: true,
    encoding: 'utf8',
  })
  return { stdout, stderr, status }
}

const hooksAnswer = z.object({
  runtime: z.literal('node'),
  hooks: commands,
  config: z.object({
    'protocol-version': z.array(z.enum(['message-boundaries'])),
    'sdk-managed-connection-enabled': z.literal(true),
    watch: z.object({
      app: z.object({ 'filter-regex': z.string(), paths: z.array(z.string()) }),
      manifest: z.object({ paths: z.array(z.string()) }),
    }),
  }),
})
const discovered = () => {
  const { stdout, status } = runHook(hooks['get-hooks'] ?? '')
  expect(status).toBe(0)
  return hooksAnswer.parse(JSON.parse(stdout))
}

test('get-hooks names every hook that slack run needs, and folders that are there', () => {
  const { hooks: found, config } = discovered()
  expect(Object.keys(found).toSorted()).toEqual(['doctor', 'get-manifest', 'start'])
  for (const path of [...config.watch.app.paths, ...config.watch.manifest.paths]) {
    expect(existsSync(join(root, path))).toBe(true)
  }
  expect(new RegExp(config.watch.app['filter-regex']).test('src/main.ts')).toBe(true)
})

test('get-manifest prints the manifest for Socket Mode, within boundaries where the CLI asks for them', () => {
  const command = discovered().hooks['get-manifest'] ?? ''
  expect(JSON.parse(runHook(command).stdout)).toEqual(manifest)
  expect(manifest.settings.socket_mode_enabled).toBe(true)
  const flags = ['--protocol=message-boundaries', '--boundary=a1b2c3', '--manifest']
  const [before, json = '', after] = runHook(command, flags).stdout.split('a1b2c3')
  expect([before, after?.trim()]).toEqual(['', ''])
  expect(JSON.parse(json)).toEqual(manifest)
})

test('doctor says the versions', () => {
  const { stdout } = runHook(discovered().hooks['doctor'] ?? '')
  const version = z.object({ name: z.string(), current: z.string().regex(/^\d+\.\d+\.\d+/) })
  const { versions } = z.object({ versions: z.array(version.loose()) }).parse(JSON.parse(stdout))
  expect(versions.map(({ name }) => name)).toContain('node')
})

test('start connects by Socket Mode with the tokens that the CLI gives, under its old names too', async () => {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  const data = mkdtempSync(join(tmpdir(), 'gpucost-hooks-'))
  onTestFinished(() => rmSync(data, { recursive: true }))
  const command = discovered().hooks['start'] ?? ''
  for (const tokens of [
    { SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken },
    { SLACK_CLI_XAPP: appToken, SLACK_CLI_XOXB: botToken },
  ]) {
    // The file `.env` of whoever runs this is none of ours: it is looked for where the command runs.
    const child = spawn(`exec ${command.replace('bin/', join(root, 'bin/'))}`, {
      cwd: data,
      shell: true,
      env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: data, SLACK_API_URL: slack.apiUrl, ...tokens },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const closed = once(child, 'close')
    const [line] = await once(child.stdout, 'data')
    expect(String(line)).toMatch(/^ready http\S+ \(Socket Mode\)/)
    child.kill('SIGTERM')
    expect((await closed)[0]).toBe(0)
  }
})

test('start without the CLI, and a hook that there is not, say what to do', () => {
  const { PATH = '' } = process.env
  const alone = spawnSync(discovered().hooks['start'] ?? '', {
    cwd: root,
    shell: true,
    encoding: 'utf8',
    env: { PATH },
  })
  expect([alone.status, alone.stderr]).toEqual([1, expect.stringContaining('use slack run')])
  expect(runHook('node bin/slack-hooks.mjs deploy')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('There are: get-hooks, get-manifest, doctor, start.'),
  })
})
