/** The published package, as who has nothing but Node runs it: packed by npm, taken apart in an empty folder. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { writeNpmPackage } from '../../src/tasks/bundle/npm-package.ts'
import { noRules } from '../../src/team/team-rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'gpucost-npm-'))
const source = join(folder, 'source')
const installed = join(folder, 'empty/package')
let packedBytes = 0

beforeAll(async () => {
  await writeNpmPackage(source, 'Team/gpucost')
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts'], { cwd: source, encoding: 'utf8' }),
  )
  const file = join(source, packed.filename)
  packedBytes = statSync(file).size
  execFileSync('mkdir', ['-p', join(folder, 'empty')])
  execFileSync('tar', ['-xzf', file, '-C', join(folder, 'empty')])
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The value, whose numbers may differ by a ten-thousandth. */
function nearly(value: unknown): unknown {
  if (typeof value === 'number')
    return { asymmetricMatch: (other: unknown) => Math.abs(Number(other) - value) <= 1e-4 * Math.abs(value) }
  if (Array.isArray(value)) return value.map(nearly)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, nearly(part)]))
}

function run(args: readonly string[], flags: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, join(installed, 'bin/gpucost.mjs'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      // Nothing of this checkout is found by way of the environment.
      env: { PATH: process.env['PATH'] ?? '' },
    },
  )
  return { status, stdout, stderr }
}

test('it is small, and needs no other package', () => {
  expect(packedBytes).toBeLessThan(4_700_000)
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  expect(manifest).toMatchObject({ name: 'gpucost', bin: { gpucost: 'bin/gpucost.mjs' }, engines: { node: '>=22' } })
  expect(manifest.dependencies).toBeUndefined()
})

test('npm and the MCP registry are told the same name, that of who publishes it', () => {
  const packed = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  const { name, version, packages } = JSON.parse(readFileSync(join(source, 'server.json'), 'utf8'))
  expect(packed).toMatchObject({ version, repository: { url: 'git+https://github.com/Team/gpucost.git' } })
  expect([packed.mcpName, name]).toEqual(['io.github.team/gpucost', 'io.github.team/gpucost'])
  expect(packages).toMatchObject([{ identifier: packed.name, version: packed.version }])
})

test('it answers as the checkout does', () => {
  const args = ['ask', 'llama 3.1 8b lora 50M tokens', '--json', '--today', '2026-11-24'] as const
  const { status, stdout } = run(args)
  expect(status).toBe(0)
  const outcome = createApp()
    .engine()
    .handle(
      { kind: 'job', text: args[1], inputKind: 'command' },
      { today: args[4], rules: noRules, teamMeasurements: [] },
    )
  if (outcome.kind !== 'plan') throw new Error(outcome.kind)
  const { best } = outcome.answer.recommendation
  // Its residuals are written with fewer digits.
  expect(JSON.parse(stdout).recommendation.best).toEqual(nearly(JSON.parse(JSON.stringify(best))))
})

test('what it leaves out is said in a sentence', () => {
  expect(run(['chart', '8b 1M tokens', '--out', 'x.png'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('clone the repository'),
  })
})

test('an older Node gets a sentence', () => {
  const older = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })"
  const { status, stderr } = run(
    ['ask', '8b 1M tokens'],
    ['--import', `data:text/javascript,${encodeURIComponent(older)}`],
  )
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr:
      'gpucost needs Node 22 or newer; this is 18.20.4. Install a newer one from https://nodejs.org and try again.\n',
  })
})
