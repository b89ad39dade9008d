/** Takes deliveries whose lease has ended, each by one process alone, however many take at once. */
import type { LeaseTime } from './clock.ts'
import { type Database, supportsWritableCte } from './database.ts'
import type { DeliveryRow } from './tables.ts'

export type NewLease = { readonly holder: string; readonly leaseTime: LeaseTime; readonly leaseSeconds: number }

/** The oldest first. Returns the rows as they were before. */
export function takeExpired(db: Database, limit: number, lease: NewLease): Promise<readonly DeliveryRow[]> {
  return supportsWritableCte(db) ? takeLocked(db, limit, lease) : takeOneByOne(db, limit, lease)
}

const expired = (from: Pick<Database, 'selectFrom'>, limit: number, { leaseTime }: NewLease) =>
  from
    .selectFrom('deliveries')
    .where('state', '=', 'noted')
    .where('lease_until', '<', leaseTime())
    .orderBy('noted_at')
    .limit(limit)
    .selectAll()

const heldBy = ({ holder, leaseTime, leaseSeconds }: NewLease) => ({ holder, lease_until: leaseTime(leaseSeconds) })

/** What another process is taking at this moment is not waited for. */
async function takeLocked(db: Database, limit: number, lease: NewLease): Promise<readonly DeliveryRow[]> {
  return db.transaction().execute(async (tx) => {
    const rows = await expired(tx, limit, lease).forUpdate().skipLocked().execute()
    for (const [team, ofTeam] of Map.groupBy(rows, (row) => row.team)) {
      const ids = ofTeam.map(({ id }) => id)
      const taken = tx.updateTable('deliveries').set(heldBy(lease))
      await taken.where('team', '=', team).where('id', 'in', ids).execute()
    }
    return rows
  })
}

/** Where rows cannot be locked: whoever else takes one changes its lease, and nothing is found here then. */
async function takeOneByOne(db: Database, limit: number, lease: NewLease): Promise<readonly DeliveryRow[]> {
  const taken: DeliveryRow[] = []
  for (const row of await expired(db, limit, lease).execute()) {
    const changed = await db
      .updateTable('deliveries')
      .set(heldBy(lease))
      .where('team', '=', row.team)
      .where('id', '=', row.id)
      .where('state', '=', 'noted')
      .where('lease_until', '=', row.lease_until)
      .returning('id')
      .executeTakeFirst()
    if (changed !== undefined) taken.push(row)
  }
  return taken
}
