/** A SQLite file that another process holds as the app starts. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { openDatabase } from '../../src/store/database.ts'
import { sqliteFile } from '../../src/store/sqlite.ts'

/** Longer than SQLite itself waits for a lock. */
const heldMs = 5600

test('a file that is locked for longer than SQLite waits is opened once it is free', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-locked-'))
  const holder = spawn(process.execPath, [
    '-e',
    `const { DatabaseSync } = require('node:sqlite')
     const held = new DatabaseSync(${JSON.stringify(sqliteFile(folder))})
     held.exec('pragma journal_mode = wal; begin exclusive')
     console.log('held')
     setTimeout(() => { held.exec('commit'); held.close() }, ${heldMs})`,
  ])
  await once(holder.stdout, 'data')
  const db = await openDatabase({ folder })
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db)
  expect(rows).toEqual([{ one: 1 }])
  await db.destroy()
})
