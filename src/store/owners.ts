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

/** Who own from then on, and who were taken for owners without being in the list, such as those of the beginning. */
export type OwnersChange = { readonly users: readonly string[]; readonly former?: readonly string[] }

export type Owners = {
  readonly list: () => Promise<readonly Owner[]>
  /** Users who were owners and were taken off the list. */
  readonly removed: () => Promise<readonly string[]>
  /** Replaces the list, and keeps in the audit trail who did. Whoever stays keeps their date. */
  readonly replace: (change: OwnersChange, by: string, extras?: ChangeExtras) => Promise<void>
}

/** Stands where somebody was taken off the list: nobody names them. */
const nobody = ''

/** The owners of one team. Removed ones stay known, so that they are not named again by themselves. */
export function ownersOf(db: Database, team: string, clock: Clock): Owners {
  const rows = () => db.selectFrom('owners').where('team', '=', team).orderBy('added_at').orderBy('user_id')
  return {
    list: async () => {
      const found = await rows().where('added_by', '<>', nobody).selectAll().execute()
      return found.map(({ user_id, added_by, added_at }) => ({ user: user_id, addedBy: added_by, addedAt: added_at }))
    },
    removed: async () => {
      const found = await rows().where('added_by', '=', nobody).select('user_id').execute()
      return found.map(({ user_id }) => user_id)
    },
    replace: (change, by, extras) =>
      db.transaction().execute((tx) => replaceOwners(tx, team, change, by, clock, extras)),
  }
}

/** In a transaction, which may change more. */
export async function replaceOwners(
  tx: Pick<Database, 'selectFrom' | 'insertInto'>,
  team: string,
  { users, former = [] }: OwnersChange,
  by: string,
  clock: Clock,
  extras?: ChangeExtras,
): Promise<void> {
  const rows = tx.selectFrom('owners').where('team', '=', team).where('added_by', '<>', nobody)
  const before = (await rows.select('user_id').orderBy('user_id').execute()).map(({ user_id }) => user_id)
  const after = [...new Set(users)].sort()
  const removed = [...new Set([...before, ...former])].filter((user) => !after.includes(user))
  const added = after.filter((user) => !before.includes(user))
  if (removed.length + added.length === 0) return
  const at = timeAt(clock)
  for (const [changed, added_by] of [
    [removed, nobody],
    [added, by],
  ] as const) {
    if (changed.length === 0) continue
    await tx
      .insertInto('owners')
      .values(changed.map((user_id) => ({ team, user_id, added_by, added_at: at })))
      .onConflict((conflict) => conflict.columns(['team', 'user_id']).doUpdateSet({ added_by, added_at: at }))
      .execute()
  }
  await insertAudit(tx, team, { by, action: 'owners', channel: null, before, after }, clock, extras)
}
