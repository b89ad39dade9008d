/** The package as somebody installs it: packed, unpacked under node_modules, where Node strips no types by itself. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, symlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'gpucost-installed-'))
const modules = join(folder, 'node_modules')
const command = join(modules, 'gpucost/bin/gpucost.mjs')

beforeAll(async () => {
  await run('npm', ['pack', '--pack-destination', folder], { cwd: root })
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  mkdirSync(join(modules, 'gpucost'), { recursive: true })
  await run('tar', ['-xzf', join(folder, tarball), '-C', join(modules, 'gpucost'), '--strip-components=1'])
  for (const name of readdirSync(join(root, 'node_modules'))) {
    // The Node that the registry brings stays behind: what happens without it is part of the test.
    if (!name.startsWith('.') && !name.startsWith('node-'))
      symlinkSync(join(root, 'node_modules', name), join(modules, name))
  }
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

test('the installed command answers, without a warning', async () => {
  const { stdout, stderr } = await run(process.execPath, [command, 'ask', '70b 2B tokens', '--json'], { cwd: folder })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toMatchObject({
    spec: { tokens: 2e9 },
    recommendation: { best: { gpuCount: expect.any(Number) } },
  })
})

/** Runs before the launcher, which then believes to run on this version. */
const pretend = (version: string) =>
  `--import=data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`

test('an old Node without a newer one beside it is told which one to install', async () => {
  const old = run(process.execPath, [pretend('22.3.0'), command, '--help'], { cwd: folder })
  await expect(old).rejects.toMatchObject({
    code: 1,
    stderr:
      'gpucost needs Node 24.15 or newer; this is 22.3.0. Install a newer one from https://nodejs.org and try again.\n',
  })
})

test('an old Node hands over to the one that the registry brought, with arguments and exit status', async () => {
  const checkout = join(root, 'bin/gpucost.mjs')
  const runOld = (...args: string[]) => run(process.execPath, [pretend('22.3.0'), checkout, ...args], { cwd: folder })
  const isBrought = readdirSync(join(root, 'node_modules')).some((name) => /^node-(linux|win)-/.test(name))
  // On a Mac the registry brings none, and the sentence stands there too.
  const answered = await runOld('help', 'ask').then(
    ({ stdout }) => stdout,
    (error: { stderr: string }) => error.stderr,
  )
  expect(answered).toContain(isBrought ? 'gpucost ask — ' : 'gpucost needs Node 24.15 or newer')
  await expect(runOld('aks')).rejects.toMatchObject({ code: isBrought ? 2 : 1 })
})

test('an old Node that is killed at once takes the one that it handed over to along', async () => {
  // Nothing ends it but this: its input stays open.
  const input = join(folder, 'input')
  await run('mkfifo', [input])
  const fd = openSync(input, 'r+')
  const words = [pretend('22.3.0'), join(root, 'bin/gpucost.mjs'), 'parse', '--batch']
  const old = spawn(process.execPath, words, { stdio: [fd, 'pipe', 'ignore'] })
  const ended = once(old, 'close')
  writeSync(fd, '{"id":1,"text":"70b 2B tokens"}\n')
  await Promise.race([once(old.stdout ?? old, 'data'), ended])
  old.kill('SIGKILL')
  // What the other one writes to stays open for as long as it lives.
  expect(await ended).toEqual([null, 'SIGKILL'])
  closeSync(fd)
})

test('a Node that was handed over to hands over to nobody', async () => {
  const env = { ...process.env, GPUCOST_HANDED_OVER: '1' }
  const old = run(process.execPath, [pretend('22.3.0'), join(root, 'bin/gpucost.mjs'), '--help'], { cwd: folder, env })
  await expect(old).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('gpucost needs Node 24.15') })
})
