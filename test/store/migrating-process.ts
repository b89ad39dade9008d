/** A process of its own that opens a database, or hangs in the middle of a migration: to be killed there. */
import { sql } from 'kysely'
import { type Database, openDatabase, type DatabaseLocation } from '../../src/store/database.ts'
import { migrate, migrations } from '../../src/store/migrations.ts'

const [what, where = '{}'] = process.argv.slice(2)
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the test that started this process
const db: Database = await openDatabase(JSON.parse(where) as DatabaseLocation)
if (what === 'hang') {
  const hanging = async (tx: Parameters<(typeof migrations)[string]['up']>[0]) => {
    await sql`alter table settings add column extra text`.execute(tx)
    await sql`update settings set extra = 'half-way'`.execute(tx)
    process.stdout.write('half-way\n')
    await new Promise((resolve) => setTimeout(resolve, 60_000))
  }
  await migrate(db, { ...migrations, '2999-01-01-second': { up: hanging } })
}
await db.destroy()
process.stdout.write('opened\n')
