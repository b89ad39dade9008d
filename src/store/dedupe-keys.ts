/** Keys of deliveries: what came once is recognised when it comes again. */
import type { QueryCreator, Transaction } from 'kysely'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** `seconds`: how long the key stays taken. */
export type DedupeKey = { readonly key: string; readonly seconds: number }

export type DedupeKeys = {
  /** True where the key was free, or is this delivery's already. */
  readonly claim: (delivery: string, key: DedupeKey) => Promise<boolean>
}

/** The keys of one workspace. */
export function dedupeKeysOf(db: Database, team: string, clock: Clock): DedupeKeys {
  return {
    claim: (delivery, key) => db.transaction().execute((tx) => claimKeys(tx, team, delivery, [key], clock)),
  }
}

/** All of them or, where one is another delivery's, false: the caller then rolls back or writes nothing more. */
export async function claimKeys(
  tx: Transaction<Tables>,
  team: string,
  delivery: string,
  keys: readonly DedupeKey[],
  clock: Clock,
): Promise<boolean> {
  if (keys.length === 0) return true
  return (await claimKeysQuery(tx, team, delivery, keys, clock).execute()).length === keys.length
}

/** The statement that takes those of `keys` (one at least) that are free, and tells which. */
export function claimKeysQuery(
  db: Pick<QueryCreator<Tables>, 'insertInto'>,
  team: string,
  delivery: string,
  keys: readonly DedupeKey[],
  clock: Clock,
) {
  // In one order everywhere, so that two deliveries of the same thing wait for each other instead of both failing.
  const rows = keys
    .map(({ key, seconds }) => ({ team, key, delivery, until: timeAt(clock, seconds) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
  return db
    .insertInto('delivery_keys')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['team', 'key'])
        .doUpdateSet((is) => ({ delivery: is.ref('excluded.delivery'), until: is.ref('excluded.until') }))
        .where((is) =>
          is.or([
            is('delivery_keys.until', '<', timeAt(clock)),
            is('delivery_keys.delivery', '=', is.ref('excluded.delivery')),
          ]),
        ),
    )
    .returning('key')
}
