/** What the inbox itself holds as open, seen from outside of every process of the app. */
import { type DatabaseLocation, openDatabase } from '../../src/store/database.ts'

export async function openDeliveries(database: DatabaseLocation): Promise<number> {
  const db = await openDatabase(database, { migrates: false })
  try {
    const { count } = await db
      .selectFrom('deliveries')
      .where('state', '=', 'noted')
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow()
    return Number(count)
  } finally {
    await db.destroy()
  }
}
