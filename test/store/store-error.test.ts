import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { postgresDialect } from '../../src/store/postgres.ts'
import { isStoreError } from '../../src/store/store-error.ts'
import { withDatabase } from './database-rows.ts'
import { newDatabase } from './databases.ts'

const thrownBy = async (work: () => unknown) => {
  try {
    return await work()
  } catch (error) {
    return error
  }
}

test('a connection that was ended, a server that is away, and a statement that took too long pass', async () => {
  const location = await newDatabase('PostgreSQL')
  const [ended, late, wrong] = await withDatabase(location, async (db) => [
    await thrownBy(() => sql`select pg_terminate_backend(pg_backend_pid())`.execute(db)),
    await thrownBy(() =>
      db.transaction().execute(async (tx) => {
        await sql`set local statement_timeout = 20`.execute(tx)
        await sql`select pg_sleep(5)`.execute(tx)
      }),
    ),
    await thrownBy(() => sql`select of nothing`.execute(db)),
  ])
  const dialect = postgresDialect('postgres://nobody@127.0.0.1:1/none', () => undefined, 'rest')
  const away = await thrownBy(() => sql`select 1`.execute(new Kysely<unknown>({ dialect })))
  expect([ended, late, away].map(isStoreError)).toEqual([true, true, true])
  expect(isStoreError(wrong)).toBe(false)
})

test('a SQLite file that is busy passes, a fault of ours does not', async () => {
  const db = new DatabaseSync(':memory:')
  const wrong = await thrownBy(() => db.exec('select of nothing'))
  db.close()
  expect(wrong).toBeInstanceOf(Error)
  expect(isStoreError(wrong)).toBe(false)
  expect(isStoreError(Object.assign(new Error('database is locked'), { errcode: 261 }))).toBe(true)
  expect(isStoreError(new TypeError('undefined is no function'))).toBe(false)
})
