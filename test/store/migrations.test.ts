import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { describe, expect, test } from 'vitest'
import { StoreOpenError } from '../../src/store/store-open-error.ts'
import { openDatabase, type DatabaseLocation } from '../../src/store/database.ts'
import { migrate, migrations } from '../../src/store/migrations.ts'
import { note } from './document-schemas.ts'
import { openNoteStore } from './document-store.ts'
import { databaseKinds, newDatabase } from './databases.ts'
import { withDatabase } from './database-rows.ts'

const snapshot = { conversation: { revisions: [note('8b')], position: 0 }, shown: null, pins: [] }
const thread = { channel: 'C1', thread: '1.1' }
const second = '2999-01-01-second'

/** Changes a table, then waits to be killed or fails. */
const addColumn = async (db: Parameters<Migration['up']>[0]) => {
  await sql`alter table settings add column extra text`.execute(db)
  await sql`update settings set extra = 'half-way'`.execute(db)
}

const dropColumn = async (db: Parameters<Migration['up']>[0]) => {
  await sql`alter table settings drop column extra`.execute(db)
}

describe.each(databaseKinds)('migrations in %s', (kind) => {
  test('several replicas that start at once on an empty database all come up', async () => {
    const location = await newDatabase(kind)
    const replicas = await Promise.all(Array.from({ length: 5 }, () => startedProcess(location, 'open')))
    expect(replicas).toEqual(Array.from({ length: 5 }, () => 'opened\n'))
  })

  test('opening again loses nothing', async () => {
    const location = await newDatabase(kind)
    await (await openNoteStore(location)).of('T1').threads.addTurn(thread, { delivery: null, by: null }, () => snapshot)
    expect(await (await openNoteStore(location)).of('T1').threads.read(thread)).toMatchObject(snapshot)
  })

  test('a migration that fails changes nothing, and its name is told', async () => {
    const location = await newDatabase(kind)
    await (await openNoteStore(location)).of('T1').settings.write(null, note('kept'), 'U0ANN', 0)
    const broken: Migration = {
      up: async (db) => {
        await addColumn(db)
        throw new Error('out of luck')
      },
    }
    await withDatabase(location, async (db) => {
      const failing = migrate(db, { ...migrations, [second]: broken })
      await expect(failing).rejects.toThrow(`migration ${second} failed, nothing was changed: out of luck`)
      await expect(sql`select extra from settings`.execute(db)).rejects.toThrow('extra')
    })
    expect(await (await openNoteStore(location)).of('T1').settings.read(null)).toMatchObject({ document: note('kept') })
    await withDatabase(location, (db) => migrate(db, { ...migrations, [second]: { up: addColumn } }))
  })

  test('a process killed in the middle of a migration leaves a database that opens', async () => {
    const location = await newDatabase(kind)
    await (await openNoteStore(location)).of('T1').settings.write(null, note('kept'), 'U0ANN', 0)
    expect(await startedProcess(location, 'hang', 'half-way')).toBe('half-way\n')
    const { settings } = (await openNoteStore(location)).of('T1')
    expect(await settings.read(null)).toMatchObject({ document: note('kept') })
    await withDatabase(location, async (db) => {
      await expect(sql`select extra from settings`.execute(db)).rejects.toThrow('extra')
      await migrate(db, { ...migrations, [second]: { up: addColumn } })
    })
  })

  test('a newer version that only added is run beside; one that took something away is not, and says so', async () => {
    const location = await newDatabase(kind)
    await withDatabase(location, (db) => migrate(db, { ...migrations, [second]: { up: addColumn } }))
    await (await openNoteStore(location)).of('T1').settings.write(null, note('kept'), 'U0ANN', 0)
    const third = '2999-01-02-third'
    const all = {
      ...migrations,
      [second]: { up: addColumn },
      [third]: { up: dropColumn, isContraction: true },
    } as const
    await withDatabase(location, (db) => migrate(db, all))
    await expect(openDatabase(location)).rejects.toThrow('made by another version of gpucost')
  })

  test('where migrating is left to the verb, a database that lacks something is refused with what to do', async () => {
    const location = await newDatabase(kind)
    const opening = openDatabase(location, { migrates: false })
    await expect(opening).rejects.toThrow(/lacks 2026-11-24-first, .*: run "gpucost migrate" first/)
    await (await openDatabase(location)).destroy()
    await (await openDatabase(location, { migrates: false })).destroy()
  })
})

test('the folder of SQLite is made, and its file is for its owner alone', async () => {
  const location = await newDatabase('SQLite')
  if (!('folder' in location)) throw new Error('not a folder')
  const folder = join(location.folder, 'deep/er')
  await openNoteStore({ folder })
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'gpucost.sqlite')).mode & 0o777).toBe(0o600)
})

test.each([
  ['a folder that cannot be made', async () => ({ folder: '/dev/null/var' })],
  ['a server that does not answer', async () => ({ url: 'postgres://nobody@127.0.0.1:9/none' })],
  [
    'a file that is no database',
    async () => {
      const location = await newDatabase('SQLite')
      if (!('folder' in location)) throw new Error('not a folder')
      mkdirSync(join(location.folder, 'gpucost.sqlite'))
      chmodSync(location.folder, 0o700)
      return location
    },
  ],
])('%s cannot be opened, in one line', async (_, location) => {
  const error: unknown = await openDatabase(await location()).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StoreOpenError)
  expect(String(error)).not.toContain('\n')
  expect(String(error).length).toBeGreaterThan(20)
})

/** What a process prints that opens the database, or hangs in a migration until it is killed. */
async function startedProcess(location: DatabaseLocation, what: 'open' | 'hang', killAt?: string): Promise<string> {
  const script = fileURLToPath(new URL('migrating-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, what, JSON.stringify(location)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += String(chunk)
    if (killAt !== undefined && printed.includes(killAt)) child.kill('SIGKILL')
  })
  await once(child, 'close')
  return printed
}
