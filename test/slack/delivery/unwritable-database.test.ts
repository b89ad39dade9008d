/** A database that answers and takes nothing: a full disk, a volume that is mounted to be read alone. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDatabase } from '../../store/database-rows.ts'
import { newDatabase } from '../../store/databases.ts'
import { command } from '../test-slack.ts'
import { runApp } from '../running-app.ts'

test('a database that can be read and not written is not ready, until it can be written again', async () => {
  const location = await newDatabase('SQLite')
  const { app, send, responseUrl } = await runApp({}, {}, location)
  const isReady = async () => (await fetch(`${app.address}/readyz`)).ok
  const write = (statement: string) => withDatabase(location, (db) => sql.raw(statement).execute(db))
  await write("create trigger full before insert on delivery_keys begin select raise(abort, 'full'); end")
  await send.command(command('70b 2B tokens', responseUrl()))
  expect(await isReady()).toBe(false)
  // Reading goes well all the while.
  await sleep(500)
  expect(await isReady()).toBe(false)
  await write('drop trigger full')
  await expect.poll(isReady).toBe(true)
})
