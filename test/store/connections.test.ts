/** Connections to PostgreSQL that break at the worst moment. */
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { breakConnections, newPlace } from './places.ts'

test('one that breaks between two statements of a transaction fails it, and nothing else', async () => {
  const place = await newPlace('PostgreSQL')
  const db = await openDatabase(place)
  const count = () => db.selectFrom('teams').select('team').execute()
  const broken = db.transaction().execute(async (tx) => {
    await tx.selectFrom('teams').select('team').execute()
    await breakConnections(place)
    // It is heard of while nothing is asked of it.
    await new Promise((resolve) => setTimeout(resolve, 50))
    await tx.selectFrom('teams').select('team').execute()
  })
  await expect(broken).rejects.toThrow(/[Cc]onnection/)
  expect(await count()).toEqual([])
  await db.destroy()
})
