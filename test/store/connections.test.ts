/** Connections to PostgreSQL that break at the worst moment. */
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { breakConnections, newDatabase } from './databases.ts'

test('one that breaks between two statements of a transaction fails it, and nothing else', async () => {
  const location = await newDatabase('PostgreSQL')
  const db = await openDatabase(location)
  const count = () => db.selectFrom('teams').select('team').execute()
  const broken = db.transaction().execute(async (tx) => {
    await tx.selectFrom('teams').select('team').execute()
    await breakConnections(location)
    // It is heard of while nothing is asked of it.
    await new Promise((resolve) => setTimeout(resolve, 50))
    await tx.selectFrom('teams').select('team').execute()
  })
  await expect(broken).rejects.toThrow(/[Cc]onnection/)
  expect(await count()).toEqual([])
  await db.destroy()
})
