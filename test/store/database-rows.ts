/** Looks into a database beside the store: which tables it has, and how many rows of a team lie in each. */
import { sql } from 'kysely'
import { type Database, openDatabase, type DatabaseLocation } from '../../src/store/database.ts'

/** Every table with a column `team`, as the database itself tells. */
export function rowsOf(location: DatabaseLocation, team: string): Promise<Record<string, number>> {
  return withDatabase(location, async (db) => {
    const tables = await db.introspection.getTables()
    const counts: Record<string, number> = {}
    for (const { name, columns } of tables) {
      if (!columns.some((column) => column.name === 'team')) continue
      const { rows } = await sql<{ count: number | string }>`
        select count(*) as count from ${sql.table(name)} where team = ${team}`.execute(db)
      counts[name] = Number(rows[0]?.count)
    }
    return counts
  })
}

/** Every row of a team in every table, as it lies there. */
export function contentsOf(location: DatabaseLocation, team: string): Promise<string> {
  return withDatabase(location, async (db) => {
    const tables = await db.introspection.getTables()
    const contents: string[] = []
    for (const { name, columns } of tables) {
      if (!columns.some((column) => column.name === 'team')) continue
      const { rows } = await sql`select * from ${sql.table(name)} where team = ${team}`.execute(db)
      contents.push(name, ...rows.map((row) => JSON.stringify(row)).toSorted())
    }
    return contents.join('\n')
  })
}

/** How many jobs are not done that are due now or within a minute; those of later days are left out. */
export function jobsDue(location: DatabaseLocation): Promise<number> {
  return withDatabase(location, async (db) => {
    const soon = new Date(Date.now() + 60_000).toISOString()
    const rows = db.selectFrom('jobs').select('key').where('done_at', 'is', null).where('run_at', '<=', soon)
    return (await rows.execute()).length
  })
}

/** What deliveries carried, as it lies in the table. */
export function payloadsIn(location: DatabaseLocation): Promise<string[]> {
  return withDatabase(location, async (db) => {
    const rows = await db.selectFrom('deliveries').select('payload').execute()
    return rows.map(({ payload }) => payload)
  })
}

/** Opens the database, does the work, and closes it. */
export async function withDatabase<T>(location: DatabaseLocation, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(location)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** As if that process had taken over everything that is open, and went on holding it. */
export async function handDeliveriesTo(location: DatabaseLocation, holder: string): Promise<void> {
  const db = await openDatabase(location)
  const lease_until = new Date(Date.now() + 3_600_000).toISOString()
  await db.updateTable('deliveries').set({ holder, lease_until }).where('state', '=', 'noted').execute()
  await db.destroy()
}
