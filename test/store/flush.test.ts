/** What was committed waits for the disk, and nobody waits for the wait. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as soon } from 'node:timers/promises'
import { Kysely, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { createFlush, coalesce } from '../../src/store/flush.ts'
import { sqliteDialect } from '../../src/store/sqlite.ts'

type StateRow = { id: string; state: string }
type Rows = { deliveries: StateRow; thread_turns: StateRow; posts: StateRow }

/** A table in a file whose disk is as slow as the test wants: `let go` ends the flushes asked for so far. */
async function onSlowDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-flush-'))
  const waiting: { readonly resolve: () => void; readonly reject: (reason: Error) => void }[] = []
  let isSlow = false
  const openFlush = (file: string) => {
    const { now, close } = createFlush(file)
    const slowly = () => new Promise<void>((resolve, reject) => void waiting.push({ resolve, reject }))
    const slowNow = () => (isSlow ? slowly() : now())
    return { now: slowNow, soon: slowNow, close }
  }
  const db = new Kysely<Rows>({ dialect: sqliteDialect(folder, openFlush) })
  onTestFinished(async () => {
    await db.destroy()
    rmSync(folder, { recursive: true })
  })
  for (const table of ['deliveries', 'thread_turns', 'posts'])
    await sql`create table ${sql.table(table)} (id text, state text)`.execute(db)
  isSlow = true
  const letGo = () => waiting.splice(0).forEach(({ resolve }) => resolve())
  const fail = () => waiting.splice(0).forEach(({ reject }) => reject(new Error('the disk is gone')))
  return { db, waiting, letGo, fail }
}

function temporaryFile() {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-flush-'))
  const file = join(folder, 'log')
  writeFileSync(file, 'x')
  return { file, close: () => rmSync(folder, { recursive: true }) }
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

test('a transaction waits for the disk where anything in it must last by itself', async () => {
  const { db, letGo } = await onSlowDisk()
  const transaction = (...tables: readonly (keyof Rows)[]) =>
    db.transaction().execute(async (tx) => {
      for (const table of tables) await tx.insertInto(table).values(row()).execute()
    })
  // What is kept of an answer is followed by its end in the same log.
  expect(await hasEnded(transaction('thread_turns'))).toBe(true)
  const waits = [transaction('thread_turns', 'posts'), transaction('deliveries', 'thread_turns')]
  for (const each of waits) expect(await hasEnded(each)).toBe(false)
  letGo()
  await Promise.all(waits)
})

test('what keeps nobody waiting goes to the disk with what does, or alone a moment later', async () => {
  const { file, close } = temporaryFile()
  const flush = createFlush(file)
  onTestFinished(async () => {
    await flush.close()
    close()
  })
  await flush.now()
  const order: string[] = []
  const along = flush.soon().then(() => order.push('along'))
  await flush.now().then(() => order.push('now'))
  await along
  expect(order).toEqual(['along', 'now'])
  await flush.soon()
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
