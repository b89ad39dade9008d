import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { describe, expect, test } from 'vitest'
import { CannotOpen } from '../../src/store/cannot-open.ts'
import { openDatabase, type Place } from '../../src/store/database.ts'
import { migrate, migrations } from '../../src/store/migrations.ts'
import { says } from './note-shapes.ts'
import { openNotes } from './notes.ts'
import { kinds, newPlace } from './places.ts'
import { beside } from './rows.ts'

const turn = { conversation: { revisions: [says('8b')], position: 0 }, shown: null, pins: [] }
const thread = { channel: 'C1', thread: '1.1' }
const second = '2999-01-01-second'

/** Changes a table, then waits to be killed or fails. */
const addColumn = async (db: Parameters<Migration['up']>[0]) => {
  await sql`alter table settings add column extra text`.execute(db)
  await sql`update settings set extra = 'half-way'`.execute(db)
}

describe.each(kinds)('migrations in %s', (kind) => {
  test('several replicas that start at once on an empty database all come up', async () => {
    const place = await newPlace(kind)
    const replicas = await Promise.all(Array.from({ length: 5 }, () => startedProcess(place, 'open')))
    expect(replicas).toEqual(Array.from({ length: 5 }, () => 'opened\n'))
  })

  test('opening again loses nothing', async () => {
    const place = await newPlace(kind)
    await (await openNotes(place)).of('T1').threads.turn(thread, { delivery: null, by: null }, () => turn)
    expect(await (await openNotes(place)).of('T1').threads.read(thread)).toMatchObject(turn)
  })

  test('a migration that fails changes nothing, and its name is told', async () => {
    const place = await newPlace(kind)
    await (await openNotes(place)).of('T1').settings.write(null, says('kept'), 'U0ANN', 0)
    const broken: Migration = {
      up: async (db) => {
        await addColumn(db)
        throw new Error('out of luck')
      },
    }
    await beside(place, async (db) => {
      const failing = migrate(db, { ...migrations, [second]: broken })
      await expect(failing).rejects.toThrow(`migration ${second} failed, nothing was changed: out of luck`)
      await expect(sql`select extra from settings`.execute(db)).rejects.toThrow('extra')
    })
    expect(await (await openNotes(place)).of('T1').settings.read(null)).toMatchObject({ document: says('kept') })
    await beside(place, (db) => migrate(db, { ...migrations, [second]: { up: addColumn } }))
  })

  test('a process killed in the middle of a migration leaves a database that opens', async () => {
    const place = await newPlace(kind)
    await (await openNotes(place)).of('T1').settings.write(null, says('kept'), 'U0ANN', 0)
    expect(await startedProcess(place, 'hang', 'half-way')).toBe('half-way\n')
    const { settings } = (await openNotes(place)).of('T1')
    expect(await settings.read(null)).toMatchObject({ document: says('kept') })
    await beside(place, async (db) => {
      await expect(sql`select extra from settings`.execute(db)).rejects.toThrow('extra')
      await migrate(db, { ...migrations, [second]: { up: addColumn } })
    })
  })

  test('a database of a newer version is not touched, and says so', async () => {
    const place = await newPlace(kind)
    await beside(place, (db) => migrate(db, { ...migrations, [second]: { up: addColumn } }))
    await expect(openDatabase(place)).rejects.toThrow('made by another version of gpucost')
  })
})

test('the folder of SQLite is made, and its file is for its owner alone', async () => {
  const place = await newPlace('SQLite')
  if (!('folder' in place)) throw new Error('not a folder')
  const folder = join(place.folder, 'deep/er')
  await openNotes({ folder })
  expect(statSync(join(folder, 'gpucost.sqlite')).mode & 0o777).toBe(0o600)
})

test.each([
  ['a folder that cannot be made', async () => ({ folder: '/dev/null/var' })],
  ['a server that does not answer', async () => ({ url: 'postgres://nobody@127.0.0.1:9/none' })],
  [
    'a file that is no database',
    async () => {
      const place = await newPlace('SQLite')
      if (!('folder' in place)) throw new Error('not a folder')
      mkdirSync(join(place.folder, 'gpucost.sqlite'))
      chmodSync(place.folder, 0o700)
      return place
    },
  ],
])('%s cannot be opened, in one line', async (_, place) => {
  const error: unknown = await openDatabase(await place()).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(CannotOpen)
  expect(String(error)).not.toContain('\n')
  expect(String(error).length).toBeGreaterThan(20)
})

/** What a process prints that opens the database, or hangs in a migration until it is killed. */
async function startedProcess(place: Place, what: 'open' | 'hang', killAt?: string): Promise<string> {
  const script = fileURLToPath(new URL('migrating-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, what, JSON.stringify(place)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += String(chunk)
    if (killAt !== undefined && printed.includes(killAt)) child.kill('SIGKILL')
  })
  await once(child, 'close')
  return printed
}
