import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runMigrate } from '../../src/cli/migrate-verb.ts'
import { withoutColor } from '../../src/presentation/terminal/terminal.ts'
import { openDatabase } from '../../src/store/database.ts'
import { newDatabase } from '../store/databases.ts'

const terminal = { width: 80, paint: withoutColor }

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-migrate-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test.each(['SQLite', 'PostgreSQL'] as const)(
  'on %s: what is lacking is named and not made, then made, then nothing is',
  async (kind) => {
    const location = kind === 'SQLite' ? { folder: emptyFolder() } : await newDatabase(kind)
    const environment = 'url' in location ? { DATABASE_URL: location.url } : { DATA_DIR: location.folder }
    for (let look = 0; look < 2; look += 1) {
      const before = await runMigrate(true, environment)
      expect([before.status, before.text(terminal)]).toEqual([
        2,
        expect.stringMatching(
          /lacks 2026-11-24-first, 2026-11-26-owners, 2026-11-26-runs-and-watches, 2026-11-26-pinned-jobs.*: gpucost migrate$/,
        ),
      ])
    }
    expect(await runMigrate(false, environment)).toMatchObject({ status: 0, json: { made: expect.any(Array) } })
    expect((await runMigrate(false, environment)).text(terminal)).toContain('is up to date')
    expect(await runMigrate(true, environment)).toMatchObject({ status: 0, json: { pending: [] } })
  },
)

test('a look at a database that is not there makes nothing', async () => {
  const empty = emptyFolder()
  for (const folder of [empty, join(empty, 'missing')]) {
    expect(await runMigrate(true, { DATA_DIR: folder })).toMatchObject({ status: 2, json: { newer: [] } })
  }
  expect(readdirSync(empty)).toEqual([])
})

test('a database that cannot be reached, or a setting that is wrong, is said in a sentence', async () => {
  const unreachable = await runMigrate(true, { DATABASE_URL: 'postgres://127.0.0.1:1/none' })
  expect([unreachable.status, unreachable.text(terminal)]).toEqual([
    2,
    expect.stringContaining('DATABASE_URL cannot be used'),
  ])
  const wrong = await runMigrate(false, { DATABASE_URL: 'mysql://x' })
  expect(wrong.text(terminal)).toContain('DATABASE_URL must be a postgres:// address')
})

test('with MIGRATE off a database that lacks something is not used, and one that is up to date is', async () => {
  const location = await newDatabase('PostgreSQL')
  await expect(openDatabase(location, { migrates: false })).rejects.toThrow('run "gpucost migrate" first')
  await (await openDatabase(location)).destroy()
  await (await openDatabase(location, { migrates: false })).destroy()
})
