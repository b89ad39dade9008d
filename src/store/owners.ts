/** Who may change a workspace's settings, once somebody was named: until then the list is empty. */
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { type ChangeExtras, insertAudit } from './audit.ts'

export type Owner = {
  /** A user's id. */
  readonly user: string
  readonly addedBy: string
  /** ISO time. */
  readonly addedAt: string
}

export type Owners = {
  readonly list: () => Promise<readonly Owner[]>
  /** Replaces the list, and keeps in the audit trail who did. Whoever stays keeps their date. */
  readonly replace: (users: readonly string[], by: string, extras?: ChangeExtras) => Promise<void>
}

export function ownersOf(db: Database, team: string, clock: Clock): Owners {
  return {
    list: async () => {
      const found = await db
        .selectFrom('owners')
        .where('team', '=', team)
        .selectAll()
        .orderBy('added_at')
        .orderBy('user_id')
        .execute()
      return found.map(({ user_id, added_by, added_at }) => ({ user: user_id, addedBy: added_by, addedAt: added_at }))
    },
    replace: (users, by, extras) =>
      db.transaction().execute((tx) => replaceOwners(tx, team, { users, by }, clock, extras)),
  }
}

/** In a transaction, which may change more. */
export async function replaceOwners(
  tx: Pick<Database, 'selectFrom' | 'deleteFrom' | 'insertInto'>,
  team: string,
  { users, by }: { readonly users: readonly string[]; readonly by: string },
  clock: Clock,
  extras?: ChangeExtras,
): Promise<void> {
  const rows = tx.selectFrom('owners').where('team', '=', team)
  const before = (await rows.select('user_id').orderBy('user_id').execute()).map(({ user_id }) => user_id)
  const after = [...new Set(users)].sort()
  const removed = before.filter((user) => !after.includes(user))
  const added = after.filter((user) => !before.includes(user))
  if (removed.length + added.length === 0) return
  if (removed.length > 0) {
    await tx.deleteFrom('owners').where('team', '=', team).where('user_id', 'in', removed).execute()
  }
  if (added.length > 0) {
    const at = timeAt(clock)
    await tx
      .insertInto('owners')
      .values(added.map((user_id) => ({ team, user_id, added_by: by, added_at: at })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await insertAudit(tx, team, { by, action: 'owners', channel: null, before, after }, clock, extras)
}
