/** Notes a delivery together with the keys by which it is recognised: all of it or nothing. */
import { type Expression, sql } from 'kysely'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import { type DedupeKey, claimKeys, claimKeysQuery } from './dedupe-keys.ts'
import type { DeliveryRow } from './tables.ts'

/** Its lease is written by the clock that leases are counted by. */
export type NewRow = Omit<DeliveryRow, 'lease_until'>

/** False where one of the keys is another delivery's; nothing is written then. */
export async function recordInTransaction(
  db: Database,
  row: NewRow,
  keys: readonly DedupeKey[],
  leaseEnd: Expression<string>,
  clock: Clock,
): Promise<boolean> {
  try {
    await db.transaction().execute(async (tx) => {
      if (!(await claimKeys(tx, row.team, row.id, keys, clock))) throw new DuplicateDelivery()
      await tx
        .insertInto('deliveries')
        .values({ ...row, lease_until: leaseEnd })
        .execute()
    })
    return true
  } catch (error) {
    if (error instanceof DuplicateDelivery) return false
    throw error
  }
}

/** The same in one statement, where a WITH may write; needs a key. */
export async function recordInOneStatement(
  db: Database,
  row: NewRow,
  keys: readonly DedupeKey[],
  leaseEnd: Expression<string>,
  clock: Clock,
): Promise<boolean> {
  const { team, id, attempts, ...textColumns } = row
  const noted = await db
    .with('taken', (also) => claimKeysQuery(also, team, id, keys, clock))
    .insertInto('deliveries')
    .columns(['team', 'id', 'attempts', 'lease_until', ...textColumnsOf(textColumns)])
    .expression(
      db
        .selectNoFrom((is) => [
          is.val(team).as('team'),
          is.val(id).as('id'),
          is.cast<number>(is.val(attempts), 'integer').as('attempts'),
          is.cast<string>(leaseEnd, 'text').as('lease_until'),
          ...textColumnsOf(textColumns).map((column) => is.val(textColumns[column]).as(column)),
        ])
        .where(sql<number>`(select count(*) from taken)`, '=', keys.length),
    )
    .returning('id')
    .executeTakeFirst()
  if (noted !== undefined) return true
  // Those that were free. Should the process die before, they stay taken by what came before anyway.
  await db.deleteFrom('delivery_keys').where('team', '=', team).where('delivery', '=', id).execute()
  return false
}

/** Thrown inside the transaction, so that the keys taken so far are given back. */
class DuplicateDelivery extends Error {}

type TextColumns = Omit<NewRow, 'team' | 'id' | 'attempts'>
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the object was made of these
const textColumnsOf = (textColumns: TextColumns) => Object.keys(textColumns) as (keyof TextColumns)[]
