/** What was committed waits for the disk, and nobody waits for the wait. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as soon } from 'node:timers/promises'
import { Kysely, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { createFlush, coalesce } from '../../src/store/flush.ts'
import { sqliteDialect } from '../../src/store/sqlite.ts'

type Rows = { deliveries: { id: string; state: string } }

/** A table in a file whose disk is as slow as the test wants: `let go` ends the flushes asked for so far. */
async function onSlowDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-flush-'))
  const waiting: { readonly resolve: () => void; readonly reject: (reason: Error) => void }[] = []
  let isSlow = false
  const openFlush = (file: string) => {
    const { now, close } = createFlush(file)
    const slowly = () => new Promise<void>((resolve, reject) => void waiting.push({ resolve, reject }))
    return { now: () => (isSlow ? slowly() : now()), close }
  }
  const db = new Kysely<Rows>({ dialect: sqliteDialect(folder, openFlush) })
  onTestFinished(async () => {
    await db.destroy()
    rmSync(folder, { recursive: true })
  })
  await sql`create table deliveries (id text, state text)`.execute(db)
  isSlow = true
  const letGo = () => waiting.splice(0).forEach(({ resolve }) => resolve())
  const fail = () => waiting.splice(0).forEach(({ reject }) => reject(new Error('the disk is gone')))
  return { db, waiting, letGo, fail }
}

const row = () => ({ id: randomUUID(), state: 'noted' })

/** Whether it ended after everything that could go on went on. */
async function hasEnded(work: Promise<unknown>): Promise<boolean> {
  let ended = false
  const mark = () => {
    ended = true
  }
  work.then(mark, mark)
  for (let turn = 0; turn < 20; turn += 1) await soon()
  return ended
}

test('a transaction ends when it is on the disk; meanwhile others write and read', async () => {
  const { db, waiting, letGo } = await onSlowDisk()
  const note = () => db.transaction().execute((tx) => tx.insertInto('deliveries').values(row()).execute())
  const [one, other] = [note(), note()]
  expect(await hasEnded(one)).toBe(false)
  expect(await db.selectFrom('deliveries').selectAll().execute()).toHaveLength(2)
  expect(waiting).toHaveLength(2)
  expect(await hasEnded(other)).toBe(false)
  letGo()
  await Promise.all([one, other])
})

test('a write by itself waits too, also one that gives rows back; what records an end does not', async () => {
  const { db, letGo } = await onSlowDisk()
  const inserted = db.insertInto('deliveries').values(row()).execute()
  const returned = db.deleteFrom('deliveries').returning('id').execute()
  expect(await hasEnded(inserted)).toBe(false)
  expect(await hasEnded(returned)).toBe(false)
  expect(await hasEnded(db.updateTable('deliveries').set({ state: 'answered' }).execute())).toBe(true)
  letGo()
  await Promise.all([inserted, returned])
})

test('a transaction that is rolled back waits as well: what made it so must last', async () => {
  const { db, letGo } = await onSlowDisk()
  const refused = db.transaction().execute(async (tx) => {
    await tx.insertInto('deliveries').values(row()).execute()
    throw new Error('no')
  })
  expect(await hasEnded(refused)).toBe(false)
  letGo()
  await expect(refused).rejects.toThrow('no')
})

test('where the disk refuses, who wrote is told, and the next waits for it as well', async () => {
  const { db, fail, letGo } = await onSlowDisk()
  const inserted = db.insertInto('deliveries').values(row()).execute()
  expect(await hasEnded(inserted)).toBe(false)
  fail()
  await expect(inserted).rejects.toThrow('the disk is gone')
  const read = db.selectFrom('deliveries').selectAll().execute()
  expect(await hasEnded(read)).toBe(false)
  letGo()
  expect(await read).toHaveLength(1)
  expect(await db.selectFrom('deliveries').selectAll().execute()).toHaveLength(1)
})

test('who asks while it runs shares the next run, which begins after the asking', async () => {
  const runs: (() => void)[] = []
  const flush = coalesce(() => new Promise<void>((resolve) => void runs.push(resolve)))
  const first = flush()
  const later = [flush(), flush(), flush()]
  expect(await hasEnded(Promise.race(later))).toBe(false)
  expect(runs).toHaveLength(1)
  runs[0]?.()
  await first
  expect(await hasEnded(Promise.race(later))).toBe(false)
  expect(runs).toHaveLength(2)
  const last = flush()
  runs[1]?.()
  await Promise.all(later)
  expect(await hasEnded(last)).toBe(false)
  expect(runs).toHaveLength(3)
  runs[2]?.()
  await last
})
