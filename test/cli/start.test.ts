/** What is loaded for a verb that only reads. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const command = join(import.meta.dirname, '../../bin/gpucost.mjs')
/** Names every file of ours that is loaded on stderr. */
const hook = `data:text/javascript,${encodeURIComponent(
  `import { registerHooks } from 'node:module'
  registerHooks({ load: (url, context, next) => (process.stderr.write(url + '\\n'), next(url, context)) })`,
)}`

function filesLoadedFor(...args: readonly string[]): readonly string[] {
  const { stderr, status } = spawnSync(process.execPath, ['--import', hook, command, ...args], { encoding: 'utf8' })
  expect(status).toBe(0)
  return stderr.split('\n').flatMap((url) => /\/(?:src|node_modules)\/[^/]+\//.exec(url)?.[0] ?? [])
}

test('a text is read without the rooms that plan it', () => {
  const loaded = new Set(filesLoadedFor('parse', '8b 2B tokens', '--json'))
  expect(loaded).toContain('/src/language/')
  for (const room of ['recommend', 'estimate', 'offers', 'conversation', 'slack'])
    expect(loaded).not.toContain(`/src/${room}/`)
  expect(loaded).not.toContain('/node_modules/mathjs/')
}, 30_000)

test('a verb that plans loads them', () => {
  expect(filesLoadedFor('ask', '8b 2B tokens', '--json')).toContain('/src/recommend/')
}, 30_000)

test('an option that a reading verb does not take is told as by the whole command', () => {
  const { stderr, status } = spawnSync(process.execPath, [command, 'parse', 'x', '--csv'], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([2, expect.stringContaining('gpucost ask does')])
}, 30_000)
