/** The server as one file, where nothing else is: what the container runs. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { serverFile } from '../end-to-end/server-file.ts'
import { botToken, command, senderTo, signingSecret, startTestSlack } from '../slack/test-slack.ts'

const folder = mkdtempSync(join(tmpdir(), 'gpucost-server-'))
const file = serverFile() ?? 'gpucost.mjs'
const environment = { PATH: process.env['PATH'] ?? '', PRICE_FEEDS: 'off', PORT: '0' }

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function readyAddress(settings: Readonly<Record<string, string>>): Promise<string> {
  const app = spawn(process.execPath, [file], { cwd: folder, env: { ...environment, ...settings } })
  onTestFinished(() => void app.kill('SIGKILL'))
  let output = ''
  app.stderr.on('data', (text) => (output += text))
  while (!/^ready \S+/m.test(output)) output += String((await once(app.stdout, 'data'))[0])
  return /^ready (\S+)/m.exec(output)?.[1] ?? output
}

test('it is ready, answers a signed command, and refuses a forged one', async () => {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  const settings = { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken, SLACK_API_URL: slack.apiUrl }
  const send = senderTo(await readyAddress(settings))
  const fields = command('70b 2B tokens', slack.responseUrls.create('C0HOME', 'U0ANN'))
  expect((await send.command(fields, { secret: 'guessed' })).status).toBe(401)
  expect((await send.command(fields)).status).toBe(200)
  await expect.poll(() => slack.workspace.messages).toHaveLength(1)
  expect(slack.workspace.messages[0]?.text).toMatch(/\$\d/)
})

test('without a Slack it has the local one inside, with all that its page loads', async () => {
  const address = await readyAddress({})
  const page = await (await fetch(address)).text()
  const paths = [...page.matchAll(/href="([^":]+)"/g)].map(([, path]) => path ?? '')
  expect(paths.length).toBeGreaterThan(40)
  const sizes = await Promise.all(
    paths.map(async (path) => {
      const response = await fetch(new URL(path, address))
      return response.ok ? (await response.arrayBuffer()).byteLength : 0
    }),
  )
  expect(sizes.filter((size) => size === 0)).toEqual([])
})

test('with a verb behind it it is the command line, charts and database included', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [file, ...args], { cwd: folder, env: environment, encoding: 'utf8' })
  expect(run('chart', '8b 1M tokens', '--out', 'chart.png')).toMatchObject({ status: 0, stderr: '' })
  expect(statSync(join(folder, 'chart.png')).size).toBeGreaterThan(10_000)
  expect(run('migrate').stdout).toContain('is up to date')
})
