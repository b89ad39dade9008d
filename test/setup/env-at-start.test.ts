/** `npm start` reads `.env` beside it, and the environment goes first. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-start-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** What is said at a start that fails. */
function start(folder: string, environment: Record<string, string> = {}) {
  const entry = fileURLToPath(new URL('../../bin/start.mjs', import.meta.url))
  const env = { PATH: process.env['PATH'], ...environment }
  const { status, stderr } = spawnSync(process.execPath, [entry], { cwd: folder, env, encoding: 'utf8' })
  return { status, said: stderr }
}

test('what .env sets holds, unless the environment sets it too', () => {
  const folder = newFolder()
  writeFileSync(join(folder, '.env'), 'PORT=from-the-file\nSLACK_BOT_TOKEN=xoxb-1\n')
  expect(start(folder)).toEqual({
    status: 1,
    said: 'gpucost cannot start: PORT must be a number from 0 to 65535.\n',
  })
  expect(start(folder, { PORT: '0' }).said).toMatch(/^gpucost cannot start: SLACK_SIGNING_SECRET is missing/)
})

test('an .env that cannot be read is named in one line', () => {
  const folder = newFolder()
  mkdirSync(join(folder, '.env'))
  expect(start(folder)).toEqual({
    status: 1,
    said: expect.stringMatching(/^gpucost cannot start: \.env cannot be read: .+\.\n$/),
  })
})
