/** Looks into a database beside the store: which tables it has, and how many rows of a team lie in each. */
import { sql } from 'kysely'
import { openDatabase, type Place } from '../../src/store/database.ts'

/** Every table with a column `team`, as the database itself tells. */
export async function rowsOf(place: Place, team: string): Promise<Record<string, number>> {
  const db = await openDatabase(place)
  try {
    const tables = await db.introspection.getTables()
    const counts: Record<string, number> = {}
    for (const { name, columns } of tables) {
      if (!columns.some((column) => column.name === 'team')) continue
      const { rows } = await sql<{ count: number | string }>`
        select count(*) as count from ${sql.table(name)} where team = ${team}`.execute(db)
      counts[name] = Number(rows[0]?.count)
    }
    return counts
  } finally {
    await db.destroy()
  }
}
