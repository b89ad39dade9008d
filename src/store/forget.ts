/** Forgetting: all of a team when it goes, and what is older than the team wants kept. */
import type { Database } from './database.ts'
import { teamTables } from './tables.ts'

/** Every row of the team, in one transaction. */
export async function forgetTeam(db: Database, team: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of teamTables) await tx.deleteFrom(table).where('team', '=', team).execute()
  })
}

/** Threads without a turn since the ISO time, and what was reported before it. Settings stay. */
export async function purgeTeam(db: Database, team: string, before: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of ['estimates', 'runs', 'approvals'] as const) {
      await tx.deleteFrom(table).where('team', '=', team).where('at', '<', before).execute()
    }
    const inactive = await tx
      .selectFrom('thread_turns')
      .where('team', '=', team)
      .groupBy(['channel', 'thread'])
      .having(({ fn }) => fn.max('at'), '<', before)
      .select(['channel', 'thread'])
      .execute()
    for (const { channel, thread } of inactive) {
      for (const table of ['thread_turns', 'thread_revisions'] as const) {
        await tx
          .deleteFrom(table)
          .where('team', '=', team)
          .where('channel', '=', channel)
          .where('thread', '=', thread)
          .execute()
      }
    }
  })
}
