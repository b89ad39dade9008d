/** Where much is written, a thread of its own moves the log of SQLite into its file; SQLite itself where that fails. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { createCheckpoints } from '../../src/store/checkpoints.ts'

function openDatabase(path = '') {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-checkpoints-'))
  const file = join(folder, 'some.sqlite')
  const database = new DatabaseSync(file)
  database.exec('pragma journal_mode = wal; create table words (word text)')
  const checkpoints = createCheckpoints(database, path || file, { busyAbove: 5, every: 10, idleMs: 200 })
  onTestFinished(async () => {
    await checkpoints.close()
    database.close()
    rmSync(folder, { recursive: true })
  })
  const insert = database.prepare('insert into words values (?)')
  const write = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      insert.run('x'.repeat(3000))
      checkpoints.committed()
    }
  }
  const pagesAlone = () => database.prepare('pragma wal_autocheckpoint').get()?.['wal_autocheckpoint']
  return { file, write, pagesAlone }
}

test('many commits are moved into the file beside the thread that writes; once it is quiet SQLite does it again', async () => {
  const { file, write, pagesAlone } = openDatabase()
  write(4)
  expect(pagesAlone()).toBe(1000)
  const before = statSync(file).size
  write(100)
  expect(pagesAlone()).toBe(20_000)
  await expect.poll(() => statSync(file).size, { timeout: 5000 }).toBeGreaterThan(before + 100 * 3000)
  await expect.poll(pagesAlone, { timeout: 5000 }).toBe(1000)
})

test('where the thread cannot be had SQLite goes on as before', async () => {
  const { write, pagesAlone } = openDatabase(join(tmpdir(), 'no such folder', 'no.sqlite'))
  write(100)
  await expect.poll(pagesAlone, { timeout: 5000 }).toBe(1000)
  write(100)
  expect(pagesAlone()).toBe(1000)
})
